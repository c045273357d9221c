import type { PortMapIndex, PortMapRow, PortMark, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { counted, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { Pager } from '../parts/pager.tsx'
import { ZoomBox } from '../parts/picture.tsx'

const words = labels.portMap

/** `port-map.html` */
export const portMapPage = ({ shell, data }: TemplateInput<PortMapIndex>): string =>
  htmlDocument({
    shell,
    title: words.title,
    section: 'port-map',
    children: (
      <Article
        kicker={labels.kind.index}
        title={words.title}
        summary={words.lead}
        status={<Meetings data={data} />}
        wide
      >
        {data.total === 0 ? (
          <p class="empty none">{words.none}</p>
        ) : (
          <>
            <Legend />
            <Pager parts={data.parts} />
            <ZoomBox id="map" hint={words.hint}>
              <div class="picture" id="map" tabindex={0}>
                <MapPicture data={data} />
              </div>
            </ZoomBox>
            <Pager parts={data.parts} below />
            <p>
              {words.table} <a href="ports.html">{labels.ports.title}</a>,{' '}
              <a href="conflicts.html">{labels.conflicts.title}</a>
            </p>
          </>
        )}
      </Article>
    ),
  })

const Meetings = ({ data }: { data: PortMapIndex }) => (
  <p class="status">
    <a href="conflicts.html">
      {data.conflicts === 0 ? (
        <span class="badge good">{labels.main.noConflicts}</span>
      ) : (
        <span class="badge severity-error">{counted(labels.main.conflicts, data.conflicts)}</span>
      )}
    </a>
    {data.shares > 0 && (
      <a href="conflicts.html#shares">
        <span class="badge">{counted(labels.main.shares, data.shares)}</span>
      </a>
    )}
  </p>
)

const cell = 20
const labelWidth = 104
const letterWidth = 7.2
/** Letters of a service's title. */
const longestTitle = 28

const MapPicture = ({ data: { columns, rows } }: { data: PortMapIndex }) => {
  const titles = columns.map((column) => column?.label ?? labels.baseLayer)
  const top =
    Math.round(Math.min(longestTitle, Math.max(...titles.map(({ length }) => length))) * letterWidth) + 16
  const width = labelWidth + columns.length * cell + labelWidth
  const height = top + rows.length * cell + 8
  return (
    <svg class="port-map" viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      <title>{words.picture}</title>
      {columns.map((column, index) => (
        <ColumnHead key={index} title={titles[index] ?? ''} href={column?.href} x={xOf(index)} y={top - 8} />
      ))}
      {rows.map((row, index) => (
        <Row
          key={row.label}
          row={row}
          titles={titles}
          y={top + index * cell}
          width={width}
          striped={index % 2 === 0}
        />
      ))}
    </svg>
  )
}

const xOf = (column: number): number => labelWidth + column * cell + cell / 2

function ColumnHead({
  title,
  href,
  x,
  y,
}: {
  title: string
  href?: string | undefined
  x: number
  y: number
}) {
  const text = (
    <text class="column-name" transform={`translate(${x + 4} ${y}) rotate(-90)`}>
      {title.length > longestTitle ? `${title.slice(0, longestTitle - 1).trimEnd()}…` : title}
    </text>
  )
  return href === undefined ? text : <a href={href}>{text}</a>
}

interface RowProps {
  readonly row: PortMapRow
  readonly titles: readonly string[]
  readonly y: number
  readonly width: number
  readonly striped: boolean
}

const Row = ({ row: { label, marks, spans, claims }, titles, y, width, striped }: RowProps) => (
  <>
    {striped && <rect class="stripe" x="0" y={y} width={width} height={cell} />}
    <text class="number-name" x={labelWidth - 10} y={y + 14} text-anchor="end">
      {label}
    </text>
    {spans.map(({ from, to, kind }) => (
      <path key={`${kind}${from}`} class={`span ${kind}`} d={`M${xOf(from)} ${y + cell / 2}H${xOf(to)}`} />
    ))}
    {marks.map((mark) => (
      <Mark key={mark.column} mark={mark} label={label} title={titles[mark.column] ?? ''} y={y + cell / 2} />
    ))}
    {claims !== undefined && (
      <text class="number-name" x={width - labelWidth + 10} y={y + 14}>
        {counted(labels.services.total, claims)}
      </text>
    )}
  </>
)

interface MarkProps {
  readonly mark: PortMark
  readonly label: string
  readonly title: string
  readonly y: number
}

function Mark({ mark: { column, kind, transports, name, href }, label, title, y }: MarkProps) {
  const shape = (
    <g class={`mark ${kind}`}>
      <title>
        {[`${title} ${label}/${transports.join('+')}`, name, words.kind[kind]].filter(Boolean).join(' · ')}
      </title>
      <Shape kind={kind} x={xOf(column)} y={y} />
    </g>
  )
  return href === undefined ? shape : <a href={href}>{shape}</a>
}

/** A shape of its own for each kind, so that colour is never the only sign. */
function Shape({ kind, x, y }: { kind: PortMark['kind']; x: number; y: number }) {
  switch (kind) {
    case 'conflict':
      return (
        <>
          <path d={`M${x} ${y - 9}l9 9-9 9-9-9Z`} />
          <text x={x} y={y + 4} text-anchor="middle">
            !
          </text>
        </>
      )
    case 'shared':
      return <circle cx={x} cy={y} r="6" />
    case 'disabled':
      return <path d={`M${x - 5} ${y - 5}l10 10m0-10l-10 10`} />
    default:
      return <rect x={x - 5.5} y={y - 5.5} width="11" height="11" rx="2" />
  }
}

const kinds = ['single', 'shared', 'conflict', 'reserved', 'disabled'] as const

const Legend = () => (
  <ul class="map-legend">
    {kinds.map((kind) => (
      <li key={kind}>
        <svg class="port-map" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
          <g class={`mark ${kind}`}>
            <Shape kind={kind} x={10} y={10} />
          </g>
        </svg>{' '}
        {words.kind[kind]}
      </li>
    ))}
  </ul>
)

import type { PortRow } from '../../src/render/page.ts'
import { fill, labels } from '../labels.ts'
import { Breakable } from './link.tsx'
import { Table } from './table.tsx'

const words = labels.port

/** Ports of a service, in the order of its document. */
export const PortTable = ({ rows }: { rows: readonly PortRow[] }) => (
  <Table
    label={labels.sections.ports}
    columns={[
      { label: words.port },
      { label: words.protocol },
      { label: words.bind },
      { label: words.exposure },
      { label: words.tls },
      { label: words.auth },
      { label: words.allow },
      { label: words.notes },
    ]}
  >
    {rows.map((row) => (
      <tr key={row.anchor} id={row.anchor}>
        <th scope="row">
          <code>{row.label}</code>
          {row.name && <span class="sub">{row.name}</span>}
          {row.state !== 'listening' && <span class="badge">{words.state[row.state]}</span>}
        </th>
        <td>{row.protocol ?? <Unknown />}</td>
        <td>
          <Bind row={row} />
        </td>
        <td>{row.exposure ? <span class={`exposure ${row.exposure}`}>{row.exposure}</span> : <Unknown />}</td>
        <td>{row.tls ?? <Unknown />}</td>
        <td>{row.auth ?? <Unknown />}</td>
        <td>
          {row.sources.map(({ text, href }) => (
            <span class="line" key={text}>
              {href ? <a href={href}>{text}</a> : <Breakable text={text} />}
            </span>
          ))}
        </td>
        <td class="notes">
          <Notes row={row} />
        </td>
      </tr>
    ))}
  </Table>
)

const Unknown = () => <span class="missing">{labels.unknown}</span>

function Bind({ row: { bind, v6only, netns } }: { row: PortRow }) {
  return (
    <>
      {bind === undefined ? (
        <span class="missing">{words.bindUnknown}</span>
      ) : (
        bind.map((address) => (
          <span class="line" key={address}>
            {address === '*' ? words.everyAddress : <code>{address}</code>}
          </span>
        ))
      )}
      {v6only && <span class="sub">{words.v6only}</span>}
      {netns && <span class="sub">{fill(words.netns, { name: netns })}</span>}
    </>
  )
}

function Notes({ row }: { row: PortRow }) {
  return (
    <>
      {row.conflicts.map(({ href, label }) => (
        <span class="line" key={href}>
          <span class="badge severity-error">{words.conflictMark}</span>{' '}
          <a href={href}>
            {words.conflict} {label}
          </a>
        </span>
      ))}
      {row.why && <span class="line">{row.why}</span>}
      {row.dynamic && <span class="line">{words.dynamic}</span>}
      {row.share && <span class="line">{fill(words.share, row.share)}</span>}
      {row.user && (
        <span class="sub">
          {words.user} <code>{row.user}</code>
        </span>
      )}
      {row.risk && (
        <span class="line risk">
          <span class="badge severity-warn">{fill(words.risk, { date: row.risk.until })}</span> {row.risk.why}
        </span>
      )}
    </>
  )
}

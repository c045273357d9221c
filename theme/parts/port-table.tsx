import type { PortRow } from '../../src/render/page.ts'
import { fill, labels } from '../labels.ts'
import { replaceable } from '../replaceable.ts'
import { Breakable } from './link.tsx'
import { Table } from './table.tsx'

const words = labels.port

/** Ports of a service, in the order of its document. */
export const PortTable = replaceable('port-table', ({ rows }: { rows: readonly PortRow[] }) => (
  <Table
    label={labels.sections.ports}
    stack
    columns={[
      { label: words.port },
      { label: words.protocol },
      { label: words.bind },
      { label: words.exposure },
      { label: words.security },
      { label: words.allow },
    ]}
  >
    {rows.map((row) => (
      <>
        <tr key={row.anchor} id={row.anchor} class={hasNotes(row) ? 'has-notes' : undefined}>
          <th scope="row">
            <code>{row.label}</code>
            {row.name && <span class="sub">{row.name}</span>}
            {row.state !== 'listening' && <span class="badge">{words.state[row.state]}</span>}
          </th>
          <td data-label={words.protocol}>{row.protocol ?? <Unknown />}</td>
          <td data-label={words.bind}>
            <Bind row={row} />
          </td>
          <td data-label={words.exposure}>{row.exposure ?? <Unknown />}</td>
          <td data-label={words.security}>
            <span class="line">
              {words.tls}: {row.tls ?? <Unknown />}
            </span>
            <span class="line">
              {words.auth}: {row.auth ?? <Unknown />}
            </span>
          </td>
          <td data-label={words.allow}>
            {row.sources.map(({ text, href }) => (
              <span class="line" key={text}>
                {href ? <a href={href}>{text}</a> : <Breakable text={text} />}
              </span>
            ))}
          </td>
        </tr>
        {hasNotes(row) && (
          <tr class="notes">
            <td colspan={6}>
              <Notes row={row} />
            </td>
          </tr>
        )}
      </>
    ))}
  </Table>
))

const hasNotes = ({ conflicts, why, dynamic, share, user, risk }: PortRow): boolean =>
  conflicts.length > 0 || dynamic || Boolean(why ?? share ?? user ?? risk)

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
            {words.conflict} {label || labels.baseLayer}
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

import type { Package } from '../../src/model/schema/package.ts'
import { labels } from '../labels.ts'
import { replaceable } from '../replaceable.ts'
import { Breakable, MaybeLink } from './link.tsx'
import { Table } from './table.tsx'

const words = labels.package

/** Packages of a service, in the order of its document. */
export const PackageTable = replaceable('package-table', ({ rows }: { rows: readonly Package[] }) => (
  <Table
    label={labels.sections.packages}
    stack
    columns={[{ label: words.name }, { label: words.source }, { label: words.version }, { label: words.why }]}
  >
    {rows.map((row, index) => (
      <tr key={index}>
        <th scope="row">
          <code>
            <Breakable text={row.name} />
          </code>
          {row.ensure !== 'present' && <span class="badge">{words.ensured[row.ensure]}</span>}
        </th>
        <td data-label={words.source}>
          {row.source}
          <span class="sub">{[row.repository, row.suite, row.component].filter(Boolean).join(' ')}</span>
        </td>
        <td data-label={row.version && words.version}>{row.version && <code>{row.version}</code>}</td>
        <td data-label={row.why && words.why}>
          {row.why}
          <Packaging row={row} />
        </td>
      </tr>
    ))}
  </Table>
))

/** How far a package is on its way into Debian. */
function Packaging({ row: { packagedAs, tracking, lock } }: { row: Package }) {
  return (
    <>
      {packagedAs && (
        <span class="sub">
          {words.packagedAs} <code>{packagedAs}</code>
        </span>
      )}
      {tracking && (
        <span class="sub">
          {words.tracking}{' '}
          <MaybeLink label={tracking} href={/^https?:/.test(tracking) ? tracking : undefined} />
        </span>
      )}
      {lock && (
        <span class="sub">
          {words.lock} <code>{lock}</code>
        </span>
      )}
    </>
  )
}

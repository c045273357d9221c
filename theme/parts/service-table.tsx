import type { Parts, ServiceRow } from '../../src/render/page.ts'
import { labels } from '../labels.ts'
import { replaceable } from '../replaceable.ts'
import { CountBadges, countAll, LifecycleBadge } from './badge.tsx'
import { MaybeLink } from './link.tsx'
import { Table } from './table.tsx'

interface ServiceTableProps {
  readonly label: string
  readonly rows: readonly ServiceRow[]
  readonly filter?: boolean
  readonly parts?: Parts | undefined
}

/** Services with what one wants to know of each at a glance. */
export const ServiceTable = replaceable(
  'service-table',
  function ServiceTable({ label, rows, filter = false, parts }: ServiceTableProps) {
    // Where all are of one system, that stands above them.
    const bySystem = new Set(rows.map(({ system }) => system?.href)).size > 1
    return (
      <Table
        label={label}
        filter={filter}
        parts={parts}
        sortable
        stack
        columns={[
          { label: labels.services.name },
          { label: labels.lifecycleLabel },
          { label: labels.owner },
          ...(bySystem ? [{ label: labels.system }] : []),
          { label: labels.services.findings, numeric: true },
        ]}
      >
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <a href={row.href}>{row.label}</a>
              {row.summary && <span class="sub">{row.summary}</span>}
            </th>
            <td data-label={labels.lifecycleLabel}>
              <LifecycleBadge lifecycle={row.lifecycle} />
            </td>
            <td data-label={row.owner && labels.owner}>{row.owner && <MaybeLink {...row.owner} />}</td>
            {bySystem && (
              <td data-label={row.system && labels.system}>{row.system && <MaybeLink {...row.system} />}</td>
            )}
            <td
              class="number"
              data-label={countAll(row.findings) > 0 ? labels.services.findings : undefined}
              data-sort={row.findings.errors * 1e6 + row.findings.warnings * 1e3 + row.findings.infos}
            >
              {countAll(row.findings) > 0 && <CountBadges counts={row.findings} />}
            </td>
          </tr>
        ))}
      </Table>
    )
  },
)

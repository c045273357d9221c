import type { Neighbours } from '../../src/render/page.ts'
import { counted, labels } from '../labels.ts'
import { LinkList } from './link.tsx'
import { Table } from './table.tsx'

interface NeighbourTableProps extends Neighbours {
  readonly label: string
  /** Heading over the services here. */
  readonly here: string
  readonly none: string
}

/** Services elsewhere that are tied to services here. */
export const NeighbourTable = ({ rows, more, label, here, none }: NeighbourTableProps) =>
  rows.length === 0 ? (
    <p class="empty none">{none}</p>
  ) : (
    <>
      <Table
        label={label}
        stack
        columns={[
          { label: labels.dependency.service },
          { label: labels.dependency.criticality },
          { label: here },
        ]}
      >
        {rows.map((row) => (
          <tr key={row.service.href}>
            <th scope="row">
              <a href={row.service.href}>{row.service.label}</a>
            </th>
            <td data-label={labels.dependency.criticality}>{labels.dependency[row.criticality]}</td>
            <td data-label={here}>
              <LinkList links={row.here} more={row.moreHere} />
            </td>
          </tr>
        ))}
      </Table>
      {more > 0 && <p>{counted(labels.more, more)}</p>}
    </>
  )

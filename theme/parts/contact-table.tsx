import type { ContactRow } from '../../src/render/page.ts'
import { fill, labels } from '../labels.ts'
import { MaybeLink } from './link.tsx'
import { Table } from './table.tsx'

const words = labels.contact

/** Where to connect, and what each channel is best for. */
export const ContactTable = ({ rows, label }: { rows: readonly ContactRow[]; label: string }) => (
  <Table
    label={label}
    columns={[
      { label: words.connect },
      { label: words.bestFor },
      { label: words.hours },
      { label: words.response },
    ]}
  >
    {rows.map((row, index) => (
      <tr key={index}>
        <th scope="row">
          <span class="sub">{words.kind[row.kind]}</span>
          <span class="address">
            <MaybeLink label={row.address} href={row.href} />
          </span>
        </th>
        <td>
          {row.bestFor}
          {row.team && <span class="sub">{fill(words.from, { team: row.team.label })}</span>}
        </td>
        <td>{row.hours}</td>
        <td>{row.response}</td>
      </tr>
    ))}
  </Table>
)

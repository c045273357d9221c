import type { ContactRow, TeamContacts } from '../../src/render/page.ts'
import { fill, labels } from '../labels.ts'
import { replaceable } from '../replaceable.ts'
import { Breakable, MaybeLink } from './link.tsx'
import { Table } from './table.tsx'

const words = labels.contact

/** Where to connect, and what each channel is best for. */
export const ContactTable = replaceable(
  'contact-table',
  ({ rows, label }: { rows: readonly ContactRow[]; label: string }) => (
    <Table
      label={label}
      stack
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
              <MaybeLink label={<Breakable text={row.address} />} href={row.href} />
            </span>
          </th>
          <td data-label={words.bestFor}>
            {row.bestFor}
            {row.team && <span class="sub">{fill(words.from, { team: row.team.label })}</span>}
          </td>
          <td data-label={row.hours && words.hours}>{row.hours}</td>
          <td data-label={row.response && words.response}>{row.response}</td>
        </tr>
      ))}
    </Table>
  ),
)

/** Whom to call: the contacts of some teams. */
export const TeamContactTables = ({ contacts }: { contacts: readonly TeamContacts[] }) =>
  contacts.length === 0 ? (
    <p class="empty undocumented">{labels.empty.contacts.undocumented}</p>
  ) : (
    contacts.map(({ team, rows }) => (
      <div key={team.href}>
        <h3>
          <a href={team.href}>{team.label}</a>
        </h3>
        <ContactTable rows={rows} label={team.label} />
      </div>
    ))
  )

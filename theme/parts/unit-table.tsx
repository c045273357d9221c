import type { Unit } from '../../src/model/schema/unit.ts'
import { labels } from '../labels.ts'
import { replaceable } from '../replaceable.ts'
import { Table } from './table.tsx'

const words = labels.unit

/** systemd units and the state they must be in. */
export const UnitTable = replaceable('unit-table', ({ rows }: { rows: readonly Unit[] }) => (
  <Table
    label={labels.sections.units}
    columns={[{ label: words.name }, { label: words.state }, { label: words.enabled }]}
  >
    {rows.map(({ name, state, enabled }) => (
      <tr key={name}>
        <th scope="row">
          <code>{name}</code>
        </th>
        <td>{words[state]}</td>
        <td>{enabled ? labels.yes : labels.no}</td>
      </tr>
    ))}
  </Table>
))

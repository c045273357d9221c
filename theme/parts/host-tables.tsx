import type { HostPackage, ListenerRow, Parts } from '../../src/render/page.ts'
import { fill, labels } from '../labels.ts'
import { Breakable, LinkList } from './link.tsx'
import { Table } from './table.tsx'

const { sections, port: words } = labels

interface RowsProps<Row> {
  readonly rows: readonly Row[]
  readonly filter?: boolean
  readonly parts?: Parts | undefined
}

const Unknown = () => <span class="missing">{labels.unknown}</span>

/** What listens on a host. */
export const ListenerTable = ({ rows, filter, parts }: RowsProps<ListenerRow>) => (
  <Table
    label={sections.listeners}
    sortable
    filter={filter}
    parts={parts}
    columns={[
      { label: words.port },
      { label: words.service },
      { label: words.protocol },
      { label: words.bind },
      { label: words.exposure },
      { label: words.security },
      { label: words.allow },
    ]}
  >
    {rows.map((row, index) => (
      <tr key={index}>
        <th scope="row">
          <code>{row.port}</code>
          {row.name && <span class="sub">{row.name}</span>}
          {row.conflict && <span class="badge severity-error">{words.conflictMark}</span>}
        </th>
        <td>{row.service ? <a href={row.service.href}>{row.service.label}</a> : labels.baseLayer}</td>
        <td>{row.protocol}</td>
        <td>
          {row.bind === '*' ? words.everyAddress : row.bind && <code>{row.bind}</code>}
          {row.netns && <span class="sub">{fill(words.netns, { name: row.netns })}</span>}
        </td>
        <td>{row.exposure}</td>
        <td>
          <span class="line">
            {words.tls}: {row.tls ?? <Unknown />}
          </span>
          <span class="line">
            {words.auth}: {row.auth ?? <Unknown />}
          </span>
        </td>
        <td>
          {row.allow.map((source) => (
            <span class="line" key={source}>
              <Breakable text={source} />
            </span>
          ))}
        </td>
      </tr>
    ))}
  </Table>
)

/** What is installed on a host. */
export const HostPackageTable = ({ rows, filter, parts }: RowsProps<HostPackage>) => (
  <Table
    label={sections.packages}
    sortable
    filter={filter}
    parts={parts}
    columns={[
      { label: labels.package.name },
      { label: labels.package.source },
      { label: labels.package.services },
    ]}
  >
    {rows.map(({ name, source, services }) => (
      <tr key={`${name} ${source}`}>
        <th scope="row">
          <code>
            <Breakable text={name} />
          </code>
        </th>
        <td>{source}</td>
        <td>{services.length === 0 ? labels.baseLayer : <LinkList links={services} />}</td>
      </tr>
    ))}
  </Table>
)

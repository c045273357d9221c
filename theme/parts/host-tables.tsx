import type { HostPackage, HostService, HostUnit, ListenerRow, Parts } from '../../src/render/page.ts'
import { counted, fill, labels } from '../labels.ts'
import { LifecycleBadge } from './badge.tsx'
import { Breakable, LinkList, MaybeLink, RangeNote } from './link.tsx'
import { Table } from './table.tsx'

const { sections, host, port: words } = labels

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
    {rows.map(({ name, source, services, range }) => (
      <tr key={`${name} ${source} ${range?.from}`}>
        <th scope="row">
          <code>
            <Breakable text={name} />
          </code>
          <RangeNote range={range} />
        </th>
        <td>{source}</td>
        <td>{services.length === 0 ? labels.baseLayer : <LinkList links={services} />}</td>
      </tr>
    ))}
  </Table>
)

/** What runs on a host, and what helps when it breaks. */
export const HostServiceTable = ({ rows, filter, parts }: RowsProps<HostService>) => (
  <Table
    label={sections.services}
    stack
    filter={filter}
    parts={parts}
    columns={[
      { label: labels.services.name },
      { label: labels.owner },
      { label: host.elsewhere },
      { label: host.aid },
    ]}
  >
    {rows.map((row) => (
      <tr key={row.id}>
        <th scope="row">
          <a href={row.href}>{row.label}</a>{' '}
          {row.lifecycle !== 'production' && <LifecycleBadge lifecycle={row.lifecycle} />}
          {row.summary && <span class="sub">{row.summary}</span>}
        </th>
        <td data-label={row.owner && labels.owner}>{row.owner && <MaybeLink {...row.owner} />}</td>
        <td data-label={host.elsewhere}>
          {row.elsewhere > 0 ? (
            counted(labels.hostCount, row.elsewhere)
          ) : (
            <>
              <span class="missing">{host.onlyHere}</span>
              {row.stops !== undefined && row.stops > 0 && (
                <a class="line" href={`${row.href}#blast`}>
                  {counted(labels.blast.stops, row.stops)}
                </a>
              )}
            </>
          )}
        </td>
        <td data-label={row.aid.length > 0 ? host.aid : undefined}>
          {row.aid.map(({ stage, count, href }) => (
            <a key={stage} class="line" href={href}>
              {labels.command.when[stage]} ({count})
            </a>
          ))}
        </td>
      </tr>
    ))}
  </Table>
)

/** Units of what runs on a host. */
export const HostUnitTable = ({ rows, filter, parts }: RowsProps<HostUnit>) => (
  <Table
    label={sections.units}
    filter={filter}
    parts={parts}
    columns={[{ label: labels.unit.name }, { label: labels.unit.state }, { label: words.service }]}
  >
    {rows.map(({ name, state, service }) => (
      <tr key={`${name} ${service.href}`}>
        <th scope="row">
          <code>{name}</code>
        </th>
        <td>{labels.unit[state]}</td>
        <td>
          <a href={service.href}>{service.label}</a>
        </td>
      </tr>
    ))}
  </Table>
)

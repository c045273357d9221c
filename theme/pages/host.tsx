import type { HostPage, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { counted, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { LifecycleBadge } from '../parts/badge.tsx'
import { TeamContactTables } from '../parts/contact-table.tsx'
import { HostPackageTable, ListenerTable } from '../parts/host-tables.tsx'
import { LinkList, MaybeLink, RestLine } from '../parts/link.tsx'
import { NeighbourTable } from '../parts/neighbour-table.tsx'
import { Section } from '../parts/section.tsx'
import { Table } from '../parts/table.tsx'

const { sections, host, port: words } = labels

/** `hosts/NAME.html` */
export const hostPage = ({ shell, data }: TemplateInput<HostPage>): string =>
  htmlDocument({
    shell,
    title: data.name,
    section: 'hosts',
    children: (
      <Article
        kicker={<a href={`${shell.root}hosts.html`}>{labels.kind.host}</a>}
        title={data.name}
        summary={host.lead}
        status={<Status data={data} />}
        contents={[
          { id: 'services', text: sections.services, depth: 2 },
          { id: 'contacts', text: host.contacts, depth: 2 },
          { id: 'listeners', text: sections.listeners, depth: 2 },
          { id: 'neighbours', text: host.neighbours, depth: 2 },
          { id: 'units', text: sections.units, depth: 2 },
          { id: 'packages', text: sections.packages, depth: 2 },
        ]}
      >
        <Section id="services" title={sections.services}>
          <Services data={data} />
        </Section>
        <Section id="contacts" title={host.contacts}>
          <TeamContactTables contacts={data.contacts} />
        </Section>
        <Section id="listeners" title={sections.listeners}>
          {data.listeners.length === 0 ? (
            <p class="empty none">{labels.empty.ports.none}</p>
          ) : (
            <ListenerTable rows={data.listeners} />
          )}
          <RestLine rest={data.moreListeners} />
        </Section>
        <Section id="neighbours" title={host.neighbours}>
          <Neighbours data={data} />
        </Section>
        <Section id="units" title={sections.units}>
          <Units data={data} />
        </Section>
        <Section id="packages" title={sections.packages}>
          {data.packages.length === 0 ? (
            <p class="empty none">{labels.empty.packages.none}</p>
          ) : (
            <HostPackageTable rows={data.packages} />
          )}
          <RestLine rest={data.morePackages} />
        </Section>
      </Article>
    ),
  })

/** What is wrong here, and what is lost with the host. */
function Status({ data }: { data: HostPage }) {
  const { conflicts } = data
  const alone = data.services.filter(({ elsewhere }) => elsewhere === 0).length
  if (conflicts + alone === 0) return null
  return (
    <p class="status">
      {conflicts > 0 && (
        <a href="#listeners">
          <span class="badge severity-error">{counted(host.inConflict, conflicts)}</span>
        </a>
      )}
      {alone > 0 && (
        <a href="#services">
          <span class="badge severity-warn">{counted(host.alone, alone)}</span>
        </a>
      )}
    </p>
  )
}

const Services = ({ data }: { data: HostPage }) => (
  <Table
    label={sections.services}
    stack
    columns={[
      { label: labels.services.name },
      { label: labels.owner },
      { label: host.elsewhere },
      { label: host.aid },
    ]}
  >
    {data.services.map((row) => (
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

/** What is tied to this host: hosts like it, what it needs, and who needs it. */
const Neighbours = ({ data: { peers, needs, neededBy } }: { data: HostPage }) => (
  <>
    <h3 id="peers">{host.peers}</h3>
    {peers.links.length === 0 ? (
      <p class="empty none">{host.noPeers}</p>
    ) : (
      <p>
        <LinkList links={peers.links} more={peers.more} />
      </p>
    )}
    <h3 id="needs">{host.needs}</h3>
    <NeighbourTable {...needs} label={host.needs} here={host.forService} none={host.needsNothing} />
    <h3 id="needed-by">{labels.dependency.neededBy}</h3>
    <NeighbourTable
      {...neededBy}
      label={labels.dependency.neededBy}
      here={host.needsService}
      none={host.neededByNone}
    />
  </>
)

const Units = ({ data: { units } }: { data: HostPage }) =>
  units.length === 0 ? (
    <p class="empty none">{host.noUnits}</p>
  ) : (
    <Table
      label={sections.units}
      columns={[{ label: labels.unit.name }, { label: labels.unit.state }, { label: words.service }]}
    >
      {units.map(({ name, state, service }) => (
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

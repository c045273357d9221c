import type { HostPage, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { counted, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { TeamContactTables } from '../parts/contact-table.tsx'
import { HostPackageTable, HostServiceTable, HostUnitTable, ListenerTable } from '../parts/host-tables.tsx'
import { LinkList, RestLine } from '../parts/link.tsx'
import { NeighbourTable } from '../parts/neighbour-table.tsx'
import { Section } from '../parts/section.tsx'

const { sections, host } = labels

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
          <HostServiceTable rows={data.services} />
          <RestLine rest={data.moreServices} />
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
          {data.units.length === 0 ? (
            <p class="empty none">{host.noUnits}</p>
          ) : (
            <HostUnitTable rows={data.units} />
          )}
          <RestLine rest={data.moreUnits} />
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
  const { conflicts, alone } = data
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

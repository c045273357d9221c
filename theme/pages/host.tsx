import type { HostPage, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { fill, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { ContactTable } from '../parts/contact-table.tsx'
import { Breakable, LinkList } from '../parts/link.tsx'
import { Section } from '../parts/section.tsx'
import { ServiceTable } from '../parts/service-table.tsx'
import { Table } from '../parts/table.tsx'

const { sections, port: words } = labels

/** `hosts/NAME.html` */
export const hostPage = ({ shell, data }: TemplateInput<HostPage>): string =>
  htmlDocument({
    shell,
    title: data.name,
    section: 'hosts',
    children: (
      <Article
        kicker={labels.kind.host}
        title={data.name}
        summary={labels.host.lead}
        contents={[
          { id: 'services', text: sections.services, depth: 2 },
          { id: 'listeners', text: sections.listeners, depth: 2 },
          { id: 'packages', text: sections.packages, depth: 2 },
          { id: 'contacts', text: labels.host.contacts, depth: 2 },
        ]}
      >
        <Section id="services" title={sections.services}>
          <ServiceTable label={sections.services} rows={data.services} />
        </Section>
        <Section id="listeners" title={sections.listeners}>
          <Listeners data={data} />
        </Section>
        <Section id="packages" title={sections.packages}>
          <Packages data={data} />
        </Section>
        <Section id="contacts" title={labels.host.contacts}>
          {data.contacts.length === 0 && (
            <p class="empty undocumented">{labels.empty.contacts.undocumented}</p>
          )}
          {data.contacts.map(({ team, rows }) => (
            <div key={team.href}>
              <h3>
                <a href={team.href}>{team.label}</a>
              </h3>
              <ContactTable rows={rows} label={team.label} />
            </div>
          ))}
        </Section>
      </Article>
    ),
  })

const Listeners = ({ data }: { data: HostPage }) =>
  data.listeners.length === 0 ? (
    <p class="empty none">{labels.empty.ports.none}</p>
  ) : (
    <Table
      label={sections.listeners}
      sortable
      columns={[
        { label: words.port },
        { label: words.service },
        { label: words.protocol },
        { label: words.bind },
        { label: words.exposure },
        { label: words.tls },
        { label: words.auth },
        { label: words.allow },
      ]}
    >
      {data.listeners.map((row, index) => (
        <tr key={index}>
          <th scope="row">
            <code>{row.port}</code>
            {row.name && <span class="sub">{row.name}</span>}
            {row.conflict && <span class="badge severity-error">{words.conflictMark}</span>}
          </th>
          <td>{row.service ? <a href={row.service.href}>{row.service.label}</a> : labels.baseLayer}</td>
          <td>{row.protocol}</td>
          <td>
            {row.bind === '*' ? words.everyAddress : <code>{row.bind}</code>}
            {row.netns && <span class="sub">{fill(words.netns, { name: row.netns })}</span>}
          </td>
          <td>{row.exposure}</td>
          <td>{row.tls}</td>
          <td>{row.auth}</td>
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

const Packages = ({ data }: { data: HostPage }) =>
  data.packages.length === 0 ? (
    <p class="empty none">{labels.empty.packages.none}</p>
  ) : (
    <Table
      label={sections.packages}
      sortable
      columns={[
        { label: labels.package.name },
        { label: labels.package.source },
        { label: labels.package.services },
      ]}
    >
      {data.packages.map(({ name, source, services }) => (
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

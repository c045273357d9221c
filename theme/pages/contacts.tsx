import type { ContactsIndex, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { counted, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { ContactTable } from '../parts/contact-table.tsx'
import { Empty } from '../parts/empty.tsx'
import { Pager } from '../parts/pager.tsx'
import { Section } from '../parts/section.tsx'

const words = labels.contacts

/** `contacts.html` */
export const contactsPage = ({ shell, data }: TemplateInput<ContactsIndex>): string =>
  htmlDocument({
    shell,
    title: words.title,
    section: 'contacts',
    children: (
      <Article kicker={labels.kind.index} title={words.title} summary={words.lead} wide>
        {data.teams.length + data.services.length === 0 && <Empty text={labels.emptyIndex.contacts} />}
        <Pager parts={data.parts} />
        {data.teams.length > 0 && (
          <Section id="teams" title={words.teams}>
            {data.teams.map(({ team, services, rows }) => (
              <div class="team" key={team.href}>
                <h3>
                  <a href={team.href}>{team.label}</a>
                </h3>
                <p class="quiet">
                  {team.summary} {services > 0 && `(${counted(words.count, services)})`}
                </p>
                {rows.length > 0 && (
                  <ContactTable rows={rows.map(({ team: _, ...row }) => row)} label={team.label} />
                )}
              </div>
            ))}
          </Section>
        )}
        {data.services.length > 0 && (
          <Section id="services" title={words.services}>
            {data.services.map(({ service, rows }) => (
              <div class="team" key={service.href}>
                <h3>
                  <a href={service.href}>{service.label}</a>
                </h3>
                <ContactTable rows={rows} label={service.label} />
              </div>
            ))}
          </Section>
        )}
        <Pager parts={data.parts} below />
      </Article>
    ),
  })

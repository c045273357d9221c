import type { TeamPage, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { Body, contentsOf } from '../parts/body.tsx'
import { ContactTable } from '../parts/contact-table.tsx'
import { RestLine } from '../parts/link.tsx'
import { DocumentedRows, Section } from '../parts/section.tsx'
import { ServiceTable } from '../parts/service-table.tsx'
import { Backlinks, Findings, PageFoot } from '../parts/wiki-footer.tsx'

const { sections, empty } = labels

/** `teams/ID.html` */
export const teamPage = ({ shell, data, body }: TemplateInput<TeamPage>): string =>
  htmlDocument({
    shell,
    title: data.title,
    description: data.summary,
    section: 'contacts',
    children: (
      <Article
        kicker={<a href={`${shell.root}contacts.html`}>{labels.kind.team}</a>}
        title={data.title}
        summary={data.summary}
        status={
          data.aliases.length > 0 && (
            <p class="status quiet">
              {labels.aliases}: {data.aliases.join(', ')}
            </p>
          )
        }
        contents={[
          ...contentsOf(data.body.headings),
          { id: 'contacts', text: sections.contacts, depth: 2 },
          { id: 'services', text: sections.services, depth: 2 },
          { id: 'backlinks', text: sections.backlinks, depth: 2 },
        ]}
      >
        <Body html={body} />
        <Section id="contacts" title={sections.contacts}>
          <DocumentedRows data={data.contacts} empty={empty.contacts}>
            {(rows) => <ContactTable rows={rows} label={sections.contacts} />}
          </DocumentedRows>
        </Section>
        <Section id="services" title={sections.services}>
          {data.services.length === 0 ? (
            <p class="empty none">{labels.team.noServices}</p>
          ) : (
            <ServiceTable label={sections.services} rows={data.services} />
          )}
          <RestLine rest={data.moreServices} />
        </Section>
        <Findings findings={data.findings} />
        <Backlinks backlinks={data.backlinks} more={data.moreBacklinks} />
        <PageFoot categories={data.categories} source={data.source} />
      </Article>
    ),
  })

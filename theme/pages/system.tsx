import type { SystemPage, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { counted, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { TeamContactTables } from '../parts/contact-table.tsx'
import { NeighbourTable } from '../parts/neighbour-table.tsx'
import { Pager } from '../parts/pager.tsx'
import { Section } from '../parts/section.tsx'
import { ServiceTable } from '../parts/service-table.tsx'

const { sections, host, dependency } = labels

/** `systems/NAME.html` */
export const systemPage = ({ shell, data: { name, total, rows, parts, first } }: TemplateInput<SystemPage>) =>
  htmlDocument({
    shell,
    title: name,
    section: 'services',
    children: (
      <Article
        kicker={<a href={`${shell.root}services-by-system.html`}>{labels.system}</a>}
        title={name}
        summary={counted(labels.services.total, total)}
        contents={
          first && [
            { id: 'services', text: sections.services, depth: 2 },
            { id: 'contacts', text: host.contacts, depth: 2 },
            { id: 'needs', text: host.needs, depth: 2 },
            { id: 'needed-by', text: dependency.neededBy, depth: 2 },
          ]
        }
      >
        <Section id="services" title={sections.services}>
          <Pager parts={parts} />
          <ServiceTable label={sections.services} rows={rows} parts={parts} />
          <Pager parts={parts} below />
        </Section>
        {first && (
          <>
            <Section id="contacts" title={host.contacts}>
              <TeamContactTables contacts={first.contacts} />
            </Section>
            <Section id="needs" title={host.needs}>
              <NeighbourTable
                {...first.needs}
                label={host.needs}
                here={host.forService}
                none={host.needsNothing}
              />
            </Section>
            <Section id="needed-by" title={dependency.neededBy}>
              <NeighbourTable
                {...first.neededBy}
                label={dependency.neededBy}
                here={host.needsService}
                none={host.neededByNone}
              />
            </Section>
          </>
        )}
      </Article>
    ),
  })

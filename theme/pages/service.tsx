import type { ReadinessRow, ServicePage, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { fill, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { CountBadges, countAll, LifecycleBadge } from '../parts/badge.tsx'
import { BlastSection } from '../parts/blast-section.tsx'
import { Body, contentsOf } from '../parts/body.tsx'
import { CommandList } from '../parts/command-list.tsx'
import { ConfigList } from '../parts/config-list.tsx'
import { ContactTable } from '../parts/contact-table.tsx'
import { DependencySection } from '../parts/dependency-section.tsx'
import { FindingList } from '../parts/finding-list.tsx'
import { Infobox } from '../parts/infobox.tsx'
import { PackageTable } from '../parts/package-table.tsx'
import { PortTable } from '../parts/port-table.tsx'
import { ReadinessCard } from '../parts/readiness-card.tsx'
import { DocumentedRows, Section } from '../parts/section.tsx'
import { UnitTable } from '../parts/unit-table.tsx'
import { Backlinks, PageFoot } from '../parts/wiki-footer.tsx'

const { sections, empty } = labels

/** Sections after the text, in the order in which one builds a service. */
const sectionIds = [
  'packages',
  'configs',
  'commands',
  'units',
  'ports',
  'dependencies',
  'blast',
  'contacts',
  'readiness',
  'findings',
  'backlinks',
] as const

/** `services/ID.html` */
export const servicePage = ({ shell, data, body }: TemplateInput<ServicePage>): string =>
  htmlDocument({
    shell,
    title: data.title,
    description: data.summary,
    section: 'services',
    children: (
      <Article
        kicker={
          <>
            <a href={`${shell.root}services.html`}>{labels.kind.service}</a> · <code>{data.id}</code>
          </>
        }
        title={data.title}
        summary={data.summary}
        mark={<LifecycleBadge lifecycle={data.lifecycle} />}
        status={<StatusLine data={data} />}
        contents={[
          ...contentsOf(data.body.headings),
          ...sectionIds.map((id) => ({ id, text: sections[id], depth: 2 })),
        ]}
        runbook
      >
        <Infobox data={data} />
        <Body html={body} />
        <Section id="packages" title={sections.packages}>
          <DocumentedRows data={data.packages} empty={empty.packages}>
            {(rows) => <PackageTable rows={rows} />}
          </DocumentedRows>
        </Section>
        <Section id="configs" title={sections.configs}>
          <DocumentedRows data={data.configs} empty={empty.configs}>
            {(rows) => <ConfigList rows={rows} />}
          </DocumentedRows>
        </Section>
        <Section id="commands" title={sections.commands}>
          <DocumentedRows data={data.commands} empty={empty.commands}>
            {(rows) => <CommandList rows={rows} />}
          </DocumentedRows>
        </Section>
        <Section id="units" title={sections.units}>
          <DocumentedRows data={data.units} empty={empty.units}>
            {(rows) => <UnitTable rows={rows} />}
          </DocumentedRows>
        </Section>
        <Section id="ports" title={sections.ports}>
          <DocumentedRows data={data.ports} empty={empty.ports}>
            {(rows) => <PortTable rows={rows} />}
          </DocumentedRows>
        </Section>
        <Section id="dependencies" title={sections.dependencies}>
          <DependencySection data={data} />
        </Section>
        <Section id="blast" title={sections.blast}>
          <BlastSection data={data} />
        </Section>
        <Section id="contacts" title={sections.contacts}>
          <DocumentedRows data={data.contacts} empty={empty.contacts}>
            {(rows) => <ContactTable rows={rows} label={sections.contacts} />}
          </DocumentedRows>
        </Section>
        <Section id="readiness" title={sections.readiness}>
          <ReadinessCard rows={data.readiness} />
        </Section>
        <Section id="findings" title={sections.findings}>
          {data.findings.length === 0 ? (
            <p class="empty none">{labels.finding.here}</p>
          ) : (
            <FindingList findings={data.findings} />
          )}
        </Section>
        <Backlinks backlinks={data.backlinks} more={data.moreBacklinks} />
        <PageFoot categories={data.categories} source={data.source} />
      </Article>
    ),
  })

/** What is wrong and how complete the page is, in a line that leads to both. */
function StatusLine({ data }: { data: ServicePage }) {
  return (
    <p class="status">
      <a href="#findings">
        {countAll(data.counts) === 0 ? (
          <span class="badge good">{labels.noFindings}</span>
        ) : (
          <CountBadges counts={data.counts} />
        )}
      </a>
      <a href="#readiness">
        {labels.sections.readiness} {scoreOf(data.readiness)}
      </a>
      <FirstAid commands={data.commands} />
      <button type="button" class="print scripted" data-print>
        {labels.print}
      </button>
    </p>
  )
}

/** The way to what one types while it is down. */
function FirstAid({ commands }: { commands: ServicePage['commands'] }) {
  const rows = commands.state === 'documented' ? commands.rows : []
  const stages = (['emergency', 'operate'] as const).flatMap((stage) => {
    const count = rows.filter(({ when }) => when === stage).length
    return count > 0 ? [{ stage, count }] : []
  })
  return (
    <>
      {stages.map(({ stage, count }) => (
        <a key={stage} href={`#commands-${stage}`}>
          {labels.command.when[stage]} ({count})
        </a>
      ))}
    </>
  )
}

/** `4 of 6` */
const scoreOf = (rows: readonly ReadinessRow[]): string =>
  fill(labels.readiness.score, { met: rows.filter(({ met }) => met).length, all: rows.length })

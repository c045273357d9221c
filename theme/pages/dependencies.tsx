import type { DependenciesIndex, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { counted, fill, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { Legend } from '../parts/dependency-section.tsx'
import { LinkList, RestLink } from '../parts/link.tsx'
import { Pager } from '../parts/pager.tsx'
import { LargePicture } from '../parts/picture.tsx'
import { Section } from '../parts/section.tsx'
import { Table } from '../parts/table.tsx'

const words = labels.dependencies

/** `dependencies.html` */
export const dependenciesPage = ({ shell, data }: TemplateInput<DependenciesIndex>): string =>
  htmlDocument({
    shell,
    title: words.title,
    section: 'dependencies',
    children: (
      <Article kicker={labels.kind.index} title={words.title} summary={counted(words.lead, data.total)} wide>
        {data.overview && <Overview overview={data.overview} />}
        <Section id="table" title={words.table}>
          <Pager parts={data.parts} />
          <Table
            label={words.table}
            filter
            stack
            parts={data.parts}
            empty={labels.main.empty}
            columns={[
              { label: labels.services.name },
              { label: words.needs },
              { label: words.neededBy, numeric: true },
              { label: labels.sections.blast },
              { label: words.startsIn, numeric: true },
            ]}
          >
            {data.rows.map(({ service, needs, external, neededBy, blast, step }) => (
              <tr key={service.href}>
                <th scope="row">
                  <a href={service.href}>{service.label}</a>
                </th>
                <td data-label={words.needs}>
                  <LinkList links={needs} />
                  {external.length > 0 && (
                    <span class="sub">
                      {words.external}: {external.join(', ')}
                    </span>
                  )}
                </td>
                <td class="number" data-label={words.neededBy}>
                  {neededBy}
                </td>
                <td data-label={labels.sections.blast} data-sort={blast.stops.length + blast.more}>
                  {blast.stops.length === 0 ? (
                    <span class="quiet">{labels.dependency.blastNone}</span>
                  ) : (
                    <>
                      <strong>{counted(labels.dependency.blastText, blast.stops.length + blast.more)}</strong>
                      <span class="sub">
                        <LinkList links={blast.stops} />{' '}
                        {blast.more > 0 && (
                          <RestLink rest={{ href: `${service.href}#blast`, count: blast.more }} />
                        )}
                      </span>
                    </>
                  )}
                </td>
                <td class="number">{step}</td>
              </tr>
            ))}
          </Table>
          <Pager parts={data.parts} below />
        </Section>
      </Article>
    ),
  })

const Overview = ({ overview }: { overview: NonNullable<DependenciesIndex['overview']> }) => (
  <>
    <p>{words.boxes[overview.boxes]}</p>
    {overview.picture && (
      <>
        <LargePicture picture={overview.picture} label={labels.dependency.overview} id="all" />
        <Legend cycles={overview.cycles.length > 0} />
        {overview.leftOut > 0 && <p>{counted(words.leftOut, overview.leftOut)}</p>}
      </>
    )}
    <Section id="cycles" title={words.cycles}>
      {overview.cycles.length === 0 ? (
        <p class="empty none">{words.noCycles}</p>
      ) : (
        <ul>
          {overview.cycles.map(({ hard, steps }, index) => (
            <li key={index}>
              <LinkChain steps={steps} />{' '}
              <span class={`badge ${hard ? 'severity-error' : 'severity-warn'}`}>
                {hard ? words.cycleHard : words.cycleSoft}
              </span>
              <span class="sub">{steps.map(({ at }) => at).join(' · ')}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
    {overview.startOrder.length > 0 && (
      <Section id="start-order" title={words.order}>
        <p>{words.orderLead}</p>
        <ol class="steps">
          {overview.startOrder.map(({ count, services }, index) => (
            <li key={index}>
              <strong>{fill(words.step, { n: index + 1 })}</strong>{' '}
              <LinkList links={services} more={count - services.length} />
            </li>
          ))}
        </ol>
      </Section>
    )}
  </>
)

/** a → b → a */
const LinkChain = ({ steps }: { steps: readonly { href: string; label: string }[] }) => (
  <>
    {[...steps, ...steps.slice(0, 1)].map(({ href, label }, index) => (
      <span key={index}>
        {index > 0 && ' → '}
        <a href={href}>{label}</a>
      </span>
    ))}
  </>
)

import type { ComponentChildren } from 'preact'
import type { Link, MainPage, Rest, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { type Counted, counted, fill, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { CountBadges, countAll } from '../parts/badge.tsx'
import { Body } from '../parts/body.tsx'
import { Empty } from '../parts/empty.tsx'
import { RestLine } from '../parts/link.tsx'
import { PageFoot } from '../parts/wiki-footer.tsx'

const words = labels.main

/** `index.html` */
export const mainPage = ({ shell, data, body }: TemplateInput<MainPage>): string =>
  htmlDocument({
    shell,
    title: data.title || labels.nav.main,
    section: 'index',
    children: (
      <Article kicker={labels.nav.main} title={data.title || labels.nav.main} wide>
        <Numbers data={data} />
        <div class="main-columns">
          <div>
            {body ? <Body html={body} /> : <p class="lead">{words.welcome}</p>}
            {data.counts.services === 0 && <Empty text={words.empty} />}
          </div>
          <div class="panels">
            <Health data={data} />
            {data.systems.length > 0 && (
              <Cloud title={words.systems} items={data.systems} more={data.moreSystems} id="systems" />
            )}
            {data.categories.length > 0 && (
              <Cloud
                title={words.categories}
                items={data.categories}
                more={data.moreCategories}
                id="categories"
              />
            )}
            {data.changed.length > 0 && (
              <Panel title={words.changed} id="changed">
                <ul>
                  {data.changed.map(({ href, label, date }) => (
                    <li key={href}>
                      <a href={href}>{label}</a> <span class="quiet">{date}</span>
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
          </div>
        </div>
        <PageFoot categories={[]} source={data.source} />
      </Article>
    ),
  })

const Panel = ({ title, id, children }: { title: string; id: string; children: ComponentChildren }) => (
  <section class="panel">
    <h2 id={id}>{title}</h2>
    {children}
  </section>
)

/** How much there is, each number with the list behind it. */
function Numbers({ data: { counts } }: { data: MainPage }) {
  const items: readonly (readonly [number, Counted | string, string])[] = [
    [counts.services, words.services, 'services.html'],
    [counts.production, words.production, 'services-by-lifecycle.html'],
    [counts.hosts, words.hosts, 'hosts.html'],
    [counts.ports, words.ports, 'ports.html'],
    [counts.teams, words.teams, 'contacts.html'],
    [counts.pages, words.pages, 'all-pages.html'],
  ]
  return (
    <ul class="numbers">
      {items.map(([count, word, href]) => (
        <li key={href}>
          <a href={href}>
            <strong>{count}</strong> {typeof word === 'string' ? word : counted(word, count)}
          </a>
        </li>
      ))}
    </ul>
  )
}

const Health = ({ data }: { data: MainPage }) => (
  <Panel title={words.health} id="health">
    <p class="status">
      <a href="findings.html">
        {countAll(data.findings) === 0 ? (
          <span class="badge good">{labels.noFindings}</span>
        ) : (
          <CountBadges counts={data.findings} />
        )}
      </a>
      {data.findings.suppressed > 0 && (
        <span class="quiet">{counted(labels.suppressed, data.findings.suppressed)}</span>
      )}
    </p>
    <p>
      <a href="conflicts.html">
        {data.conflicts === 0 ? words.noConflicts : counted(words.conflicts, data.conflicts)}
      </a>
      {data.shares > 0 && <span class="quiet"> · {counted(words.shares, data.shares)}</span>}
    </p>
    <h3>{words.overdue}</h3>
    {data.overdue.length === 0 ? (
      <p class="quiet">{words.noOverdue}</p>
    ) : (
      <ul>
        {data.overdue.map(({ href, label, due }) => (
          <li key={href}>
            <a href={href}>{label}</a> <span class="quiet">{fill(words.due, { date: due })}</span>
          </li>
        ))}
        {data.moreOverdue > 0 && <li>{counted(labels.more, data.moreOverdue)}</li>}
      </ul>
    )}
  </Panel>
)

interface CloudProps {
  readonly title: string
  readonly id: string
  readonly items: readonly (Link & { readonly count: number })[]
  readonly more: Rest | undefined
}

const Cloud = ({ title, items, more, id }: CloudProps) => (
  <Panel title={title} id={id}>
    <p class="cloud">
      {items.map(({ href, label, count }) => (
        <a key={href} class="tag" href={href}>
          {label} <span class="quiet">{count}</span>
        </a>
      ))}
    </p>
    <RestLine rest={more} />
  </Panel>
)

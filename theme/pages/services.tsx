import type { ServicesIndex, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { counted, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { Empty } from '../parts/empty.tsx'
import { MaybeLink } from '../parts/link.tsx'
import { Pager } from '../parts/pager.tsx'
import { ServiceTable } from '../parts/service-table.tsx'

const words = labels.services

const views = [
  ['title', 'services'],
  ['system', 'services-by-system'],
  ['owner', 'services-by-owner'],
  ['lifecycle', 'services-by-lifecycle'],
] as const

/** `services.html` and the same list by system, owner and lifecycle. */
export const servicesPage = ({ shell, data }: TemplateInput<ServicesIndex>): string =>
  htmlDocument({
    shell,
    title: data.by === 'title' ? words.title : `${words.title} · ${words.by[data.by]}`,
    section: 'services',
    children: (
      <Article kicker={labels.kind.index} title={words.title} summary={counted(words.total, data.total)} wide>
        <nav class="tabs" aria-label={words.title}>
          <ul>
            {views.map(([by, path]) => (
              <li key={by}>
                <a href={`${path}.html`} aria-current={data.by === by ? 'page' : undefined}>
                  {words.by[by]}
                </a>
              </li>
            ))}
            <li>
              <a href="categories.html">{labels.categories.title}</a>
            </li>
          </ul>
        </nav>
        {data.contents.length > 0 && (
          <p class="cloud">
            {data.contents.map(({ href, label, count }) => (
              <a key={href} class="tag" href={href}>
                {groupName(data.by, label)} <span class="quiet">{count}</span>
              </a>
            ))}
          </p>
        )}
        <Pager parts={data.parts} />
        {data.total === 0 && <Empty text={labels.main.empty} />}
        {(data.total > 0 ? data.groups : []).map(({ name, anchor, href, rows }) =>
          name === undefined ? (
            <ServiceTable key="all" label={words.title} rows={rows} filter parts={data.parts} />
          ) : (
            <section key={name}>
              <h2 id={anchor}>
                <MaybeLink label={groupName(data.by, name)} href={href} />
              </h2>
              <ServiceTable label={groupName(data.by, name)} rows={rows} />
            </section>
          ),
        )}
        <Pager parts={data.parts} below />
      </Article>
    ),
  })

function groupName(by: ServicesIndex['by'], name: string): string {
  if (by === 'lifecycle') return labels.lifecycle[name as keyof typeof labels.lifecycle] ?? name
  return name || words.noGroup[by]
}

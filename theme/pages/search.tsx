import type { SearchPage, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'

const words = labels.searchPage

const indexes = () =>
  [
    ['services', labels.nav.services],
    ['hosts', labels.nav.hosts],
    ['ports', labels.nav.ports],
    ['packages', labels.nav.packages],
    ['configs', labels.nav.configs],
    ['all-pages', labels.nav.allPages],
  ] as const

/** `search.html` */
export const searchPage = ({ shell }: TemplateInput<SearchPage>): string =>
  htmlDocument({
    shell,
    title: words.title,
    section: 'search',
    children: (
      <Article kicker={labels.kind.index} title={words.title}>
        <div class="unscripted">
          <p>{words.noScript}</p>
          <ul>
            {indexes().map(([path, label]) => (
              <li key={path}>
                <a href={`${path}.html`}>{label}</a>
              </li>
            ))}
          </ul>
        </div>
        <div class="scripted">
          <p class="search-page">
            <label for="query">{labels.search}</label>
            <input id="query" type="search" autocomplete="off" spellcheck={false} />
          </p>
          <p id="query-status" role="status" />
          <ol id="query-results" class="result-list" />
          <h2 id="tips">{words.tips}</h2>
          <dl class="tips">
            {Object.entries(words.tip).map(([query, meaning]) => (
              <div key={query}>
                <dt>
                  <a href={`search.html?q=${encodeURIComponent(query)}`}>
                    <code>{query}</code>
                  </a>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </div>
      </Article>
    ),
  })

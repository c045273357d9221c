import type {
  AllPagesIndex,
  CategoriesIndex,
  CategoryIndex,
  ChangesIndex,
  DocumentLink,
  OrphanedIndex,
  TemplateInput,
  WantedIndex,
} from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { counted, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { Empty } from '../parts/empty.tsx'
import { LinkList, RangeNote } from '../parts/link.tsx'
import { Pager } from '../parts/pager.tsx'
import { Table } from '../parts/table.tsx'

/** `categories.html` */
export const categoriesPage = ({ shell, data }: TemplateInput<CategoriesIndex>): string =>
  htmlDocument({
    shell,
    title: labels.categories.title,
    section: 'categories',
    children: (
      <Article kicker={labels.kind.index} title={labels.categories.title}>
        <Pager parts={data.parts} />
        {data.categories.length === 0 ? (
          <Empty text={labels.categories.none} />
        ) : (
          <ul class="columns">
            {data.categories.map(({ href, label, count }) => (
              <li key={href}>
                <a href={href}>{label}</a> <span class="quiet">{count}</span>
              </li>
            ))}
          </ul>
        )}
        <Pager parts={data.parts} below />
      </Article>
    ),
  })

/** `categories/NAME.html` */
export const categoryPage = ({ shell, data }: TemplateInput<CategoryIndex>): string =>
  htmlDocument({
    shell,
    title: data.name,
    section: 'categories',
    children: (
      <Article
        kicker={<a href={`${shell.root}categories.html`}>{labels.kind.category}</a>}
        title={data.name}
        summary={counted(labels.categories.members, data.total)}
      >
        <Pager parts={data.parts} />
        <Entries rows={data.rows} />
        <Pager parts={data.parts} below />
      </Article>
    ),
  })

/** `wanted.html` */
export const wantedPage = ({ shell, data }: TemplateInput<WantedIndex>): string =>
  htmlDocument({
    shell,
    title: labels.wanted.title,
    section: 'wanted',
    children: (
      <Article
        kicker={labels.kind.index}
        title={labels.wanted.title}
        summary={data.total === 0 ? labels.wanted.none : labels.wanted.lead}
      >
        <Pager parts={data.parts} />
        {data.rows.length > 0 && (
          <Table
            label={labels.wanted.title}
            stack
            columns={[{ label: labels.wanted.name }, { label: labels.wanted.by }]}
          >
            {data.rows.map(({ name, anchor, wantedBy, range }, index) => (
              <tr key={index} id={anchor}>
                <th scope="row">
                  {name}
                  <RangeNote range={range} />
                </th>
                <td>
                  <LinkList links={wantedBy} />
                </td>
              </tr>
            ))}
          </Table>
        )}
        <Pager parts={data.parts} below />
      </Article>
    ),
  })

/** `orphaned.html` */
export const orphanedPage = ({ shell, data }: TemplateInput<OrphanedIndex>): string =>
  htmlDocument({
    shell,
    title: labels.orphaned.title,
    section: 'orphaned',
    children: (
      <Article
        kicker={labels.kind.index}
        title={labels.orphaned.title}
        summary={data.total === 0 ? labels.orphaned.none : labels.orphaned.lead}
      >
        <Pager parts={data.parts} />
        <Entries rows={data.rows} />
        <Pager parts={data.parts} below />
      </Article>
    ),
  })

/** `changes.html` */
export const changesPage = ({ shell, data }: TemplateInput<ChangesIndex>): string =>
  htmlDocument({
    shell,
    title: labels.changes.title,
    section: 'changes',
    children: (
      <Article kicker={labels.kind.index} title={labels.changes.title}>
        <Pager parts={data.parts} />
        {data.days.length === 0 && <Empty text={data.known ? labels.changes.none : labels.changes.unknown} />}
        {data.days.map(({ date, rows }) => (
          <section key={date}>
            <h2 id={`d-${date}`}>{date}</h2>
            <ul class="columns">
              {rows.map(({ href, label }) => (
                <li key={href}>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <Pager parts={data.parts} below />
      </Article>
    ),
  })

/** `all-pages.html` */
export const allPagesPage = ({ shell, data }: TemplateInput<AllPagesIndex>): string =>
  htmlDocument({
    shell,
    title: labels.allPages.title,
    section: 'all-pages',
    children: (
      <Article
        kicker={labels.kind.index}
        title={labels.allPages.title}
        summary={counted(labels.allPages.total, data.total)}
      >
        {data.total === 0 && <Empty text={labels.main.empty} />}
        <Pager parts={data.parts} />
        <Entries rows={data.rows} />
        <Pager parts={data.parts} below />
      </Article>
    ),
  })

type Entry = DocumentLink & { readonly type?: 'service' | 'team' | 'page' }

/** Documents with the line that says what each is. */
const Entries = ({ rows }: { rows: readonly Entry[] }) => (
  <ul class="entries">
    {rows.map(({ href, label, summary, type }) => (
      <li key={href}>
        <a href={href}>{label}</a> {type && <span class="badge">{labels.kind[type]}</span>}
        {summary && <span class="sub">{summary}</span>}
      </li>
    ))}
  </ul>
)

import type { Document } from '../../model/document.ts'
import { backlinks, nameKey, wantedPages } from '../../model/wiki-link.ts'
import { categoriesOf } from '../category.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../draft.ts'
import { latestChanges } from '../latest-changes.ts'
import { documentLink, linkTo } from '../link.ts'
import { split } from '../part.ts'
import { indexPath, relative } from '../path.ts'
import { byTitle } from '../service-row.ts'
import { isFirstOf, wantedPlaces, wantedStretches } from '../wanted-place.ts'

/** How lists of documents are split, each with its summary. */
const byTitleAndSummary = {
  label: ({ title }: Document) => title,
  weight: ({ summary = '' }: Document) => 180 + summary.length,
}

/** `categories.html` and a page for each category. */
export function categoriesIndex({ catalog }: Context): readonly Draft[] {
  const categories = [...categoriesOf(catalog).values()]
  const overview = split('categories', categories, {
    label: ({ name }) => name,
    weight: ({ name, base }) => 65 + name.length + base.length,
  }).map(
    ({ path, rows, parts }): Draft => ({
      path,
      data: () => ({
        kind: 'categories',
        categories: rows.map(({ name, base, documents }) => ({
          label: name,
          href: relative(path, indexPath(base)),
          count: documents.length,
        })),
        parts,
      }),
    }),
  )
  const pages = categories.flatMap(({ name, base, documents }) =>
    split(base, documents, byTitleAndSummary).map(
      ({ path, rows, parts }): Draft => ({
        path,
        data: () => ({
          kind: 'category',
          name,
          total: documents.length,
          rows: rows.map((document) => ({ ...documentLink(path, document), type: document.kind })),
          parts,
        }),
      }),
    ),
  )
  return [...overview, ...pages]
}

/** `wanted.html`: pages that are linked to and that nobody wrote. */
export function wantedIndex({ catalog }: Context): readonly Draft[] {
  const total = wantedPages(catalog).length
  return wantedStretches(catalog).map(({ path, rows, parts }) => ({
    path,
    data: () => ({
      kind: 'wanted',
      total,
      rows: rows.map((row) => ({
        name: row.name,
        anchor: isFirstOf(row) ? wantedPlaces(catalog).get(nameKey(row.name))?.anchor : undefined,
        wantedBy: row.items.map((document) => linkTo(path, document)),
        range: row.range,
      })),
      parts,
    }),
  }))
}

/** `orphaned.html`: pages that nothing leads to but the indexes. */
export function orphanedIndex({ catalog }: Context): readonly Draft[] {
  const known = backlinks(catalog)
  const orphans = [...catalog.documents.values()]
    .filter(({ id }) => id !== 'index' && !known.has(id))
    .sort(byTitle)
  return split('orphaned', orphans, byTitleAndSummary).map(({ path, rows, parts }) => ({
    path,
    data: () => ({
      kind: 'orphaned',
      total: orphans.length,
      rows: rows.map((document) => documentLink(path, document)),
      parts,
    }),
  }))
}

/** `changes.html`: documents by the day of their last commit, the latest first. */
export function changesIndex(context: Context): readonly Draft[] {
  const { changes } = context
  const dated = latestChanges(context)
  return split('changes', dated, { label: ({ date }) => date, weight: 80 }).map(({ path, rows, parts }) => ({
    path,
    data: () => ({ kind: 'changes', known: changes !== undefined, days: daysOf(path, rows), parts }),
  }))
}

function daysOf(path: string, rows: readonly { document: Document; date: string }[]) {
  const days: { date: string; rows: ReturnType<typeof linkTo>[] }[] = []
  for (const { document, date } of rows) {
    const last = days.at(-1)
    if (last?.date === date) last.rows.push(linkTo(path, document))
    else days.push({ date, rows: [linkTo(path, document)] })
  }
  return days
}

/** `all-pages.html`: everything that somebody wrote, by title. */
export function allPagesIndex({ catalog }: Context): readonly Draft[] {
  const documents = [...catalog.documents.values()].sort(byTitle)
  return split('all-pages', documents, byTitleAndSummary).map(({ path, rows, parts }) => ({
    path,
    data: () => ({
      kind: 'all-pages',
      total: documents.length,
      rows: rows.map((document) => ({ ...documentLink(path, document), type: document.kind })),
      parts,
    }),
  }))
}

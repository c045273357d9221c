import { perCatalog } from '../model/catalog.ts'
import type { Document } from '../model/document.ts'
import type { SitePath } from '../model/output-file.ts'
import { nameKey, wantedPages } from '../model/wiki-link.ts'
import { type Chunk, chunksOf, linkWeight, type Stretch, split } from './part.ts'
import { slugs } from './slug.ts'

/** Documents that want a page in one row; more are continued in the next. */
const mostWanting = 50

/** A page that nobody wrote with some of those that want it. */
interface Wanted extends Chunk<Document> {
  readonly name: string
}

/** Pages that nobody wrote, as the parts of their index list them. */
export const wantedStretches = perCatalog((catalog): readonly Stretch<Wanted>[] => {
  const rows = wantedPages(catalog).flatMap(({ name, wantedBy }) =>
    chunksOf(wantedBy, mostWanting).map((chunk): Wanted => ({ name, ...chunk })),
  )
  return split('wanted', rows, {
    label: ({ name }) => name,
    weight: ({ items }) => items.reduce((sum, document) => sum + 15 + linkWeight(document), 150),
  })
})

/** A row that does not go on from the one before. */
export const isFirstOf = ({ range }: Chunk<unknown>): boolean => range === undefined || range.from === 1

/** Where a page that nobody wrote is listed, by the key of its name. */
export const wantedPlaces = perCatalog(
  (catalog): ReadonlyMap<string, { readonly page: SitePath; readonly anchor: string }> => {
    const slugOf = slugs(wantedPages(catalog).map(({ name }) => nameKey(name)))
    return new Map(
      wantedStretches(catalog).flatMap(({ path, rows }) =>
        rows.filter(isFirstOf).map(({ name }) => {
          const key = nameKey(name)
          return [key, { page: path, anchor: `w-${slugOf.get(key) ?? ''}` }] as const
        }),
      ),
    )
  },
)

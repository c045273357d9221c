import { perCatalog } from '../model/catalog.ts'
import type { SitePath } from '../model/output-file.ts'
import { nameKey, type WantedPage, wantedPages } from '../model/wiki-link.ts'
import { type Stretch, split } from './part.ts'
import { slugs } from './slug.ts'

/** Documents that want one page are named up to this number. */
export const mostWanting = 30

/** Pages that nobody wrote, as the parts of their index list them. */
export const wantedStretches = perCatalog((catalog): readonly Stretch<WantedPage>[] =>
  split('wanted', wantedPages(catalog), {
    label: ({ name }) => name,
    weight: ({ wantedBy }) => 150 + 70 * Math.min(wantedBy.length, mostWanting),
  }),
)

/** Where a page that nobody wrote is listed, by the key of its name. */
export const wantedPlaces = perCatalog(
  (catalog): ReadonlyMap<string, { readonly page: SitePath; readonly anchor: string }> => {
    const slugOf = slugs(wantedPages(catalog).map(({ name }) => nameKey(name)))
    return new Map(
      wantedStretches(catalog).flatMap(({ path, rows }) =>
        rows.map(({ name }) => {
          const key = nameKey(name)
          return [key, { page: path, anchor: `w-${slugOf.get(key) ?? ''}` }] as const
        }),
      ),
    )
  },
)

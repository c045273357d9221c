import { perCatalog } from '../model/catalog.ts'
import type { SitePath } from '../model/output-file.ts'
import { nameKey, wantedPages } from '../model/wiki-link.ts'
import { rowsPerPart } from './part.ts'
import { indexPath } from './path.ts'
import { slugs } from './slug.ts'

/** Where a page that nobody wrote is listed, by the key of its name. */
export const wantedPlaces = perCatalog(
  (catalog): ReadonlyMap<string, { readonly page: SitePath; readonly anchor: string }> => {
    const names = wantedPages(catalog).map(({ name }) => nameKey(name))
    const slugOf = slugs(names)
    return new Map(
      names.map((name, index) => [
        name,
        { page: indexPath('wanted', Math.floor(index / rowsPerPart)), anchor: `w-${slugOf.get(name) ?? ''}` },
      ]),
    )
  },
)

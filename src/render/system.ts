import { type Catalog, perCatalog } from '../model/catalog.ts'
import { compareText } from '../model/finding.ts'
import { slugs } from './slug.ts'

const systemSlugs = perCatalog((catalog) => {
  const names = catalog.services.flatMap(({ system }) => (system === undefined ? [] : [system]))
  return slugs([...new Set(names)].sort(compareText))
})

/** Fragment id of a system on `services-by-system.html`. */
export const systemHref = (catalog: Catalog, system: string): string =>
  `g-${systemSlugs(catalog).get(system) ?? ''}`

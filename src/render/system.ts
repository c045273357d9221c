import { type Catalog, perCatalog } from '../model/catalog.ts'
import type { Service } from '../model/document.ts'
import { compareText } from '../model/finding.ts'
import type { SitePath } from '../model/output-file.ts'
import type { Link } from './page.ts'
import { indexPath, relative } from './path.ts'
import { byTitle } from './service-row.ts'
import { slugs } from './slug.ts'

/** A system with what belongs to it. */
export interface System {
  readonly name: string
  /** Path of its first page without `.html`. */
  readonly base: string
  /** By title. */
  readonly services: readonly Service[]
}

/** Systems by name, in code-unit order. */
export const systemsOf = perCatalog((catalog): ReadonlyMap<string, System> => {
  const members = new Map<string, Service[]>()
  for (const service of [...catalog.services].sort(byTitle)) {
    if (service.system === undefined) continue
    const group = members.get(service.system)
    if (group) group.push(service)
    else members.set(service.system, [service])
  }
  const names = [...members.keys()].sort(compareText)
  const slugOf = slugs(names)
  return new Map(
    names.map((name) => [
      name,
      { name, base: `systems/${slugOf.get(name)}`, services: members.get(name) ?? [] },
    ]),
  )
})

/** A link to the page of a system that some service names. */
export const systemLink = (catalog: Catalog, from: SitePath, name: string): Link => ({
  href: relative(from, indexPath(systemsOf(catalog).get(name)?.base ?? 'services-by-system')),
  label: name,
})

import { availabilityOf, type Offer, releasesOf } from '../../model/apt-offer.ts'
import type { Catalog } from '../../model/catalog.ts'
import { debianEquivalent } from '../../model/debian-equivalent.ts'
import type { Service } from '../../model/document.ts'
import type { Package } from '../../model/schema/package.ts'
import type { InDebian } from '../index-data.ts'

/** One mention of a package. */
interface Use {
  readonly item: Package
  readonly service: Service
}

/** What Debian has for a package of some services, on the releases that their hosts run. */
export function inDebian(catalog: Catalog, uses: readonly Use[]): readonly InDebian[] {
  const rows = new Map<string, InDebian>()
  for (const { item, service } of uses) {
    for (const { name, version, section } of offersFor(catalog, service, item)) {
      rows.set(`${name} ${version} ${section.suite}`, {
        version,
        suite: section.suite,
        ...(name !== item.name && { name }),
      })
    }
  }
  return [...rows.values()]
}

/** The best offer of each release: of the package itself where it is Debian's, else of its equivalent. */
function offersFor(catalog: Catalog, service: Service, item: Package): readonly Offer[] {
  const { apt } = catalog
  if (!apt) return []
  if (item.source !== 'debian' && item.source !== 'debian-backports')
    return debianEquivalent(catalog, service, item)?.offers ?? []
  return releasesOf(catalog, service).flatMap((release) => {
    const answer = availabilityOf(apt, item, release)
    return answer.kind === 'offered' ? answer.offers.slice(0, 1) : []
  })
}

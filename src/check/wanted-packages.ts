import type { Catalog } from '../model/catalog.ts'
import type { Service } from '../model/document.ts'
import type { FieldPath } from '../model/place.ts'
import type { Package } from '../model/schema/package.ts'
import { isDebianName, isDebianPackage } from './package-sources.ts'
import type { Spot } from './rule.ts'

/** A package that somebody wants to be there. */
export interface WantedPackage {
  /** Undefined: the base layer, which every host carries. */
  readonly service: Service | undefined
  readonly item: Package
  /** The place of one of its fields. */
  readonly spot: (field: 'name' | 'version') => Spot
}

/**
 * Every package that is to be installed, of services that are not retired and of the base layer. Left out are names
 * that Debian cannot have: `packages/name-invalid` tells those.
 */
export function* wantedPackages({ services, site }: Catalog): Generator<WantedPackage> {
  for (const service of services) {
    if (service.lifecycle !== 'retired') yield* wantedOf(service, service.packages ?? [])
  }
  yield* wantedOf(undefined, site.base?.packages ?? [])
}

function* wantedOf(service: Service | undefined, items: readonly Package[]): Generator<WantedPackage> {
  for (const [index, item] of items.entries()) {
    if (item.ensure === 'absent' || (isDebianPackage(item) && !isDebianName(item.name))) continue
    const at: FieldPath = ['packages', index]
    yield {
      service,
      item,
      spot: (field) =>
        service
          ? { document: service, field: [...at, field] }
          : { document: 'site', field: ['base', ...at, field] },
    }
  }
}

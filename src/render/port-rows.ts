import { perCatalog, serviceById } from '../model/catalog.ts'
import type { Service } from '../model/document.ts'
import type { SitePath } from '../model/output-file.ts'
import { type PortConflict, portConflicts } from '../model/port-conflict.ts'
import type { Port } from '../model/schema/port.ts'
import { conflictAnchors } from './conflict-anchor.ts'
import type { Context } from './context.ts'
import { documented } from './documented.ts'
import type { Documented, Link, PortRow } from './page.ts'
import { pathOf, relative } from './path.ts'
import { portAnchor, portText } from './port-text.ts'

/** Ports of a service with their conflicts. */
export function portRows(context: Context, path: SitePath, service: Service): Documented<PortRow> {
  const conflicts = conflictsByService(context.catalog).get(service.id) ?? []
  return documented(
    service.ports?.map((port, index) => ({
      ...port,
      label: portText(port),
      anchor: portAnchor(port, index),
      conflicts: conflicts
        .filter((conflict) => claims(conflict, service, index))
        .map((conflict) => conflictLink(context, path, service, index, conflict)),
      sources: (port.allow ?? []).map((text) => source(context, path, text)),
    })),
  )
}

/** Conflicts by the id of every service that takes part. */
export const conflictsByService = perCatalog((catalog): ReadonlyMap<string, readonly PortConflict[]> => {
  const found = new Map<string, Set<PortConflict>>()
  for (const conflict of portConflicts(catalog)) {
    for (const { service } of conflict.claims) {
      if (!service) continue
      found.set(service.id, (found.get(service.id) ?? new Set()).add(conflict))
    }
  }
  return new Map([...found].map(([id, conflicts]) => [id, [...conflicts]]))
})

const claims = (conflict: PortConflict, service: Service, index: number): boolean =>
  conflict.claims.some((claim) => claim.service === service && claim.portIndex === index)

/** Named by the others that claim the port; empty for what every host carries. */
function conflictLink(
  { catalog }: Context,
  path: SitePath,
  service: Service,
  index: number,
  conflict: PortConflict,
): Link {
  const others = conflict.claims.filter((claim) => claim.service !== service || claim.portIndex !== index)
  const names = [...new Set(others.map((claim) => claim.service?.title))]
  const { page, anchor } = conflictAnchors(catalog).get(conflict) ?? { page: 'conflicts.html' }
  return { href: relative(path, page, anchor), label: names.filter(Boolean).join(', ') }
}

function source({ catalog }: Context, path: SitePath, text: string): PortRow['sources'][number] {
  const service = text.startsWith('service:')
    ? serviceById(catalog, text.slice('service:'.length))
    : undefined
  return service ? { text, href: relative(path, pathOf(service)) } : { text }
}

/** True where a port takes part in a conflict. */
export function isInConflict(context: Context, service: Service, port: Port): boolean {
  const conflicts = conflictsByService(context.catalog).get(service.id) ?? []
  return conflicts.some((conflict) => conflict.claims.some((claim) => claim.port === port))
}

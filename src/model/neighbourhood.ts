import { type Catalog, serviceById } from './catalog.ts'
import { dependencyGraph } from './dependency-graph.ts'
import type { Service } from './document.ts'
import { documentedHosts } from './node-set.ts'

/**
 * A catalogue of the services that one document can have to do with: those on its hosts, those that need it or that
 * it needs, and those in a circle with it. All that rules say of the document they say of this catalogue as well, and
 * sooner; of other documents they may say less. Every document can still be looked up.
 */
export function neighbourhoodOf(catalog: Catalog, id: string): Catalog {
  // Where a number is one service's in the whole fleet, everybody is a neighbour.
  if (catalog.site.ports?.unique === 'fleet') return catalog
  const service = serviceById(catalog, id)
  const near = service
    ? new Set([service, ...onHostsOf(catalog, service), ...linkedTo(catalog, service)])
    : new Set()
  return { ...catalog, services: catalog.services.filter((one) => near.has(one)) }
}

function onHostsOf(catalog: Catalog, service: Service): readonly Service[] {
  const hosts = new Set(documentedHosts(catalog, service))
  if (hosts.size === 0) return []
  return catalog.services.filter((other) => documentedHosts(catalog, other).some((host) => hosts.has(host)))
}

function linkedTo(catalog: Catalog, service: Service): readonly Service[] {
  const graph = dependencyGraph(catalog)
  const below = (one: Service) => graph.dependenciesOf(one.id).map(({ to }) => to)
  const above = (one: Service) => graph.dependentsOf(one.id).map(({ from }) => from)
  const needed = reached(service, below)
  const inCircles = [...reached(service, above)].filter((one) => needed.has(one))
  return [...below(service), ...above(service), ...inCircles]
}

function reached(start: Service, next: (service: Service) => readonly Service[]): ReadonlySet<Service> {
  const all = new Set([start])
  for (const one of all) for (const other of next(one)) all.add(other)
  return all
}

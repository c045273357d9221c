import { perCatalog } from '../model/catalog.ts'
import { type DependencyEdge, dependencyGraph } from '../model/dependency-graph.ts'
import type { Service } from '../model/document.ts'
import { hostIndex } from '../model/node-set.ts'
import type { SitePath } from '../model/output-file.ts'
import type { Context } from './context.ts'
import { strength } from './dependency-rows.ts'
import { hostLink, linkTo } from './link.ts'
import type { HostPage, Neighbour, Neighbours } from './page.ts'
import { byTitle } from './service-row.ts'

/** Services that a neighbour is tied to are named up to this number. */
const mostHere = 8

/**
 * Services that are not among `services` and that those need (`to`), or that need one of those (`from`): what is
 * needed most first. What is needed only to build or install does not count.
 */
export function neighbours(
  { catalog }: Context,
  path: SitePath,
  services: readonly Service[],
  end: 'from' | 'to',
  most: number,
): Neighbours {
  const graph = dependencyGraph(catalog)
  const here = new Set(services)
  const found = new Map<Service, { criticality: Neighbour['criticality']; here: Set<Service> }>()
  for (const service of services) {
    const edges = end === 'to' ? graph.dependenciesOf(service.id) : graph.dependentsOf(service.id)
    for (const edge of edges) {
      const other = edge[end]
      const { criticality } = edge.dependency
      if (here.has(other) || criticality === 'build' || isOver(edge)) continue
      const known = found.get(other)
      if (!known) found.set(other, { criticality, here: new Set([service]) })
      else {
        known.here.add(service)
        if (strength[criticality] > strength[known.criticality]) known.criticality = criticality
      }
    }
  }
  const rows = [...found].sort(
    ([a, left], [b, right]) => strength[right.criticality] - strength[left.criticality] || byTitle(a, b),
  )
  return {
    rows: rows.slice(0, most).map(([other, { criticality, here }]) => ({
      service: linkTo(path, other),
      criticality,
      here: [...here].slice(0, mostHere).map((service) => linkTo(path, service)),
      moreHere: Math.max(0, here.size - mostHere),
    })),
    more: Math.max(0, rows.length - most),
  }
}

const isOver = ({ from, to }: DependencyEdge): boolean =>
  from.lifecycle === 'retired' || to.lifecycle === 'retired'

/** Hosts that carry exactly the same services, by host; one and the same list for all of them. */
export const alikeHosts = perCatalog((catalog): ReadonlyMap<string, readonly string[]> => {
  const kinds = new Map<string, string[]>()
  const byHost = new Map<string, string[]>()
  for (const [host, services] of hostIndex(catalog)) {
    const key = services.map(({ id }) => id).join()
    const kind = kinds.get(key) ?? []
    kinds.set(key, kind)
    kind.push(host)
    byHost.set(host, kind)
  }
  return byHost
})

/** Other hosts are listed up to this number. */
const mostPeers = 40

/** Other hosts that carry the same: where to look for how it should be. */
export function hostPeers({ catalog }: Context, path: SitePath, name: string): HostPage['peers'] {
  const peers = (alikeHosts(catalog).get(name) ?? []).filter((host) => host !== name)
  return {
    links: peers.slice(0, mostPeers).map((host) => hostLink(path, host)),
    more: Math.max(0, peers.length - mostPeers),
  }
}

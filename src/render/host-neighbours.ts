import { perCatalog } from '../model/catalog.ts'
import { type DependencyEdge, dependencyGraph } from '../model/dependency-graph.ts'
import type { Service } from '../model/document.ts'
import { hostIndex } from '../model/node-set.ts'
import type { SitePath } from '../model/output-file.ts'
import type { Context } from './context.ts'
import { strength } from './dependency-rows.ts'
import { hostLink, linkTo } from './link.ts'
import type { HostNeighbour, HostPage } from './page.ts'
import { byTitle } from './service-row.ts'

/** Services on the other end that are listed; the pages of the services have all. */
const mostNeighbours = 30

/**
 * Services that run elsewhere and that those here need (`to`), or that need one of those here (`from`): what is
 * needed most first. What is needed only to build or install does not count.
 */
export function hostNeighbours(
  { catalog }: Context,
  path: SitePath,
  services: readonly Service[],
  end: 'from' | 'to',
): HostPage['needs'] {
  const graph = dependencyGraph(catalog)
  const here = new Set(services)
  const found = new Map<Service, { criticality: HostNeighbour['criticality']; here: Set<Service> }>()
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
    rows: rows.slice(0, mostNeighbours).map(([other, { criticality, here }]) => ({
      service: linkTo(path, other),
      criticality,
      here: [...here].map((service) => linkTo(path, service)),
    })),
    more: Math.max(0, rows.length - mostNeighbours),
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

import { type Catalog, perCatalog, serviceById } from './catalog.ts'
import { type DependencyEdge, dependencyGraph } from './dependency-graph.ts'

/** The last step of the shortest way to a service. */
export interface Way {
  readonly edge: DependencyEdge
  readonly before: number
}

interface Step {
  readonly to: number
  readonly edge: DependencyEdge
  readonly hard: boolean
}

/** The graph by numbers of services; retired ones are not in it, nor what is needed only to build. */
export interface Network {
  readonly from: readonly (readonly Step[])[]
  readonly to: readonly (readonly Step[])[]
  readonly numbers: ReadonlyMap<string, number>
  /** By service, the number of the last search that came by. */
  readonly seen: Int32Array
  searches: number
}

/** The graph of a catalogue by numbers. */
export const networkOf = perCatalog((catalog): Network => {
  const numbers = new Map(catalog.services.map(({ id }, number) => [id, number]))
  const from: Step[][] = catalog.services.map(() => [])
  const to: Step[][] = catalog.services.map(() => [])
  for (const edge of dependencyGraph(catalog).edges) {
    const [consumer, provider] = [numbers.get(edge.from.id), numbers.get(edge.to.id)]
    if (consumer === undefined || provider === undefined || !isLive(edge)) continue
    const hard = edge.dependency.criticality === 'hard'
    to[consumer]?.push({ to: provider, edge, hard })
    from[provider]?.push({ to: consumer, edge, hard })
  }
  return { from, to, numbers, seen: new Int32Array(catalog.services.length), searches: 0 }
})

const isLive = ({ from, to, dependency }: DependencyEdge): boolean =>
  dependency.criticality !== 'build' && from.lifecycle !== 'retired' && to.lifecycle !== 'retired'

/** The number of a service; -1 where the catalogue has none of this id. */
export const startOf = (catalog: Catalog, id: string): number =>
  serviceById(catalog, id) ? (networkOf(catalog).numbers.get(id) ?? -1) : -1

/** Numbers of the services reached, by distance from 1, each level sorted; breadth first. */
export function reach(
  network: Network,
  start: number,
  end: 'from' | 'to',
  hardOnly: boolean,
  visit?: (number: number, way: Way) => void,
): readonly (readonly number[])[] {
  const search = ++network.searches
  const { seen } = network
  const levels: number[][] = []
  let level = start < 0 ? [] : [start]
  if (start >= 0) seen[start] = search
  while (level.length > 0) {
    const next: number[] = []
    for (const before of level) {
      for (const { to, edge, hard } of network[end][before] ?? []) {
        if (seen[to] === search || (hardOnly && !hard)) continue
        seen[to] = search
        visit?.(to, { edge, before })
        next.push(to)
      }
    }
    level = next.sort((a, b) => a - b)
    if (level.length > 0) levels.push(level)
  }
  return levels
}

import { type Catalog, perCatalog, serviceById } from './catalog.ts'
import { type DependencyEdge, dependencyGraph } from './dependency-graph.ts'
import type { Service } from './document.ts'

/** A service that another one leads to, directly or not. */
export interface Dependent {
  readonly service: Service
  /** Some way there is of hard dependencies alone: if one stops, so does the other. */
  readonly hard: boolean
  /** Number of dependencies on the way, from 1. */
  readonly distance: number
  /** The shortest way, from the service asked about; of hard dependencies alone where there is one. */
  readonly path: readonly DependencyEdge[]
}

/** Everything that needs this service, directly or not; nearest first, then by id. */
export const transitiveDependents = (catalog: Catalog, id: string): readonly Dependent[] =>
  everythingReached(catalog, id, 'from')

/** Everything that this service needs, directly or not; nearest first, then by id. */
export const transitiveDependencies = (catalog: Catalog, id: string): readonly Dependent[] =>
  everythingReached(catalog, id, 'to')

/**
 * How many services stop with this one, and the first `most` of them, nearest first, then by id: what
 * {@link transitiveDependents} says of hard ones, cheap enough to ask of every service.
 */
export function hardDependents(
  catalog: Catalog,
  id: string,
  most: number,
): { readonly nearest: readonly Service[]; readonly total: number } {
  const { services } = catalog
  const reached = reach(networkOf(catalog), startOf(catalog, id), 'from', true)
  return {
    nearest: reached.slice(0, most).flatMap((number) => services[number] ?? []),
    total: reached.length,
  }
}

function everythingReached(catalog: Catalog, id: string, end: 'from' | 'to'): readonly Dependent[] {
  const network = networkOf(catalog)
  const start = startOf(catalog, id)
  const ways = new Map<number, Way>()
  reach(network, start, end, true, (number, way) => ways.set(number, way))
  const soft = new Map<number, Way>()
  reach(network, start, end, false, (number, way) => soft.set(number, way))
  const numbers = [...soft.keys()].sort(
    (a, b) => distanceOf(a, ways, soft) - distanceOf(b, ways, soft) || a - b,
  )
  return numbers.flatMap((number) => {
    const service = catalog.services[number]
    const own = ways.has(number) ? ways : soft
    return service ? dependentOf(service, number, own.get(number)?.distance ?? 0, own === ways, own) : []
  })
}

const distanceOf = (number: number, ways: Ways, otherwise: Ways): number =>
  (ways.get(number) ?? otherwise.get(number))?.distance ?? 0

/** The path is made when it is asked for: together they are far longer than the list. */
function dependentOf(
  service: Service,
  number: number,
  distance: number,
  hard: boolean,
  ways: Ways,
): Dependent {
  return {
    service,
    hard,
    distance,
    get path() {
      const edges: DependencyEdge[] = []
      for (let way = ways.get(number); way; way = ways.get(way.before)) edges.push(way.edge)
      return edges.reverse()
    },
  }
}

/** The last step of the shortest way to a service. */
interface Way {
  readonly edge: DependencyEdge
  readonly before: number
  readonly distance: number
}

type Ways = ReadonlyMap<number, Way>

interface Step {
  readonly to: number
  readonly edge: DependencyEdge
  readonly hard: boolean
}

/** The graph by numbers of services; retired ones are not in it, nor what is needed only to build. */
interface Network {
  readonly from: readonly (readonly Step[])[]
  readonly to: readonly (readonly Step[])[]
  readonly numbers: ReadonlyMap<string, number>
  /** By service, the number of the last search that came by. */
  readonly seen: Int32Array
  searches: number
}

const networkOf = perCatalog((catalog): Network => {
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

const startOf = (catalog: Catalog, id: string): number =>
  serviceById(catalog, id) ? (networkOf(catalog).numbers.get(id) ?? -1) : -1

/** Numbers of the services reached, level by level, each level sorted; breadth first. */
function reach(
  network: Network,
  start: number,
  end: 'from' | 'to',
  hardOnly: boolean,
  visit?: (number: number, way: Way) => void,
): readonly number[] {
  const search = ++network.searches
  const { seen } = network
  const reached: number[] = []
  let level = start < 0 ? [] : [start]
  if (start >= 0) seen[start] = search
  for (let distance = 1; level.length > 0; distance++) {
    const next: number[] = []
    for (const before of level) {
      for (const { to, edge, hard } of network[end][before] ?? []) {
        if (seen[to] === search || (hardOnly && !hard)) continue
        seen[to] = search
        visit?.(to, { edge, before, distance })
        next.push(to)
      }
    }
    level = next.sort((a, b) => a - b)
    for (const number of level) reached.push(number)
  }
  return reached
}

import type { Catalog } from './catalog.ts'
import type { DependencyEdge } from './dependency-graph.ts'
import { type Network, networkOf, reach, startOf, type Way } from './dependency-network.ts'
import type { Service } from './document.ts'

/** A service that another one leads to, directly or not. */
interface Dependent {
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
  const reached = reach(networkOf(catalog), startOf(catalog, id), 'from', true).flat()
  return {
    nearest: reached.slice(0, most).flatMap((number) => services[number] ?? []),
    total: reached.length,
  }
}

function everythingReached(catalog: Catalog, id: string, end: 'from' | 'to'): readonly Dependent[] {
  const network = networkOf(catalog)
  const start = startOf(catalog, id)
  const hard = new Search(network, start, end, true)
  const any = new Search(network, start, end, false)
  const byHard = new Set(hard.levels.flat())
  const all: Dependent[] = []
  for (let level = 0; level < Math.max(hard.levels.length, any.levels.length); level++) {
    const softly = (any.levels[level] ?? []).filter((number) => !byHard.has(number))
    for (const number of [...(hard.levels[level] ?? []), ...softly].sort((a, b) => a - b)) {
      const service = catalog.services[number]
      if (service) all.push(new Reached(service, number, level + 1, byHard.has(number) ? hard : any))
    }
  }
  return all
}

/** Its path is made when it is asked for: all paths together are far longer than the list. */
class Reached implements Dependent {
  readonly service: Service
  readonly distance: number
  readonly hard: boolean
  #number: number
  #search: Search

  constructor(service: Service, number: number, distance: number, search: Search) {
    this.service = service
    this.distance = distance
    this.hard = search.hardOnly
    this.#number = number
    this.#search = search
  }

  get path(): readonly DependencyEdge[] {
    return this.#search.pathTo(this.#number)
  }
}

/** Everything that can be reached from one service, and how. */
class Search {
  readonly hardOnly: boolean
  /** Numbers of services by distance, from 1; each level sorted. */
  readonly levels: readonly (readonly number[])[]
  #again: (visit: (number: number, way: Way) => void) => void
  #ways: Map<number, Way> | undefined

  constructor(network: Network, start: number, end: 'from' | 'to', hardOnly: boolean) {
    this.hardOnly = hardOnly
    this.levels = reach(network, start, end, hardOnly)
    this.#again = (visit) => {
      reach(network, start, end, hardOnly, visit)
    }
  }

  /** Edges from the start on. */
  pathTo(number: number): readonly DependencyEdge[] {
    const ways = this.#waysOnce()
    const edges: DependencyEdge[] = []
    for (let way = ways.get(number); way; way = ways.get(way.before)) edges.push(way.edge)
    return edges.reverse()
  }

  #waysOnce(): ReadonlyMap<number, Way> {
    if (!this.#ways) {
      const ways = new Map<number, Way>()
      this.#again((number, way) => ways.set(number, way))
      this.#ways = ways
    }
    return this.#ways
  }
}

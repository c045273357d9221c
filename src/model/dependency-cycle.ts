import type { DependencyEdge } from './dependency-graph.ts'
import type { Service } from './document.ts'
import type { Dependency } from './schema/dependency.ts'
import { stronglyConnected } from './strongly-connected.ts'

/** Services that need each other in a circle. */
export interface DependencyCycle {
  /** All services of the knot: each of them needs each other one, directly or not. In the order of ids. */
  readonly services: readonly Service[]
  /**
   * One circle in it, in order, from the smallest id back to it, as short as possible. Where the knot holds a
   * circle of hard dependencies alone, it is one of these.
   */
  readonly edges: readonly DependencyEdge[]
  /** Every edge is hard: once down, none of them can be started first. */
  readonly hard: boolean
}

/** Dependencies of one service by the one they lead to, only the strongest to each. */
type Links = ReadonlyMap<number, DependencyEdge>

const strength: Record<Dependency['criticality'], number> = { hard: 2, soft: 1, build: 0 }

/** One circle for each knot among the services, by the first id; `services` come in the order of ids. */
export function findCycles(
  services: readonly Service[],
  edges: readonly DependencyEdge[],
): readonly DependencyCycle[] {
  const links = linksOf(services, edges)
  return knotsIn(links, anyLink).map((knot) => {
    const inside = within(links, knot)
    const hard = knotsIn(inside, isHard)[0]
    return {
      services: knot.flatMap((number) => services[number] ?? []),
      edges: hard ? shortestCircle(within(inside, hard), isHard) : shortestCircle(inside, anyLink),
      hard: hard !== undefined,
    }
  })
}

const anyLink = (): boolean => true
const isHard = ({ dependency }: DependencyEdge): boolean => dependency.criticality === 'hard'

/** By number of the service; a service that names itself is no circle. */
function linksOf(services: readonly Service[], edges: readonly DependencyEdge[]): readonly Links[] {
  const numbers = new Map(services.map((service, number) => [service, number]))
  const links = services.map(() => new Map<number, DependencyEdge>())
  for (const edge of edges) {
    const [from, to] = [numbers.get(edge.from), numbers.get(edge.to)]
    if (from === undefined || to === undefined || from === to) continue
    const known = links[from]?.get(to)
    const isStronger =
      !known || strength[edge.dependency.criticality] > strength[known.dependency.criticality]
    if (isStronger) links[from]?.set(to, edge)
  }
  return links
}

/** Groups of two or more that the accepted links tie together, sorted, by their first member. */
function knotsIn(
  links: readonly Links[],
  accepts: (edge: DependencyEdge) => boolean,
): readonly (readonly number[])[] {
  const targets = links.map((own) => [...own].flatMap(([to, edge]) => (accepts(edge) ? to : [])))
  return stronglyConnected(links.length, (number) => targets[number] ?? [])
    .filter((group) => group.length > 1)
    .sort(([a = 0], [b = 0]) => a - b)
}

/** The links among the members of a sorted group, members numbered anew from 0. */
function within(links: readonly Links[], group: readonly number[]): readonly Links[] {
  const numbers = new Map(group.map((member, number) => [member, number]))
  return group.map((member) => {
    const own = new Map<number, DependencyEdge>()
    for (const [to, edge] of links[member] ?? []) {
      const number = numbers.get(to)
      if (number !== undefined) own.set(number, edge)
    }
    return own
  })
}

/** The shortest way from 0 back to 0; of equally short ones the first by ids. */
function shortestCircle(
  links: readonly Links[],
  accepts: (edge: DependencyEdge) => boolean,
): readonly DependencyEdge[] {
  const ways = new Map<number, { edge: DependencyEdge; before: number }>()
  const queue = [0]
  for (const number of queue) {
    for (const [to, edge] of [...(links[number] ?? [])].sort(([a], [b]) => a - b)) {
      if (!accepts(edge) || ways.has(to)) continue
      ways.set(to, { edge, before: number })
      if (to === 0) return wayBack(ways)
      queue.push(to)
    }
  }
  return []
}

function wayBack(ways: ReadonlyMap<number, { edge: DependencyEdge; before: number }>): DependencyEdge[] {
  const edges: DependencyEdge[] = []
  for (let way = ways.get(0); way; way = way.before === 0 ? undefined : ways.get(way.before))
    edges.push(way.edge)
  return edges.reverse()
}

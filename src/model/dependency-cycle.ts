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
  return knotsIn(links, () => true)
    .map((knot): DependencyCycle => {
      const hard = knotsIn(restricted(links, knot), isHard)[0]
      return {
        services: knot.flatMap((number) => services[number] ?? []),
        edges: hard ? shortest(restricted(links, hard), isHard) : shortest(restricted(links, knot), () => true),
        hard: hard !== undefined,
      }
    })
    .sort((a, b) => order(services, a) - order(services, b))
}

const order = (services: readonly Service[], cycle: DependencyCycle): number =>
  services.indexOf(cycle.services[0] as Service)

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

/** The links that stay within a group. */
function restricted(links: readonly Links[], group: readonly number[]): readonly Links[] {
  const members = new Set(group)
  return links.map((own, number) =>
    members.has(number) ? new Map([...own].filter(([to]) => members.has(to))) : new Map(),
  )
}

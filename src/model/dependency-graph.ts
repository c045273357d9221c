import { type Catalog, perCatalog, serviceById } from './catalog.ts'
import { type DependencyCycle, findCycles } from './dependency-cycle.ts'
import { isRunning, type Service } from './document.ts'
import type { Dependency } from './schema/dependency.ts'
import { stronglyConnected } from './strongly-connected.ts'

export type { DependencyCycle } from './dependency-cycle.ts'
export {
  hardDependents,
  transitiveDependencies,
  transitiveDependents,
} from './transitive.ts'

/** A service needs another: `from.dependsOn[index]`. */
export interface DependencyEdge {
  readonly from: Service
  readonly to: Service
  readonly dependency: Dependency
  readonly index: number
}

/** A dependency that leads to no service of the catalogue. */
type LooseEnd = Omit<DependencyEdge, 'to'>

/** Who needs whom. Everything is in the order of ids, then of the document. */
export interface DependencyGraph {
  /** Also of retired services, and of services that name themselves. */
  readonly edges: readonly DependencyEdge[]
  dependenciesOf(id: string): readonly DependencyEdge[]
  dependentsOf(id: string): readonly DependencyEdge[]
  /** They name a service that the catalogue does not have. */
  readonly unknown: readonly LooseEnd[]
  /** They name something outside the catalogue. */
  readonly external: readonly LooseEnd[]
  /** Circles among services that are not retired, one for each knot of services; by the first id. */
  readonly cycles: readonly DependencyCycle[]
  /**
   * Running services in steps: each step needs only earlier ones, by hard and soft dependencies. Services in a
   * circle are in one step. What is needed only to build or install does not count.
   */
  readonly startOrder: readonly (readonly Service[])[]
}

/** The dependencies of the whole catalogue. */
export const dependencyGraph: (catalog: Catalog) => DependencyGraph = perCatalog((catalog) => {
  const { edges, unknown, external } = resolve(catalog)
  const outgoing = edgesBy(edges, 'from')
  const incoming = edgesBy(edges, 'to')
  // Whoever asks for one service alone needs neither of these.
  let cycles: readonly DependencyCycle[] | undefined
  let startOrder: readonly (readonly Service[])[] | undefined
  return {
    edges,
    dependenciesOf: (id) => outgoing.get(id) ?? [],
    dependentsOf: (id) => incoming.get(id) ?? [],
    unknown,
    external,
    get cycles() {
      cycles ??= findCycles(
        catalog.services.filter(({ lifecycle }) => lifecycle !== 'retired'),
        edges,
      )
      return cycles
    },
    get startOrder() {
      startOrder ??= startOrderOf(catalog.services.filter(isRunning), edges)
      return startOrder
    },
  }
})

function resolve(catalog: Catalog) {
  const byAlias = new Map<string, Service>()
  for (const service of catalog.services) {
    for (const alias of service.aliases ?? []) if (!byAlias.has(alias)) byAlias.set(alias, service)
  }
  const edges: DependencyEdge[] = []
  const unknown: LooseEnd[] = []
  const external: LooseEnd[] = []
  for (const from of catalog.services) {
    for (const [index, dependency] of (from.dependsOn ?? []).entries()) {
      const { service: name } = dependency
      const to = name === undefined ? undefined : (serviceById(catalog, name) ?? byAlias.get(name))
      if (to) edges.push({ from, to, dependency, index })
      else (name === undefined ? external : unknown).push({ from, dependency, index })
    }
  }
  return { edges, unknown, external }
}

function edgesBy(
  edges: readonly DependencyEdge[],
  end: 'from' | 'to',
): ReadonlyMap<string, readonly DependencyEdge[]> {
  const groups = new Map<string, DependencyEdge[]>()
  for (const edge of edges) {
    const group = groups.get(edge[end].id)
    if (group) group.push(edge)
    else groups.set(edge[end].id, [edge])
  }
  return groups
}

function startOrderOf(services: readonly Service[], edges: readonly DependencyEdge[]): Service[][] {
  const numbers = new Map(services.map((service, number) => [service, number]))
  const needs: number[][] = services.map(() => [])
  for (const { from, to, dependency } of edges) {
    const [consumer, provider] = [numbers.get(from), numbers.get(to)]
    if (consumer === undefined || provider === undefined || dependency.criticality === 'build') continue
    needs[consumer]?.push(provider)
  }
  const level = new Int32Array(services.length)
  for (const group of stronglyConnected(services.length, (number) => needs[number] ?? [])) {
    const members = new Set(group)
    const earlier = group.flatMap((number) => needs[number] ?? []).filter((number) => !members.has(number))
    const own = earlier.reduce((highest, number) => Math.max(highest, (level[number] ?? 0) + 1), 0)
    for (const number of group) level[number] = own
  }
  const steps: Service[][] = []
  for (const [number, service] of services.entries()) {
    const step = level[number] ?? 0
    while (steps.length <= step) steps.push([])
    steps[step]?.push(service)
  }
  return steps
}

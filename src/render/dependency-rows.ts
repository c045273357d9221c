import { type DependencyEdge, dependencyGraph, hardDependents } from '../model/dependency-graph.ts'
import type { Service } from '../model/document.ts'
import type { SitePath } from '../model/output-file.ts'
import { edgeProblem, providerPort } from '../model/reachability.ts'
import type { Dependency } from '../model/schema/dependency.ts'
import type { Context } from './context.ts'
import { documented } from './documented.ts'
import { linkTo } from './link.ts'
import type { DependencyRow, Documented, Stopping } from './page.ts'
import { pathOf, relative } from './path.ts'
import { portAnchor, portText } from './port-text.ts'

/** What a service needs, in the order of its document. */
export function dependencyRows(
  { catalog }: Context,
  path: SitePath,
  service: Service,
): Documented<DependencyRow> {
  const edges = new Map(
    dependencyGraph(catalog)
      .dependenciesOf(service.id)
      .map((edge) => [edge.index, edge]),
  )
  return documented(
    service.dependsOn?.map((dependency, index) => {
      const edge = edges.get(index)
      if (!edge) return withoutEdge(dependency)
      return { ...edgeRow(path, edge, edge.to), problem: edgeProblem(catalog, edge)?.kind }
    }),
  )
}

/** Who needs a service, sorted as the graph has them. */
export function dependentRows({ catalog }: Context, path: SitePath, service: Service): DependencyRow[] {
  return dependencyGraph(catalog)
    .dependentsOf(service.id)
    .map((edge) => ({ ...edgeRow(path, edge, edge.from), problem: edgeProblem(catalog, edge)?.kind }))
}

/** One end of an edge as the other end's page shows it. */
function edgeRow(path: SitePath, edge: DependencyEdge, other: Service): DependencyRow {
  const { dependency } = edge
  const provided = providerPort(edge)
  return {
    kind: 'service',
    name: other.title,
    href: linkTo(path, other).href,
    criticality: dependency.criticality,
    port: provided ? portText(provided.port) : dependency.port?.toString(),
    portHref: provided && relative(path, pathOf(edge.to), portAnchor(provided.port, provided.index)),
    why: dependency.why,
    fallback: dependency.fallback,
  }
}

const withoutEdge = (dependency: Dependency): DependencyRow => ({
  kind: dependency.external === undefined ? 'unknown' : 'external',
  name: dependency.external ?? dependency.service ?? '',
  criticality: dependency.criticality,
  port: dependency.port?.toString(),
  why: dependency.why,
  fallback: dependency.fallback,
})

/** What stops when a service stops: everything that needs it by hard dependencies alone; `most` are named. */
export function stopping({ catalog }: Context, path: SitePath, service: Service, most: number): Stopping {
  const { nearest, total } = hardDependents(catalog, service.id, most)
  return {
    stops: nearest.map((dependent) => linkTo(path, dependent)),
    more: total - nearest.length,
  }
}

/** A link for lists of dependencies. */
export const edgeLink = (path: SitePath, edge: DependencyEdge) => ({
  ...linkTo(path, edge.to),
  criticality: edge.dependency.criticality,
})

import { type DependencyEdge, dependencyGraph, hardDependents } from '../model/dependency-graph.ts'
import type { Service } from '../model/document.ts'
import type { SitePath } from '../model/output-file.ts'
import { edgeProblem, providerPort } from '../model/reachability.ts'
import type { Dependency } from '../model/schema/dependency.ts'
import type { Context } from './context.ts'
import { documented } from './documented.ts'
import { linkTo } from './link.ts'
import type { DependencyRow, Documented, Stopping } from './page.ts'
import { linkWeight } from './part.ts'
import { pathOf, relative } from './path.ts'
import { portAnchor, portText } from './port-text.ts'
import { byTitle } from './service-row.ts'
import type { LongList } from './whole-list.ts'

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

/** How much a consumer needs a service. */
export const strength = { hard: 2, soft: 1, build: 0 }

/** Who needs a service: those that need it most first, then by title. */
export const dependentsList = (
  { catalog }: Context,
  service: Service,
): LongList<DependencyEdge, DependencyRow> => ({
  room: 8000,
  items: dependencyGraph(catalog)
    .dependentsOf(service.id)
    .toSorted(
      (a, b) =>
        strength[b.dependency.criticality] - strength[a.dependency.criticality] || byTitle(a.from, b.from),
    ),
  row: (path, edge) => ({ ...edgeRow(path, edge, edge.from), problem: edgeProblem(catalog, edge)?.kind }),
  whole: (rows) => ({ name: 'dependents', rows }),
  label: ({ from }) => from.title,
  weight: ({ from, to, dependency: { why = '' } }) => 190 + linkWeight(from) + to.id.length + why.length,
})

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

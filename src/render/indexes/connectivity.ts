import { type DependencyEdge, dependencyGraph } from '../../model/dependency-graph.ts'
import { edgeProblem, providerPort } from '../../model/reachability.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../draft.ts'
import { linkTo } from '../link.ts'
import type { ConnectivityIndex } from '../page.ts'
import { linkWeight, split } from '../part.ts'
import { portText } from '../port-text.ts'

type Row = ConnectivityIndex['rows'][number]

/** `connectivity.html`: who talks to whom, on what, and where two pages contradict each other. */
export function connectivityIndex(context: Context): readonly Draft[] {
  const problemOf = (edge: DependencyEdge) => edgeProblem(context.catalog, edge)?.kind
  const edges = dependencyGraph(context.catalog).edges.filter(
    ({ dependency }) => dependency.criticality !== 'build',
  )
  const problemCount = edges.filter(problemOf).length
  const sorted = [...edges].sort((a, b) => Number(!!problemOf(b)) - Number(!!problemOf(a)))
  return split('connectivity', sorted, {
    label: ({ from }) => from.title,
    weight: (edge) =>
      (providerPort(edge)?.port.allow ?? []).reduce(
        (sum, source) => sum + 35 + source.length,
        230 + linkWeight(edge.from) + linkWeight(edge.to),
      ),
  }).map(({ path, rows, parts }) => ({
    path,
    data: () => ({
      kind: 'connectivity',
      total: edges.length,
      problems: problemCount,
      rows: rows.map((edge): Row => {
        const provided = providerPort(edge)?.port
        return {
          from: linkTo(path, edge.from),
          to: linkTo(path, edge.to),
          port: provided ? portText(provided) : edge.dependency.port?.toString(),
          protocol: provided?.protocol,
          tls: provided?.tls,
          auth: provided?.auth,
          allow: provided?.allow ?? [],
          state: problemOf(edge) ?? okState(edge),
        }
      }),
      parts,
    }),
  }))
}

const okState = (edge: DependencyEdge): 'ok' | 'port-unknown' => (providerPort(edge) ? 'ok' : 'port-unknown')

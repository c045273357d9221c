import { type DependencyCycle, dependencyGraph } from '../../model/dependency-graph.ts'
import type { Service } from '../../model/document.ts'
import type { SitePath } from '../../model/output-file.ts'
import { placeOf } from '../../model/place.ts'
import type { Context } from '../context.ts'
import { edgeLink, stopping } from '../dependency-rows.ts'
import type { Draft } from '../draft.ts'
import { type LayoutEngine, pictureOf } from '../graph-picture.ts'
import { linkTo } from '../link.ts'
import { type OverviewGraph, overviewGraph } from '../overview-graph.ts'
import type { DependenciesIndex, Parts } from '../page.ts'
import { split } from '../part.ts'
import { byTitle } from '../service-row.ts'

type Overview = NonNullable<DependenciesIndex['overview']>

/** Services of one step of the start order that are named. */
const mostNamed = 60

/** `dependencies.html`: the whole graph, its cycles, an order to start in, and what stops with what. */
export function dependenciesIndex(context: Context, layout: LayoutEngine | undefined): readonly Draft[] {
  const services = [...context.catalog.services].sort(byTitle)
  return split('dependencies', services, { label: ({ title }) => title, weight: 700 }).map(
    ({ path, index, rows, parts }): Draft => {
      const table = () => tableOf(context, path, rows, parts)
      if (index > 0) return { path, data: table }
      const graph = () => overviewGraph(context.catalog, path)
      return {
        path,
        data: () => ({ ...table(), overview: overviewOf(context, path, graph(), layout) }),
        basis: () => [table(), graph(), overviewOf(context, path, undefined, undefined)],
      }
    },
  )
}

function tableOf(
  context: Context,
  path: SitePath,
  rows: readonly Service[],
  parts: Parts | undefined,
): DependenciesIndex {
  const graph = dependencyGraph(context.catalog)
  return {
    kind: 'dependencies',
    total: graph.edges.length,
    rows: rows.map((service) => ({
      service: linkTo(path, service),
      needs: graph.dependenciesOf(service.id).map((edge) => edgeLink(path, edge)),
      external: (service.dependsOn ?? []).flatMap(({ external }) => external ?? []),
      neededBy: graph.dependentsOf(service.id).length,
      blast: stopping(context, path, service, mostStopping),
    })),
    parts,
  }
}

/** Services that stop with another are named up to this number. */
const mostStopping = 6

function overviewOf(
  { catalog }: Context,
  path: SitePath,
  graph: OverviewGraph | undefined,
  layout: LayoutEngine | undefined,
): Overview {
  const { cycles, startOrder } = dependencyGraph(catalog)
  return {
    ...(graph && layout
      ? { boxes: graph.boxes, leftOut: graph.leftOut, picture: pictureOf(graph, layout) }
      : { boxes: 'none', leftOut: 0 }),
    cycles: cycles.map((cycle) => cycleRow(path, cycle)),
    startOrder: startOrder.map((services) => ({
      count: services.length,
      services: services.slice(0, mostNamed).map((service) => linkTo(path, service)),
    })),
  }
}

const cycleRow = (path: SitePath, { hard, edges }: DependencyCycle): Overview['cycles'][number] => ({
  hard,
  steps: edges.map(({ from, index }) => ({
    ...linkTo(path, from),
    at: `${from.path}:${placeOf(from.places, ['dependsOn', index]).line}`,
  })),
})

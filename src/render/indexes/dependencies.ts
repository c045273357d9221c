import { perCatalog } from '../../model/catalog.ts'
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
import { linkWeight, split } from '../part.ts'
import { byTitle } from '../service-row.ts'

type Overview = NonNullable<DependenciesIndex['overview']>

/** Services that the start order names, all steps together: the table has the step of each. */
const mostNamed = 120

/** `dependencies.html`: the whole graph, its cycles, an order to start in, and what stops with what. */
export function dependenciesIndex(context: Context, layout: LayoutEngine | undefined): readonly Draft[] {
  const services = [...context.catalog.services].sort(byTitle)
  return split('dependencies', services, {
    label: ({ title }) => title,
    weight: weightOf(context),
    lead: overviewWeight(context),
  }).map(({ path, index, rows, parts }): Draft => {
    const table = () => tableOf(context, path, rows, parts)
    if (index > 0) return { path, data: table }
    const graph = () => overviewGraph(context.catalog, path)
    return {
      path,
      data: () => ({ ...table(), overview: overviewOf(context, path, graph(), layout) }),
      basis: () => [table(), graph(), overviewOf(context, path, undefined, undefined)],
    }
  })
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
      step: startSteps(context.catalog).get(service),
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
  const mostOfStep = namedOfStep(startOrder.length)
  return {
    ...(graph && layout
      ? { boxes: graph.boxes, leftOut: graph.leftOut, picture: pictureOf(graph, layout) }
      : { boxes: 'none', leftOut: 0 }),
    cycles: cycles.map((cycle) => cycleRow(path, cycle)),
    startOrder: startOrder.map((services) => ({
      count: services.length,
      services: services.slice(0, mostOfStep).map((service) => linkTo(path, service)),
    })),
  }
}

/** How many services each of so many steps of the start order names. */
const namedOfStep = (steps: number): number => Math.max(3, Math.floor(mostNamed / Math.max(1, steps)))

/** From 1, the step of the start order in which a running service is. */
const startSteps = perCatalog(
  (catalog) =>
    new Map(
      dependencyGraph(catalog).startOrder.flatMap((services, index) =>
        services.map((service) => [service, index + 1]),
      ),
    ),
)

/** Characters of markup that a row takes, about. */
function weightOf({ catalog }: Context): (service: Service) => number {
  const graph = dependencyGraph(catalog)
  return (service) =>
    graph.dependenciesOf(service.id).reduce(
      (sum, { to }) => sum + 15 + linkWeight(to),
      // What stops with it is not known yet; its names are about as long as its own.
      230 + linkWeight(service) * (graph.dependentsOf(service.id).length > 0 ? 1 + mostStopping : 1),
    )
}

/** Characters of markup before the table, about, without the picture. */
function overviewWeight({ catalog }: Context): number {
  const { cycles, startOrder } = dependencyGraph(catalog)
  const named = startOrder.flatMap((services) => services.slice(0, namedOfStep(startOrder.length)))
  return (
    named.reduce((sum, service) => sum + 15 + linkWeight(service), 1000) +
    cycles
      .flatMap(({ edges }) => edges)
      .reduce((sum, { from }) => sum + 25 + from.path.length + linkWeight(from), 0)
  )
}

const cycleRow = (path: SitePath, { hard, edges }: DependencyCycle): Overview['cycles'][number] => ({
  hard,
  steps: edges.map(({ from, index }) => ({
    ...linkTo(path, from),
    at: `${from.path}:${placeOf(from.places, ['dependsOn', index]).line}`,
  })),
})

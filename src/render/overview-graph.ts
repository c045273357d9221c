import type { Catalog } from '../model/catalog.ts'
import { type DependencyEdge, dependencyGraph } from '../model/dependency-graph.ts'
import type { Service } from '../model/document.ts'
import { compareText } from '../model/finding.ts'
import type { SitePath } from '../model/output-file.ts'
import { linkTo } from './link.ts'
import { systemLink } from './system.ts'

/** Boxes in one picture; beyond that nobody can follow a line. */
const mostBoxes = 150

/** Lines in one picture; twice as many take Graphviz seconds, ten times as many minutes. */
const mostLines = 400

export interface GraphNode {
  readonly id: string
  readonly label: string
  readonly href: string
  /** How many services it stands for; missing for a single service. */
  readonly members?: number | undefined
  /** Drawn inside the frame of this system. */
  readonly group?: string | undefined
  /** A service in it needs itself by way of others. */
  readonly inCycle: boolean
}

export interface GraphEdge {
  readonly from: string
  readonly to: string
  readonly role: 'hard' | 'soft' | 'build'
  readonly inCycle: boolean
}

/** What is drawn, before anybody knows where. */
export interface OverviewGraph {
  /** What a box stands for. */
  readonly boxes: 'services' | 'systems'
  /** By id. */
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  /** Systems with two or more services in the picture, as frames; by name. */
  readonly groups: readonly { readonly name: string; readonly href: string }[]
  /** Boxes that were left out because the picture would be too large; those with the fewest lines. */
  readonly leftOut: number
}

/** The whole graph by service; by system where that is too large; undefined where nothing needs anything. */
export function overviewGraph(catalog: Catalog, path: SitePath): OverviewGraph | undefined {
  const { edges } = dependencyGraph(catalog)
  const services = serviceGraph(catalog, path, edges)
  if (services.edges.length === 0) return undefined
  if (services.nodes.length <= mostBoxes && services.edges.length <= mostLines) return services
  const systems = systemGraph(catalog, path, edges)
  return systems.edges.length > 0 ? systems : undefined
}

/** Services that need or are needed; the others stand in the table only. */
function serviceGraph(catalog: Catalog, path: SitePath, all: readonly DependencyEdge[]): OverviewGraph {
  const edges = strongest(all, ({ id }) => id, knotsOf(catalog))
  const used = new Set(edges.flatMap(({ from, to }) => [from, to]))
  const services = catalog.services.filter(({ id }) => used.has(id))
  const groups = groupsOf(catalog, path, services)
  const framed = new Set(groups.map(({ name }) => name))
  const knots = knotsOf(catalog)
  return {
    boxes: 'services',
    nodes: services.map((service) => ({
      id: service.id,
      label: service.title,
      href: linkTo(path, service).href,
      ...(service.system !== undefined && framed.has(service.system) && { group: service.system }),
      inCycle: knots.has(service),
    })),
    edges,
    groups,
    leftOut: 0,
  }
}

function groupsOf(catalog: Catalog, path: SitePath, services: readonly Service[]): OverviewGraph['groups'] {
  const members = new Map<string, number>()
  for (const { system } of services) {
    if (system !== undefined) members.set(system, (members.get(system) ?? 0) + 1)
  }
  return [...members]
    .filter(([, count]) => count > 1)
    .sort(([a], [b]) => compareText(a, b))
    .map(([name]) => ({ name, href: systemLink(catalog, path, name).href }))
}

/** A box a system; services without one stand for themselves. The busiest boxes, where there are too many. */
function systemGraph(catalog: Catalog, path: SitePath, all: readonly DependencyEdge[]): OverviewGraph {
  const knots = knotsOf(catalog)
  const edges = strongest(all, boxOf, knots)
  const nodes = new Map<string, GraphNode>()
  for (const service of catalog.services) {
    const id = boxOf(service)
    const known = nodes.get(id)
    const inCycle = known?.inCycle || knots.has(service)
    const { system } = service
    nodes.set(
      id,
      system === undefined
        ? { id, label: service.title, href: linkTo(path, service).href, inCycle }
        : {
            id,
            label: system,
            href: systemLink(catalog, path, system).href,
            members: (known?.members ?? 0) + 1,
            inCycle,
          },
    )
  }
  const shown = busiest(edges)
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]))
  return {
    boxes: 'systems',
    nodes: [...nodes.values()].filter(({ id }) => shown.has(id)).sort((a, b) => compareText(a.id, b.id)),
    edges: edges.filter(({ from, to }) => shown.has(from) && shown.has(to)),
    groups: [],
    leftOut: joined.size - shown.size,
  }
}

/** The box of a service, where boxes are systems. */
const boxOf = ({ id, system }: Service): string => (system === undefined ? id : `system ${system}`)

/** As many boxes as a picture can hold with the lines among them, those with the most lines first. */
function busiest(edges: readonly GraphEdge[]): ReadonlySet<string> {
  const partners = new Map<string, string[]>()
  for (const { from, to } of edges) {
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      const known = partners.get(one)
      if (known) known.push(other)
      else partners.set(one, [other])
    }
  }
  const ranked = [...partners].sort(
    ([a, own], [b, others]) => others.length - own.length || compareText(a, b),
  )
  const shown = new Set<string>()
  let lines = 0
  for (const [id, others] of ranked) {
    const more = others.filter((other) => shown.has(other)).length
    if (shown.size >= mostBoxes || lines + more > mostLines) break
    shown.add(id)
    lines += more
  }
  return shown
}

/** The circle a service is in, by number. */
function knotsOf(catalog: Catalog): ReadonlyMap<Service, number> {
  const { cycles } = dependencyGraph(catalog)
  return new Map(cycles.flatMap(({ services }, knot) => services.map((service) => [service, knot] as const)))
}

const rank = { hard: 0, soft: 1, build: 2 }

/** One line between two boxes, of the strongest kind; none from a box to itself. */
function strongest(
  edges: readonly DependencyEdge[],
  idOf: (service: Service) => string,
  knots: ReadonlyMap<Service, number>,
): readonly GraphEdge[] {
  const known = new Map<string, GraphEdge>()
  for (const { from, to, dependency } of edges) {
    const [one, other] = [idOf(from), idOf(to)]
    if (one === other) continue
    const key = `${one}\0${other}`
    const before = known.get(key)
    const knot = knots.get(from)
    const inCycle = before?.inCycle || (knot !== undefined && knot === knots.get(to))
    const role =
      before && rank[before.role] <= rank[dependency.criticality] ? before.role : dependency.criticality
    known.set(key, { from: one, to: other, role, inCycle })
  }
  return [...known].sort(([a], [b]) => compareText(a, b)).map(([, edge]) => edge)
}

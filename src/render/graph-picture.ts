import type { Catalog } from '../model/catalog.ts'
import { dependencyGraph } from '../model/dependency-graph.ts'
import type { Service } from '../model/document.ts'
import { compareText } from '../model/finding.ts'
import type { SitePath } from '../model/output-file.ts'
import { linkTo } from './link.ts'
import type { Picture, PictureBox } from './page.ts'
import { relative } from './path.ts'
import { shortened } from './picture.ts'
import { systemHref } from './system.ts'

/** Lays out a graph in the DOT language: JSON with positions, as Graphviz writes it. */
export type LayoutEngine = (dot: string) => string

/** Boxes in one picture; beyond that nobody can follow a line, and the layout takes seconds. */
const mostBoxes = 250

interface Node {
  readonly id: string
  readonly label: string
  readonly href: string
}

interface Edge {
  readonly from: string
  readonly to: string
  readonly role: 'hard' | 'soft' | 'build'
}

/** What is drawn, before anybody knows where. */
export interface OverviewGraph {
  /** What a box stands for. */
  readonly boxes: 'services' | 'systems'
  /** By id. */
  readonly nodes: readonly Node[]
  readonly edges: readonly Edge[]
}

/** The whole graph by service; by system where there are too many; undefined where even these are, or none. */
export function overviewGraph(catalog: Catalog, path: SitePath): OverviewGraph | undefined {
  const { edges } = dependencyGraph(catalog)
  const services = new Set(edges.flatMap(({ from, to }) => [from, to]))
  const graph = services.size <= mostBoxes ? serviceGraph(catalog, path) : systemGraph(catalog, path)
  return graph.nodes.length <= mostBoxes && graph.edges.length > 0 ? graph : undefined
}

/** Services that need or are needed; the others stand in the table only. */
function serviceGraph(catalog: Catalog, path: SitePath): OverviewGraph {
  const nodes = new Map<string, Node>()
  const edges = dependencyGraph(catalog).edges.map(({ from, to, dependency }): Edge => {
    for (const service of [from, to]) {
      nodes.set(service.id, { id: service.id, label: service.title, href: linkTo(path, service).href })
    }
    return { from: from.id, to: to.id, role: dependency.criticality }
  })
  return { boxes: 'services', nodes: sorted(nodes), edges: unique(edges) }
}

const sorted = (nodes: ReadonlyMap<string, Node>): readonly Node[] =>
  [...nodes.values()].sort((a, b) => compareText(a.id, b.id))

/** A box a system; services without one stand for themselves. */
function systemGraph(catalog: Catalog, path: SitePath): OverviewGraph {
  const nodes = new Map<string, Node>()
  const nodeOf = (service: Service): string => {
    const node = systemNode(catalog, path, service)
    nodes.set(node.id, node)
    return node.id
  }
  const edges = dependencyGraph(catalog).edges.map(
    ({ from, to, dependency }): Edge => ({
      from: nodeOf(from),
      to: nodeOf(to),
      role: dependency.criticality,
    }),
  )
  return {
    boxes: 'systems',
    nodes: sorted(nodes),
    edges: unique(edges.filter(({ from, to }) => from !== to)),
  }
}

function systemNode(catalog: Catalog, path: SitePath, service: Service): Node {
  const { id, title, system } = service
  if (system === undefined) return { id, label: title, href: linkTo(path, service).href }
  const href = relative(path, 'services-by-system.html', systemHref(catalog, system))
  return { id: `system ${system}`, label: system, href }
}

/** One line between two boxes, of the strongest kind. */
function unique(edges: readonly Edge[]): readonly Edge[] {
  const rank = { hard: 0, soft: 1, build: 2 }
  const known = new Map<string, Edge>()
  for (const edge of edges) {
    const key = `${edge.from}\0${edge.to}`
    const other = known.get(key)
    if (!other || rank[edge.role] < rank[other.role]) known.set(key, edge)
  }
  return [...known].sort(([a], [b]) => compareText(a, b)).map(([, edge]) => edge)
}

const boxHeight = 36
const letterWidth = 7
/** Letters in one of the two lines of a box. */
const lineLength = 15

/** The graph, drawn. */
export function pictureOf({ nodes, edges }: OverviewGraph, layout: LayoutEngine): Picture {
  const labels = nodes.map(({ label }) => inLines(label))
  const widths = labels.map((lines) => Math.max(...lines.map(({ length }) => length)) * letterWidth + 16)
  const numbers = new Map(nodes.map(({ id }, number) => [id, number]))
  const dot = [
    'digraph{nodesep=0.1;ranksep=0.5;node[shape=box,fixedsize=true,label="",height=',
    `${inches(boxHeight)}];edge[arrowhead=none];`,
    ...widths.map((width, number) => `${number}[width=${inches(width)}];`),
    ...edges.map(({ from, to, role }) => `${numbers.get(from)}->${numbers.get(to)}[${pull[role]}];`),
    '}',
  ].join('')
  const roles = new Map(edges.map(({ from, to, role }) => [`${numbers.get(from)} ${numbers.get(to)}`, role]))
  return fromLayout(
    JSON.parse(layout(dot)),
    (number) => ({
      lines: labels[number] ?? [],
      href: nodes[number]?.href ?? '',
      width: widths[number] ?? 0,
    }),
    (from, to) => roles.get(`${from} ${to}`) ?? 'hard',
  )
}

/** A label in one line or two, broken between words. */
function inLines(label: string): readonly string[] {
  if (label.length <= lineLength) return [label]
  const space = label.lastIndexOf(' ', lineLength)
  const end = space > 0 ? space : lineLength
  return [label.slice(0, end), shortened(label.slice(end).trimStart(), lineLength)]
}

const inches = (points: number): string => (points / 72).toFixed(4)

/** What is read of Graphviz's JSON: points from the bottom left; `pos` of an edge is a Bézier spline. */
interface Layout {
  readonly bb: string
  readonly objects: readonly { readonly name: string; readonly pos: string }[]
  /** `tail` and `head` are indexes into `objects`. */
  readonly edges: readonly { readonly pos: string; readonly tail: number; readonly head: number }[]
}

const margin = 8

/** What a service needs to run pulls it up the picture; what it needs to be built does not. */
const pull = { hard: 'weight=4', soft: 'weight=1', build: 'constraint=false' }

function fromLayout(
  { bb, objects, edges: lines }: Layout,
  nodeOf: (id: number) => { lines: readonly string[]; href: string; width: number },
  roleOf: (from: string | undefined, to: string | undefined) => Edge['role'],
): Picture {
  const [, , width = 0, height = 0] = bb.split(',').map(Number)
  const x = (value: number): number => Math.round(value + margin)
  const y = (value: number): number => Math.round(height - value + margin)
  const boxes = objects.map(({ name, pos }): PictureBox => {
    const node = nodeOf(Number(name))
    const [centerX = 0, centerY = 0] = pos.split(',').map(Number)
    return {
      ...node,
      x: x(centerX - node.width / 2),
      y: y(centerY + boxHeight / 2),
      height: boxHeight,
      role: 'hard',
    }
  })
  return {
    width: Math.round(width + 2 * margin),
    height: Math.round(height + 2 * margin),
    boxes,
    lines: lines.map(({ pos, tail, head }) => ({
      path: splinePath(pos, x, y),
      role: roleOf(objects[tail]?.name, objects[head]?.name),
    })),
  }
}

/** `x,y x,y x,y x,y …`: a start and three points for every curve. */
function splinePath(pos: string, x: (value: number) => number, y: (value: number) => number): string {
  const points = pos.split(' ').map((point) => {
    const [a = 0, b = 0] = point.split(',').slice(-2).map(Number)
    return `${x(a)} ${y(b)}`
  })
  return `M${points[0]}C${points.slice(1).join(' ')}`
}

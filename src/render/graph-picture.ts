import type { GraphNode, OverviewGraph } from './overview-graph.ts'
import type { Picture, PictureBox, PictureFrame, PictureLine } from './page.ts'
import { shortened } from './picture.ts'

/** Lays out a graph in the DOT language: JSON with positions, as Graphviz writes it. */
export type LayoutEngine = (dot: string) => string

const boxHeight = 36
const letterWidth = 7
/** Letters in one of the two lines of a box. */
const lineLength = 16
/** Letters that the number of services behind a box takes. */
const countLength = 13

/** Room for the mark of a cycle. */
const markWidth = 8

/** What a box shows, and how wide it has to be for that. */
interface Label {
  readonly lines: readonly string[]
  readonly width: number
}

/** The graph, drawn from left to right, from what needs to what is needed. */
export function pictureOf(graph: OverviewGraph, layout: LayoutEngine): Picture {
  const labels = graph.nodes.map(labelOf)
  return fromLayout(graph, labels, JSON.parse(layout(dotOf(graph, labels))))
}

function labelOf({ label, members, inCycle }: GraphNode): Label {
  const isCounted = members !== undefined
  const lines = isCounted ? [shortened(label, 2 * lineLength)] : inLines(label)
  const longest = Math.max(...lines.map(({ length }) => length), isCounted ? countLength : 0)
  return { lines, width: longest * letterWidth + 20 + (inCycle ? 2 * markWidth : 0) }
}

/** A label in one line or two, broken between words. */
function inLines(label: string): readonly string[] {
  if (label.length <= lineLength) return [label]
  const space = label.lastIndexOf(' ', lineLength)
  const end = space > 0 ? space : lineLength
  return [label.slice(0, end), shortened(label.slice(end).trimStart(), lineLength)]
}

/** What a service needs to run pulls it along the picture; what it needs to be built does not. */
const pull = { hard: 'weight=4', soft: 'weight=1', build: 'constraint=false' }

/** The graph in Graphviz's language: nodes by number, frames as clusters with room for their names. */
function dotOf({ nodes, edges, groups }: OverviewGraph, labels: readonly Label[]): string {
  const numbers = new Map(nodes.map(({ id }, number) => [id, number]))
  const nodeText = (number: number): string => `${number}[width=${inches(labels[number]?.width ?? 0)}];`
  return [
    'digraph{rankdir=LR;nodesep=0.12;ranksep=0.35;margin=0;',
    `node[shape=box,fixedsize=true,label="",height=${inches(boxHeight)}];edge[arrowhead=none];`,
    ...groups.map(({ name }, index) => {
      const members = nodes.flatMap(({ group }, number) => (group === name ? nodeText(number) : []))
      const label = `label=${JSON.stringify(frameName(name))};fontname=Helvetica;fontsize=13;margin=8;`
      return `subgraph cluster_${index}{${label}${members.join('')}}`
    }),
    ...nodes.flatMap(({ group }, number) => (group === undefined ? nodeText(number) : [])),
    ...edges.map(({ from, to, role }) => `${numbers.get(from)}->${numbers.get(to)}[${pull[role]}];`),
    '}',
  ].join('')
}

/** Frames are named in letters that mean nothing to Graphviz: it only has to leave room for them. */
const frameName = (name: string): string => 'n'.repeat(Math.min(name.length, 2 * lineLength))

const inches = (points: number): string => (points / 72).toFixed(4)

/** What is read of Graphviz's JSON: points from the bottom left; `pos` of an edge is a Bézier spline. */
interface Layout {
  readonly bb: string
  /** Clusters, then nodes. */
  readonly objects: readonly { readonly name: string; readonly pos?: string; readonly bb?: string }[]
  /** `tail` and `head` are indexes into `objects`. */
  readonly edges: readonly { readonly pos: string; readonly tail: number; readonly head: number }[]
}

const margin = 8

function fromLayout(graph: OverviewGraph, labels: readonly Label[], layout: Layout): Picture {
  const { objects } = layout
  const [, , width = 0, height = 0] = numbersIn(layout.bb)
  const x = (value: number): number => Math.round(value + margin)
  const y = (value: number): number => Math.round(height - value + margin)
  const centers = new Map(objects.map(({ name, pos = '' }) => [name, numbersIn(pos)]))
  const edges = new Map(graph.edges.map((edge) => [`${edge.from}\0${edge.to}`, edge]))
  const nodeAt = (index: number): number => Number(objects[index]?.name)
  return {
    width: Math.round(width + 2 * margin),
    height: Math.round(height + 2 * margin),
    frames: graph.groups.map(({ name, href }, index): PictureFrame => {
      const frame = objects.find((object) => object.name === `cluster_${index}`)
      const [left = 0, bottom = 0, right = 0, top = 0] = numbersIn(frame?.bb ?? '')
      const corner = { x: x(left), y: y(top) }
      return {
        ...corner,
        label: shortened(name, 2 * lineLength),
        href,
        width: x(right) - corner.x,
        height: y(bottom) - corner.y,
      }
    }),
    boxes: graph.nodes.map(({ href, members, inCycle }, number): PictureBox => {
      const [centerX = 0, centerY = 0] = centers.get(String(number)) ?? []
      const { lines, width: boxWidth } = labels[number] ?? { lines: [], width: 0 }
      return {
        lines,
        href,
        ...(members !== undefined && { members }),
        ...(inCycle && { inCycle }),
        x: x(centerX - boxWidth / 2),
        y: y(centerY + boxHeight / 2),
        width: boxWidth,
        height: boxHeight,
        role: 'hard',
      }
    }),
    lines: layout.edges.map(({ pos, tail, head }): PictureLine => {
      const [from, to] = [nodeAt(tail), nodeAt(head)]
      const edge = edges.get(`${graph.nodes[from]?.id}\0${graph.nodes[to]?.id}`)
      return {
        path: splinePath(pos, x, y),
        role: edge?.role ?? 'hard',
        ...(edge?.inCycle && { inCycle: true }),
        from,
        to,
      }
    }),
  }
}

const numbersIn = (text: string): number[] => text.split(',').map(Number)

/** `x,y x,y x,y x,y …`: a start and three points for every curve. */
function splinePath(pos: string, x: (value: number) => number, y: (value: number) => number): string {
  const points = pos.split(' ').map((point) => {
    const [a = 0, b = 0] = point.split(',').slice(-2).map(Number)
    return `${x(a)} ${y(b)}`
  })
  return `M${points[0]}C${points.slice(1).join(' ')}`
}

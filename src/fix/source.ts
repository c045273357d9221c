import { isAlias, isCollection, isPair, isScalar, type Node, type Pair, parseDocument } from 'yaml'
import type { Place } from '../model/place.ts'

/** Offsets in UTF-16 code units, the end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A node of the front matter with everything around it, the outermost first. */
export interface Found {
  readonly node: Node
  readonly above: readonly (Node | Pair)[]
}

/** The text of a document with its front matter as YAML nodes, which are found by where they stand. */
export class Source {
  readonly text: string
  readonly #lineStarts: readonly number[]
  readonly #root: Node | null
  /** Offset of the YAML in the text. */
  readonly #base: number

  constructor(text: string) {
    this.text = text
    this.#lineStarts = [...lineStartsOf(text)]
    const { start, end } = frontMatterOf(text)
    this.#base = start
    const document = parseDocument(text.slice(start, end), { ...options })
    this.#root = document.errors.length > 0 ? null : (document.contents as Node | null)
  }

  spanOf({ line, column, endLine, endColumn }: Place): Span {
    return { start: this.#offsetOf(line, column), end: this.#offsetOf(endLine, endColumn) }
  }

  placeOf({ start, end }: Span): Place {
    const from = this.#lineOf(start)
    const to = this.#lineOf(end)
    return {
      line: from + 1,
      column: this.#columnOf(from, start),
      endLine: to + 1,
      endColumn: this.#columnOf(to, end),
    }
  }

  /** The innermost node that begins at the place's beginning, a key or a value. */
  nodeAt(place: Place): Found | undefined {
    return this.#root ? this.#find(this.#root, this.spanOf(place).start, []) : undefined
  }

  /** Where a node stands, without blanks, line ends and comments behind it. */
  spanOfNode(node: Node): Span {
    const [start, end] = node.range ?? [0, 0]
    const whole = { start: start + this.#base, end: end + this.#base }
    const text = this.text.slice(whole.start, whole.end)
    return { start: whole.start, end: whole.start + text.trimEnd().length }
  }

  startOfLine(offset: number): number {
    return this.#lineStarts[this.#lineOf(offset)] ?? 0
  }

  /** The beginning of the next line. */
  endOfLine(offset: number): number {
    return this.#lineStarts[this.#lineOf(offset) + 1] ?? this.text.length
  }

  #find(node: Node, start: number, above: readonly (Node | Pair)[]): Found | undefined {
    const [from, to] = node.range ?? [0, 0]
    if (start < from + this.#base || start >= Math.max(to, from + 1) + this.#base) return undefined
    for (const child of childrenOf(node)) {
      const found = this.#find(child.node, start, [...above, node, ...child.between])
      if (found) return found
    }
    return from + this.#base === start ? { node, above } : undefined
  }

  #offsetOf(line: number, column: number): number {
    return (this.#lineStarts[line - 1] ?? this.text.length) + column - 1 + (line === 1 ? this.#mark : 0)
  }

  #columnOf(line: number, offset: number): number {
    return offset - (this.#lineStarts[line] ?? 0) + 1 - (line === 0 ? this.#mark : 0)
  }

  #lineOf(offset: number): number {
    const after = this.#lineStarts.findIndex((start) => start > offset)
    return (after < 0 ? this.#lineStarts.length : after) - 1
  }

  /** Columns do not count a byte order mark. */
  get #mark(): number {
    return this.text.startsWith('\uFEFF') ? 1 : 0
  }
}

const options = { version: '1.2', uniqueKeys: false, stringKeys: true, merge: false } as const

function childrenOf(node: Node): { node: Node; between: Pair[] }[] {
  if (isAlias(node) || isScalar(node) || !isCollection(node)) return []
  return node.items.flatMap((item) => {
    if (!isPair(item)) return item ? [{ node: item as Node, between: [] }] : []
    const pair = item as Pair
    return [pair.key, pair.value].flatMap((part) => (part ? [{ node: part as Node, between: [pair] }] : []))
  })
}

function* lineStartsOf(text: string): Generator<number> {
  for (let start = 0; ; ) {
    yield start
    const end = text.indexOf('\n', start)
    if (end < 0) return
    start = end + 1
  }
}

/** What stands between the fences; nothing where they are not as the parser wants them. */
function frontMatterOf(text: string): Span {
  const opening = /^\uFEFF?---\r?\n/.exec(text)?.[0].length
  if (opening === undefined) return { start: 0, end: 0 }
  const closing = /^---\r?$/m.exec(text.slice(opening))
  return { start: opening, end: closing ? opening + closing.index : opening }
}

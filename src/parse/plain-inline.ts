import type { PhrasingContent } from 'mdast'
import type { Point, Position } from 'unist'

/** A line of a block: its text without the block's own markers, and where that text begins in the document. */
export interface Line {
  readonly text: string
  readonly line: number
  /** From 1. */
  readonly column: number
  readonly offset: number
}

/** Thrown where text leaves the plain subset; the block then goes to the full parser. */
export const notPlain = Symbol('not plain')

/** Text of one paragraph, heading or cell, with the way back from its characters to the document. */
export class Span {
  readonly text: string
  readonly #lines: readonly Line[]
  readonly #starts: readonly number[]

  constructor(lines: readonly Line[]) {
    this.#lines = lines
    this.text = lines.length === 1 ? (lines[0] as Line).text : lines.map(({ text }) => text).join('\n')
    let start = 0
    this.#starts = lines.map(({ text }) => {
      const at = start
      start += text.length + 1
      return at
    })
  }

  position(start: number, end: number): Position {
    return { start: this.#point(start), end: this.#end(end) }
  }

  #point(index: number): Point {
    const number = this.#lineAt(index)
    const { line, column, offset } = this.#lines[number] as Line
    const inside = index - (this.#starts[number] ?? 0)
    return { line, column: column + inside, offset: offset + inside }
  }

  /** What ends with a line ends where the next one begins in the document, before any marker or indentation of it. */
  #end(index: number): Point {
    if (this.text[index - 1] !== '\n') return this.#point(index)
    const { line, column, offset } = this.#lines[this.#lineAt(index)] as Line
    return { line, column: 1, offset: offset - column + 1 }
  }

  #lineAt(index: number): number {
    let number = this.#lines.length - 1
    while (number > 0 && (this.#starts[number] ?? 0) > index) number--
    return number
  }
}

/** What may mean something to Markdown that is not handled here: HTML, entities, escapes, pictures, bare addresses. */
const beyond = /[<\\~@\t]|&[#A-Za-z]|!\[|\[\^|:\/\/|www\.| \n/i
const special = /[`*_[]/g
const plainLink = /\[([^\]\\[`*_<&~!@:\n]+)\]\(([^\s()<>\\&"'`*@]+)\)/y

/** Inline nodes of a span, as the full parser makes them. Throws {@link notPlain} outside the subset. */
export function parseInline(span: Span): PhrasingContent[] {
  if (span.text.endsWith(' ')) throw notPlain
  return parseRange(span, 0, span.text.length, undefined)
}

/** Nodes between two indexes; inside emphasis `within`, no other run of stars may stand. */
function parseRange(span: Span, from: number, to: number, within: string | undefined): PhrasingContent[] {
  const { text } = span
  const nodes: PhrasingContent[] = []
  let plain = from
  const flush = (end: number) => {
    if (end > plain) nodes.push(textNode(span, plain, end))
  }
  let at = from
  while (at < to) {
    special.lastIndex = at
    const found = special.exec(text)
    if (!found || found.index >= to) break
    at = found.index
    const character = found[0]
    if (character === '_') {
      if (!isWord(text[at - 1]) || !isWord(text[at + 1])) throw notPlain
      at++
      continue
    }
    if (character === '[') {
      const end = linkEnd(text, at, to)
      if (end === undefined) {
        at++
        continue
      }
      flush(at)
      nodes.push(linkNode(span, at, end))
      at = plain = end
      continue
    }
    const end = character === '`' ? codeEnd(text, at, to) : emphasisEnd(text, at, to, within)
    flush(at)
    nodes.push(character === '`' ? codeNode(span, at, end) : emphasisNode(span, at, end))
    at = plain = end
  }
  flush(to)
  return nodes
}

const isWord = (character: string | undefined): boolean =>
  character !== undefined && /[A-Za-z0-9]/.test(character)

function textNode(span: Span, start: number, end: number): PhrasingContent {
  const value = span.text.slice(start, end)
  if (beyond.test(value)) throw notPlain
  return { type: 'text', value, position: span.position(start, end) }
}

/** The end of a link that begins here; undefined where the bracket is a bracket. */
function linkEnd(text: string, at: number, to: number): number | undefined {
  plainLink.lastIndex = at
  const link = plainLink.exec(text)
  if (text[at - 1] === '!') throw notPlain
  if (link) {
    if (plainLink.lastIndex > to || /www\./i.test(link[1] ?? '')) throw notPlain
    return plainLink.lastIndex
  }
  // `](` further on may close a link that only the full parser understands.
  const next = text.indexOf('](', at)
  if (next >= 0 && next < to) throw notPlain
  return undefined
}

function linkNode(span: Span, start: number, end: number): PhrasingContent {
  const split = span.text.indexOf('](', start)
  const url = span.text.slice(split + 2, end - 1)
  const children: PhrasingContent[] = [textNode(span, start + 1, split)]
  return { type: 'link', title: null, url, children, position: span.position(start, end) } as PhrasingContent
}

function codeEnd(text: string, at: number, to: number): number {
  const end = text.indexOf('`', at + 1)
  // Runs of several backticks, and one that nothing closes, have rules of their own.
  if (end < 0 || end >= to || end === at + 1 || text[end + 1] === '`') throw notPlain
  return end + 1
}

function codeNode(span: Span, start: number, end: number): PhrasingContent {
  const inner = span.text.slice(start + 1, end - 1)
  if (inner.includes('\n') || inner.startsWith(' ') || inner.endsWith(' ')) throw notPlain
  return { type: 'inlineCode', value: inner, position: span.position(start, end) }
}

/** End of `*x*` or `**x**` that opens after a blank and closes before a blank or a stop. */
function emphasisEnd(text: string, at: number, to: number, within: string | undefined): number {
  const run = text[at + 1] === '*' ? '**' : '*'
  const before = text[at - 1]
  const after = text[at + run.length]
  const opens = (before === undefined || /[\s(]/.test(before)) && isWordOrCode(after)
  if (!opens || within !== undefined) throw notPlain
  const close = closingRun(text, at + run.length, to)
  if (close === undefined || text.slice(close, close + run.length) !== run) throw notPlain
  const end = close + run.length
  const next = end < text.length ? text[end] : undefined
  const closes =
    !/\s/.test(text[close - 1] ?? ' ') && next !== '*' && (next === undefined || /[\s.,;:!?)]/.test(next))
  if (!closes || end > to) throw notPlain
  return end
}

const isWordOrCode = (character: string | undefined): boolean =>
  isWord(character) || character === '`' || character === '['

/** The next star that does not stand in code. */
function closingRun(text: string, from: number, to: number): number | undefined {
  for (let at = from; at < to; at++) {
    if (text[at] === '*') return at
    if (text[at] === '`') at = codeEnd(text, at, to) - 1
  }
  return undefined
}

function emphasisNode(span: Span, start: number, end: number): PhrasingContent {
  const width = span.text[start + 1] === '*' ? 2 : 1
  const children = parseRange(span, start + width, end - width, '*')
  const type = width === 2 ? 'strong' : 'emphasis'
  return { type, children, position: span.position(start, end) }
}

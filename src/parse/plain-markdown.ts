import type { AlignType, BlockContent, List, ListItem, Root, RootContent, TableCell, TableRow } from 'mdast'
import type { Node, Parent, Point, Position } from 'unist'
import { type Line, notPlain, parseInline, Span } from './plain-inline.ts'

/**
 * Reads Markdown block by block: plain ones (headings, paragraphs, tight lists, quotes, tables, fences of the usual
 * form) here, every other one by `parse`, the full parser. The tree is the same, positions included; tests hold
 * it against the full parser on the example catalogue, on the CommonMark examples and on mutations of both.
 *
 * Own code where a library exists, because parsing bodies was most of a cold build (docs/performance.md).
 */
export function parsePlainMarkdown(markdown: string, parse: (markdown: string) => Root): Root {
  if (!isDivisible(markdown)) return parse(markdown)
  const lines = linesOf(markdown)
  const children: RootContent[] = []
  for (let at = 0; at < lines.length; ) {
    if (isBlank(lines[at] as Line)) {
      at++
      continue
    }
    const end = blockEnd(lines, at)
    const block = lines.slice(at, end)
    const plain = plainBlock(block)
    if (plain) children.push(plain)
    else children.push(...shifted(parse(block.map(({ text }) => text).join('\n')), block[0] as Line))
    at = end
  }
  return {
    type: 'root',
    children,
    position: { start: { line: 1, column: 1, offset: 0 }, end: endOf(markdown, lines) },
  }
}

/**
 * True where no construct reaches from one block into another: no definitions, no HTML at the start of a line, no
 * indented code, and fences only behind a blank line. Other documents stay whole.
 */
function isDivisible(markdown: string): boolean {
  let fence: RegExp | undefined
  let afterBlank = true
  let inList = false
  for (const text of markdown.split('\n')) {
    if (fence) {
      if (fence.test(text)) fence = undefined
      continue
    }
    const isEmpty = blank.test(text)
    if (/```|~~~/.test(text)) {
      if (!afterBlank || !/^(?:```|~~~)/.test(text)) return false
      fence = closingFence(text)
      inList = false
    } else if (!isEmpty) {
      if (/[\r\t]|\]:|^ {0,3}</.test(text)) return false
      if (listItem.test(text)) inList = true
      else if (afterBlank && !text.startsWith(' ')) inList = false
      if (text.startsWith('    ') && !inList) return false
    }
    afterBlank = isEmpty
  }
  return true
}

const blank = /^[ \t]*$/

/** A fence ends at a line of at least as many of its characters; everything between is code, whatever it looks like. */
function closingFence(opening: string): RegExp {
  const fence = /^(?:`{3,}|~{3,})/.exec(opening)?.[0] ?? '```'
  return new RegExp(`^ {0,3}${fence[0]}{${fence.length},}[ \\t]*$`)
}

function linesOf(markdown: string): Line[] {
  const lines: Line[] = []
  let offset = 0
  for (const text of markdown.split('\n')) {
    lines.push({ text, line: lines.length + 1, column: 1, offset })
    offset += text.length + 1
  }
  return lines
}

function endOf(markdown: string, lines: readonly Line[]): Point {
  const last = lines.at(-1) as Line
  return { line: last.line, column: last.text.length + 1, offset: markdown.length }
}

const isBlank = ({ text }: Line): boolean => blank.test(text)
/** The first line of a list item. */
const listItem = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?: |$)/
const listMarker = /^([-*+]|\d{1,9}[.)])(?: |$)/

/** Where the block that begins at `start` ends: lines up to a blank one; of a list, up to what is no longer part of it. */
function blockEnd(lines: readonly Line[], start: number): number {
  const first = (lines[start] as Line).text
  if (first.startsWith('```') || first.startsWith('~~~')) return fenceEnd(lines, start)
  let end = nextBlank(lines, start)
  // A list may also begin right below a paragraph.
  if (!lines.slice(start, end).some(({ text }) => listItem.test(text))) return end
  // A list goes on over blank lines as long as indented lines or further items follow.
  for (;;) {
    const next = nextText(lines, end)
    const text = lines[next]?.text
    if (text === undefined || !(/^ /.test(text) || listMarker.test(text))) return end
    end = nextBlank(lines, next)
  }
}

function fenceEnd(lines: readonly Line[], start: number): number {
  const closing = closingFence((lines[start] as Line).text)
  for (let at = start + 1; at < lines.length; at++) if (closing.test((lines[at] as Line).text)) return at + 1
  return lines.length
}

function nextBlank(lines: readonly Line[], from: number): number {
  let at = from
  while (at < lines.length && !isBlank(lines[at] as Line)) at++
  return at
}

function nextText(lines: readonly Line[], from: number): number {
  let at = from
  while (at < lines.length && isBlank(lines[at] as Line)) at++
  return at
}

/** A block that the full parser read as a document of its own, moved to its place. */
function shifted(root: Root, { line, offset }: Line): RootContent[] {
  for (const child of root.children) shift(child, line - 1, offset)
  return root.children
}

function shift(node: Node, lines: number, offset: number): void {
  if (node.position) {
    for (const point of [node.position.start, node.position.end]) {
      point.line += lines
      point.offset = (point.offset ?? 0) + offset
    }
  }
  for (const child of (node as Parent).children ?? []) shift(child, lines, offset)
}

function plainBlock(block: readonly Line[]): RootContent | undefined {
  try {
    return readBlock(block)
  } catch (error) {
    if (error === notPlain) return undefined
    throw error
  }
}

function readBlock(block: readonly Line[]): RootContent {
  const { text } = block[0] as Line
  if (/^```/.test(text)) return readFence(block)
  if (block.length === 1 && /^#{1,6} /.test(text)) return readHeading(block[0] as Line)
  if (listMarker.test(text)) return readList(block)
  if (text.startsWith('> ')) return readQuote(block)
  if (text.startsWith('|')) return readTable(block)
  return readParagraph(block)
}

const startOf = ({ line, column, offset }: Line): Point => ({ line, column, offset })
const lineEnd = ({ line, column, offset, text }: Line): Point => ({
  line,
  column: column + text.length,
  offset: offset + text.length,
})
const across = (block: readonly Line[]): Position => ({
  start: startOf(block[0] as Line),
  end: lineEnd(block.at(-1) as Line),
})

/** A line without its first `width` characters. */
const without = ({ text, line, column, offset }: Line, width: number): Line => ({
  text: text.slice(width),
  line,
  column: column + width,
  offset: offset + width,
})

function readHeading(line: Line): RootContent {
  const [marker = ''] = /^#{1,6} /.exec(line.text) ?? []
  const content = without(line, marker.length)
  if (!/^\S/.test(content.text) || /#\s*$/.test(content.text)) throw notPlain
  const depth = (marker.length - 1) as 1 | 2 | 3 | 4 | 5 | 6
  return { type: 'heading', depth, children: parseInline(new Span([content])), position: across([line]) }
}

function readFence(block: readonly Line[]): RootContent {
  const first = block[0] as Line
  const last = block.at(-1) as Line
  const [, language] = /^```([A-Za-z0-9+-]*)$/.exec(first.text) ?? []
  if (language === undefined || block.length < 2 || last.text !== '```') throw notPlain
  const value = block
    .slice(1, -1)
    .map(({ text }) => text)
    .join('\n')
  return { type: 'code', lang: language || null, meta: null, value, position: across(block) }
}

/** What would begin another block, or make this one something else, at the start of a line. */
const opensBlock =
  /^(?:[#>|<= ]|[-*+](?: |$)|-+$|(?:[-*_] *){3,}$|```|~~~|\d{1,9}[.)](?: |$)|:?-+:?(?: |\||$))/

function readParagraph(block: readonly Line[]): BlockContent {
  for (const { text } of block) if (opensBlock.test(text)) throw notPlain
  // Below a first line, a row of dashes and bars would make a table of it.
  if (block.some(({ text }, index) => index > 0 && /^[-:| ]+$/.test(text))) throw notPlain
  return { type: 'paragraph', children: parseInline(new Span(block)), position: across(block) }
}

function readQuote(block: readonly Line[]): RootContent {
  const inner = block.map((line) => {
    if (!/^> \S/.test(line.text)) throw notPlain
    return without(line, 2)
  })
  return { type: 'blockquote', children: [readParagraph(inner)], position: across(block) }
}

/** A tight list: items of one paragraph each, which may end in a further list. */
function readList(block: readonly Line[]): List {
  const kind = markerKind(block[0] as Line)
  const items: Line[][] = []
  for (const line of block) {
    if (isBlank(line)) throw notPlain
    if (!line.text.startsWith(' ')) {
      if (markerKind(line) !== kind) throw notPlain
      items.push([line])
    } else items.at(-1)?.push(line)
  }
  const ordered = kind === '.' || kind === ')'
  return {
    type: 'list',
    ordered,
    start: ordered ? Number.parseInt((block[0] as Line).text, 10) : null,
    spread: false,
    children: items.map(readItem),
    position: across(block),
  }
}

/** `-`, `*`, `+`, `.` or `)`: items of one list have one kind. */
function markerKind({ text }: Line): string {
  const [, marker] = listMarker.exec(text) ?? []
  if (marker === undefined) throw notPlain
  return marker.at(-1) as string
}

function readItem(lines: readonly Line[]): ListItem {
  const [marker = ''] = /^\S+ /.exec((lines[0] as Line).text) ?? []
  const inner = lines.map((line, index) => {
    if (index > 0 && line.text.slice(0, marker.length).trim() !== '') throw notPlain
    return without(line, marker.length)
  })
  if (marker === '' || /^(?:\[[ xX]\]|$)/.test((inner[0] as Line).text)) throw notPlain
  const nested = inner.findIndex(({ text }, index) => index > 0 && listMarker.test(text))
  const text = readParagraph(nested < 0 ? inner : inner.slice(0, nested))
  const list = nested < 0 ? [] : [nestedList(inner.slice(nested))]
  const children = [text, ...list]
  return { type: 'listItem', spread: false, checked: null, children, position: across(lines) }
}

/** Only a list that begins with 1 may follow a paragraph without a blank line. */
function nestedList(block: readonly Line[]): List {
  const list = readList(block)
  if (list.ordered && list.start !== 1) throw notPlain
  return list
}

function readTable(block: readonly Line[]): RootContent {
  const [header, delimiters, ...body] = block
  if (!header || !delimiters || !/^\|(?: *:?-+:? *\|)+$/.test(delimiters.text)) throw notPlain
  const align = delimiters.text.slice(1, -1).split('|').map(alignmentOf)
  const rows = [header, ...body].map((line) => readRow(line, align.length))
  return { type: 'table', align, children: rows, position: across(block) }
}

function alignmentOf(cell: string): AlignType {
  const mark = cell.trim()
  if (mark.startsWith(':')) return mark.endsWith(':') && mark.length > 1 ? 'center' : 'left'
  return mark.endsWith(':') ? 'right' : null
}

function readRow(line: Line, columns: number): TableRow {
  if (!/^\|.*\|$/.test(line.text) || line.text.includes('\\')) throw notPlain
  const parts = line.text.slice(1, -1).split('|')
  if (parts.length !== columns) throw notPlain
  let start = 0
  const children = parts.map((part, index): TableCell => {
    const isLast = index === parts.length - 1
    const cell = without(line, start)
    const content = without(cell, 1 + part.length - part.replace(/^ +/, '').length)
    const node = readCell(
      { ...content, text: part.replace(/^ +| +$/g, '') },
      { ...cell, text: cell.text.slice(0, part.length + (isLast ? 2 : 1)) },
    )
    start += part.length + 1
    return node
  })
  return { type: 'tableRow', children, position: across([line]) }
}

function readCell(content: Line, whole: Line): TableCell {
  const children = content.text === '' ? [] : parseInline(new Span([content]))
  return { type: 'tableCell', children, position: across([whole]) }
}

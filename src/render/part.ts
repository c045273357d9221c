import type { SitePath } from '../model/output-file.ts'
import type { Part, Parts, Range } from './page.ts'
import { indexPath, relative } from './path.ts'

/**
 * Markup of the rows on one page, in characters. With the frame around them, styles and scripts a page stays
 * below 100 kB.
 */
const markupPerPart = 37_000

/** Parts that every part names; of more, it names its neighbours and the two ends. */
const mostNamed = 12
/** Neighbours on either side. */
const neighbours = 2

/** A stretch of a long list with the page it goes to. */
export interface Stretch<Row> {
  readonly path: SitePath
  /** From 0. */
  readonly index: number
  readonly rows: readonly Row[]
  readonly parts: Parts | undefined
}

/** How a list is split. */
interface Splitting<Row> {
  /** What a row is looked up by. */
  readonly label: (row: Row) => string
  /** Characters of markup that a row takes, about. */
  readonly weight: number | ((row: Row) => number)
  /** Characters of markup that only the first page has, before its rows. */
  readonly lead?: number
}

/** Characters of a link to a document, about. */
export const linkWeight = ({ id, title }: { readonly id: string; readonly title: string }): number =>
  40 + id.length + title.length

/** Splits a list over as many pages as it needs, at least one. */
export function split<Row>(
  name: string,
  rows: readonly Row[],
  { label, weight, lead = 0 }: Splitting<Row>,
): readonly Stretch<Row>[] {
  const weightOf = typeof weight === 'number' ? () => weight : weight
  const bounds = boundsOf(rows, weightOf, lead)
  return bounds.map(({ start, end }, index) => ({
    path: indexPath(name, index),
    index,
    rows: rows.slice(start, end),
    parts: bounds.length > 1 ? partsOf(name, rows, bounds, index, label) : undefined,
  }))
}

/** A stretch of what one row would hold; a long one is continued in rows of its own. */
export interface Chunk<Item> {
  readonly items: readonly Item[]
  /** Which of how many these are; missing where they are all. */
  readonly range?: Range | undefined
}

/** Cuts what one row would hold into chunks of at most so many. */
export function chunksOf<Item>(items: readonly Item[], most: number): readonly Chunk<Item>[] {
  if (items.length <= most) return [{ items }]
  return Array.from({ length: Math.ceil(items.length / most) }, (_, number) => {
    const from = number * most
    const to = Math.min(from + most, items.length)
    return { items: items.slice(from, to), range: { from: from + 1, to, total: items.length } }
  })
}

/** Rows of one part: from `start` up to but not with `end`. */
interface Bounds {
  readonly start: number
  readonly end: number
}

function boundsOf<Row>(
  rows: readonly Row[],
  weightOf: (row: Row) => number,
  lead: number,
): readonly Bounds[] {
  const bounds: Bounds[] = []
  let start = 0
  let markup = lead
  rows.forEach((row, at) => {
    const weight = weightOf(row)
    if (at > start && markup + weight > markupPerPart) {
      bounds.push({ start, end: at })
      start = at
      markup = 0
    }
    markup += weight
  })
  return [...bounds, { start, end: rows.length }]
}

function partsOf<Row>(
  name: string,
  rows: readonly Row[],
  bounds: readonly Bounds[],
  index: number,
  label: (row: Row) => string,
): Parts {
  const { start, end } = bounds[index] as Bounds
  /** A part, or those from one to another, by the page that the first of them has. */
  const partAt = (first: number, last = first): Part => ({
    href: relative(indexPath(name, index), indexPath(name, first)),
    number: first + 1,
    first: label(rows[(bounds[first] as Bounds).start] as Row),
    last: label(rows[(bounds[last] as Bounds).end - 1] as Row),
    current: first <= index && index <= last,
  })
  return {
    number: index + 1,
    count: bounds.length,
    from: start + 1,
    to: end,
    total: rows.length,
    previous: index > 0 ? partAt(index - 1).href : undefined,
    next: index + 1 < bounds.length ? partAt(index + 1).href : undefined,
    search: relative(indexPath(name, index), 'search.html'),
    named: namedParts(bounds.length, index).map((at) => partAt(at)),
    ...(bounds.length > mostNamed && groupsOf(bounds.length, index, partAt)),
  }
}

/** As many groups as each has parts: any part is two steps away, and what a part names grows slowly with the list. */
function groupsOf(
  count: number,
  index: number,
  partAt: (first: number, last?: number) => Part,
): Pick<Parts, 'groups' | 'inGroup'> {
  const size = Math.ceil(Math.sqrt(count))
  const lastOf = (first: number) => Math.min(first + size, count) - 1
  const firsts = Array.from({ length: Math.ceil(count / size) }, (_, group) => group * size)
  const own = index - (index % size)
  return {
    groups: firsts.map((first) => partAt(first, lastOf(first))),
    inGroup: Array.from({ length: lastOf(own) - own + 1 }, (_, at) => partAt(own + at)),
  }
}

/** What a part names does not grow with the list. */
function namedParts(count: number, index: number): readonly number[] {
  const all = Array.from({ length: count }, (_, at) => at)
  if (count <= mostNamed) return all
  return all.filter((at) => at === 0 || at === count - 1 || Math.abs(at - index) <= neighbours)
}

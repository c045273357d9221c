import type { Text } from 'mdast'
import type { Place } from '../model/place.ts'

/** `[[target]]`, `[[target#fragment]]`, `[[target|label]]`. */
interface WikiLink {
  readonly target: string
  readonly label: string
  /** Lines from 1 in the body. */
  readonly place: Place
}

const pattern = /\[\[([^[\]|\n]+)(?:\|([^[\]\n]+))?\]\]/g

/** A text cut at its wikilinks. What is escaped in the source (`\[[x]]`) stays text. */
export function splitWikiLinks(node: Text, markdown: string): (string | WikiLink)[] {
  if (!node.value.includes('[[')) return [node.value]
  const parts: (string | WikiLink)[] = []
  let end = 0
  const { start, end: last } = node.position ?? { start: top, end: top }
  let from = { ...start, offset: start.offset ?? 0 }
  for (const match of node.value.matchAll(pattern)) {
    const found = findInSource(match[0], markdown, from.offset, last.offset ?? 0)
    if (!found) continue
    const [whole, target = '', label = target] = match
    const { line, column } = advanced(from, markdown, found.start)
    from = { line, column: column + found.end - found.start, offset: found.end }
    parts.push(node.value.slice(end, match.index), {
      target,
      label: label.trim(),
      place: { line, column, endLine: line, endColumn: from.column },
    })
    end = match.index + whole.length
  }
  parts.push(node.value.slice(end))
  return parts.filter((part) => part !== '')
}

/** Where the link stands in the source; in a table its `|` is written `\|`. */
function findInSource(
  link: string,
  markdown: string,
  from: number,
  to: number,
): { start: number; end: number } | undefined {
  for (const written of [link, link.replace('|', '\\|')]) {
    const start = from + markdown.slice(from, to).indexOf(written)
    if (start >= from && markdown[start - 1] !== '\\') return { start, end: start + written.length }
  }
  return undefined
}

/** A place in the source. */
interface Spot {
  readonly line: number
  readonly column: number
  readonly offset: number
}

const top: Spot = { line: 1, column: 1, offset: 0 }

/** The place of an offset further on: only what lies between is looked at, since a paragraph may have many links. */
function advanced({ line, column, offset }: Spot, markdown: string, to: number): Spot {
  const passed = markdown.slice(offset, to)
  const breaks = passed.split('\n').length - 1
  return {
    line: line + breaks,
    column: breaks === 0 ? column + passed.length : passed.length - passed.lastIndexOf('\n'),
    offset: to,
  }
}

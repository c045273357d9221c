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
  let from = node.position?.start.offset ?? 0
  const last = node.position?.end.offset ?? 0
  for (const match of node.value.matchAll(pattern)) {
    const found = findInSource(match[0], markdown, from, last)
    if (!found) continue
    const [whole, target = '', label = target] = match
    parts.push(node.value.slice(end, match.index), {
      target,
      label: label.trim(),
      place: placeAt(node, markdown, found),
    })
    end = match.index + whole.length
    from = found.end
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
    const start = markdown.indexOf(written, from)
    if (start >= 0 && start + written.length <= to && markdown[start - 1] !== '\\')
      return { start, end: start + written.length }
  }
  return undefined
}

function placeAt(node: Text, markdown: string, { start, end }: { start: number; end: number }): Place {
  const origin = node.position?.start ?? { line: 1, column: 1, offset: 0 }
  const before = markdown.slice(origin.offset ?? 0, start)
  const breaks = before.split('\n').length - 1
  const line = origin.line + breaks
  const column = breaks === 0 ? origin.column + before.length : before.length - before.lastIndexOf('\n')
  return { line, column, endLine: line, endColumn: column + end - start }
}

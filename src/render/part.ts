import type { SitePath } from '../model/output-file.ts'
import type { Parts } from './page.ts'
import { indexPath, relative } from './path.ts'

/** Rows on one page of an index: 10,000 services stay below 1 MB a page. */
export const rowsPerPart = 400

/** A stretch of a long list with the page it goes to. */
export interface Stretch<Row> {
  readonly path: SitePath
  /** From 0. */
  readonly index: number
  readonly rows: readonly Row[]
  readonly parts: Parts
}

/** Splits a list over as many pages as it needs, at least one. */
export function split<Row>(
  name: string,
  rows: readonly Row[],
  labelOf: (row: Row) => string,
  size = rowsPerPart,
): readonly Stretch<Row>[] {
  const chunks: Row[][] = []
  for (let start = 0; start < rows.length; start += size) chunks.push(rows.slice(start, start + size))
  if (chunks.length === 0) chunks.push([])
  return chunks.map((chunk, index) => {
    const path = indexPath(name, index)
    return { path, index, rows: chunk, parts: partsOf(name, path, chunks, labelOf) }
  })
}

function partsOf<Row>(
  name: string,
  from: SitePath,
  chunks: readonly (readonly Row[])[],
  labelOf: (row: Row) => string,
): Parts {
  if (chunks.length < 2) return []
  return chunks.map((chunk, index) => ({
    href: relative(from, indexPath(name, index)),
    first: labelOf(chunk[0] as Row),
    last: labelOf(chunk.at(-1) as Row),
    current: indexPath(name, index) === from,
  }))
}

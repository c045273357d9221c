import type { Place } from '../model/place.ts'

/** A stretch of a file's text in UTF-16 code units from 0, the end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Lines and columns of a stretch. Lines end as in HTML: with LF, CR LF or CR. */
export function placeOf(text: string, { start, end }: Span): Place {
  const from = pointOf(text, start)
  const to = pointOf(text, Math.max(end, start))
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
}

function pointOf(text: string, offset: number): { line: number; column: number } {
  let line = 1
  let lineStart = 0
  for (const { index, 0: ending } of text.slice(0, offset).matchAll(/\r\n?|\n/g)) {
    line++
    lineStart = index + ending.length
  }
  return { line, column: offset - lineStart + 1 }
}

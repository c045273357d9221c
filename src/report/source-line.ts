import { type Cell, cellsOf } from './visible.ts'

/** A stretch of a line in UTF-16 code units from 0, the end exclusive. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** A line as it is printed, and where the stretch stands in it. */
export interface ShownLine {
  readonly text: string
  /** Columns of the terminal before the mark. */
  readonly indent: number
  /** Columns that the mark takes, at least 1. */
  readonly width: number
  /** True where the line was too long and is shown in part. */
  readonly cropped: boolean
}

/** Shows a line of source in at most `room` columns, cropped around the stretch where it is longer. */
export function showLine(line: string, { start, end }: Stretch, room: number): ShownLine {
  const from = cutPoint(line, start - 4 * room)
  const to = cutPoint(line, Math.max(from, start) + 4 * room)
  const cells = cellsOf(line.slice(from, to))
  const first = cellAt(cells, start - from)
  const last = Math.max(first, cellAt(cells, end - 1 - from))
  const isWhole = from === 0 && to === line.length && widthOf(cells) <= room
  const part = isWhole ? { from: 0, to: cells.length } : crop(cells, first, last, room)
  const before = part.from > 0 || from > 0 ? '…' : ''
  const after = part.to < cells.length || to < line.length ? '…' : ''
  const text = cells.slice(part.from, part.to).map((cell) => cell.text)
  return {
    text: `${before}${text.join('')}${after}`.trimEnd(),
    indent: before.length + widthOf(cells.slice(part.from, first)),
    width: Math.max(1, widthOf(cells.slice(first, Math.min(last + 1, part.to)))),
    cropped: !isWhole,
  }
}

/** A place to cut a line of megabytes before it is looked at closely: never inside a surrogate pair. */
function cutPoint(line: string, wanted: number): number {
  const at = Math.min(Math.max(wanted, 0), line.length)
  return /^[\uDC00-\uDFFF]/.test(line.slice(at, at + 1)) && at > 0 ? at - 1 : at
}

/** Index of the cell that holds this code unit; behind the last one where the line ends before it. */
function cellAt(cells: readonly Cell[], unit: number): number {
  let end = 0
  const index = cells.findIndex((cell) => {
    end += cell.length
    return unit < end
  })
  return index < 0 ? cells.length : index
}

/** The cells to show: the mark in the middle, its beginning in any case, and one column kept for each `…`. */
function crop(
  cells: readonly Cell[],
  first: number,
  last: number,
  room: number,
): { from: number; to: number } {
  const inner = room - 2
  const marked = Math.min(inner, widthOf(cells.slice(first, last + 1)))
  const width = (index: number) => cells[index]?.width ?? 0
  let from = first
  let used = 0
  while (from > 0 && used + width(from - 1) <= (inner - marked) / 2) used += width(--from)
  let to = from
  used = 0
  while (to < cells.length && used + width(to) <= inner) used += width(to++)
  while (from > 0 && used + width(from - 1) <= inner) used += width(--from)
  return { from, to }
}

const widthOf = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cell.width, 0)

import type { Place } from '../model/place.ts'
import { showLine } from './source-line.ts'
import { visible } from './visible.ts'

// Printed here because the code-frame packages on npm (such as @babel/code-frame) show one place in one file.

/** A place to show. */
export interface Mark {
  /** Path as it is shown. */
  readonly path: string
  readonly place: Place
  readonly label?: string | undefined
  /** The finding's own place, underlined `^^^`; related ones are underlined `---`. */
  readonly isMain: boolean
}

/** Colours of the parts of a frame. */
export interface FramePaint {
  readonly gutter: (text: string) => string
  readonly main: (text: string) => string
  readonly related: (text: string) => string
}

/** How frames are drawn. */
export interface FrameStyle {
  /** Columns left of the rule: room for the greatest line number. */
  readonly gutter: number
  /** Columns right of the rule. */
  readonly room: number
  readonly paint: FramePaint
}

/** Columns left of the rule that these marks need; two at least. */
export const gutterOf = (marks: readonly Mark[]): number =>
  Math.max(2, ...marks.map(({ place }) => String(place.line).length))

/** Rows of one frame: all marks of one file, by line and column, `...` where lines are left out. */
export function frameRows(
  marks: readonly Mark[],
  lines: readonly string[] | undefined,
  style: FrameStyle,
): string[] {
  const sorted = [...marks].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
  const head = sorted.find((mark) => mark.isMain) ?? sorted[0]
  if (!head) return []
  const { gutter, paint } = style
  const where = visible(`${head.path}:${head.place.line}:${head.place.column}`)
  const rows = [`${paint.gutter(`${' '.repeat(gutter)}┌─`)} ${where}`]
  let shown: Mark | undefined
  for (const mark of sorted) {
    if (shown && mark.place.line > shown.place.line + 1) rows.push(paint.gutter('...'))
    rows.push(...markRows(mark, shown, lines?.[mark.place.line - 1], style))
    shown = mark
  }
  return rows
}

/** The line and what is under it; a line that is whole on the screen is not printed twice for two marks. */
function markRows(
  mark: Mark,
  above: Mark | undefined,
  line: string | undefined,
  style: FrameStyle,
): string[] {
  const { gutter, room, paint } = style
  const draw = mark.isMain ? paint.main : paint.related
  const rule = (start: string) => paint.gutter(`${start.padEnd(gutter)}│`)
  const label = visible(mark.label ?? '')
  if (line === undefined) return label ? [`${rule('')} ${draw(label)}`] : []
  const shown = showLine(line, stretchOf(mark.place, line), room)
  const source = `${rule(String(mark.place.line))} ${shown.text}`.trimEnd()
  const underline = (mark.isMain ? '^' : '-').repeat(shown.width)
  const pointer = `${rule('')} ${' '.repeat(shown.indent)}${draw(label ? `${underline} ${label}` : underline)}`
  return above?.place.line === mark.place.line && !shown.cropped ? [pointer] : [source, pointer]
}

/** What to underline: of a place of many lines its first, without the blanks at its end. */
function stretchOf(place: Place, line: string): { start: number; end: number } {
  const start = place.column - 1
  const end = place.endLine > place.line ? line.trimEnd().length : place.endColumn - 1
  return { start, end: Math.max(start + 1, end) }
}

/**
 * What a terminal acts on or does not show: controls, lone surrogates, line separators, format characters.
 * Joiners stay: scripts and emoji need them, and they only join.
 */
const hidden = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200C\u200D])\p{Cf}/u
const allHidden = new RegExp(hidden, 'gu')

/** Text in which no character can move the cursor, change colours or turn the order of reading: `\u{1b}`. */
export const visible = (text: string): string => text.replace(allHidden, escaped)

const escaped = (character: string): string => `\\u{${character.codePointAt(0)?.toString(16)}}`

/** One step of the cursor: a character as people see it, as it is shown. */
export interface Cell {
  readonly text: string
  /** In columns of a terminal: 0–2, more for tabs and escaped characters. */
  readonly width: number
  /** Code units it takes in the source. */
  readonly length: number
}

const tab = '    '
const ascii = /^[\t\u0020-\u007E]*$/
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A line of source as cells; tabs are four blanks wherever they stand, as in the marks below. */
export function cellsOf(line: string): Cell[] {
  if (ascii.test(line)) return Array.from(line, cellOf)
  const cells: Cell[] = []
  for (const { segment } of segmenter.segment(line)) {
    if (hidden.test(segment)) cells.push(...Array.from(segment, cellOf))
    else cells.push({ text: segment, width: widthOf(segment), length: segment.length })
  }
  return cells
}

function cellOf(character: string): Cell {
  const text = character === '\t' ? tab : hidden.test(character) ? escaped(character) : character
  return { text, width: text === character ? widthOf(text) : text.length, length: character.length }
}

/** East Asian wide and fullwidth blocks of Unicode, rounded to whole blocks. */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\p{Emoji}\uFE0F/u
const combining = /^[\p{Mn}\p{Me}\u200C\u200D]+$/u

function widthOf(grapheme: string): number {
  if (ascii.test(grapheme)) return grapheme.length
  return combining.test(grapheme) ? 0 : wide.test(grapheme) ? 2 : 1
}

import type { Place } from '../model/place.ts'
import type { Remark } from './remark.ts'

/** Characters that no document needs: C0 controls but tab and line ends, and DEL. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/
/** Characters that make text show in another order than it is read. */
const bidi = /[\u202A-\u202E\u2066-\u2069]/

/** Greatest depth of quotes and lists: beyond it the Markdown libraries exhaust the stack. */
const maximumDepth = 100

/** What must be known of a text before it is parsed: control characters, reordering, nesting. */
export function checkText(text: string): { remarks: Remark[]; parsable: boolean } {
  const remarks: Remark[] = []
  let parsable = true
  if (control.test(text)) {
    const place = placeOfMatch(text, control)
    remarks.push({
      ruleId: 'meta/unreadable',
      place,
      reason: `there is a control character (${codePoint(text, control)}) in the text`,
      help: 'remove it; text files need tabs and line ends only',
    })
    parsable = false
  }
  if (bidi.test(text)) {
    remarks.push({
      ruleId: 'meta/bidi-control',
      place: placeOfMatch(text, bidi),
      reason: `a hidden character (${codePoint(text, bidi)}) changes the order in which text is shown`,
      note: 'what is read here may differ from what a shell or YAML reader gets',
      help: 'remove it, or describe it in words',
    })
  }
  const deep = deepLine(text)
  if (deep !== undefined) {
    remarks.push({
      ruleId: 'meta/unreadable',
      place: { line: deep, column: 1, endLine: deep, endColumn: 2 },
      reason: `quotes or lists are nested more than ${maximumDepth} deep`,
      help: 'flatten them',
    })
    parsable = false
  }
  return { remarks, parsable }
}

const marker = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/
const deepIndent = /^[ \t]{200,}(?:>|[-*+]|\d{1,9}[.)])(?:[ \t]|$)/

/** Number of the first line whose quote and list markers nest too deeply. */
function deepLine(text: string): number | undefined {
  let line = 0
  for (const content of text.split('\n')) {
    line++
    if (content.length <= maximumDepth) continue
    if (deepIndent.test(content)) return line
    const markers = marker.exec(content)?.[0]
    if (markers && (markers.match(/>|[-*+]|\d[.)]/g)?.length ?? 0) > maximumDepth) return line
  }
  return undefined
}

function placeOfMatch(text: string, pattern: RegExp): Place {
  const before = text.slice(0, pattern.exec(text)?.index ?? 0)
  const line = before.split('\n').length
  const column = before.length - (before.lastIndexOf('\n') + 1) + 1
  return { line, column, endLine: line, endColumn: column + 1 }
}

const codePoint = (text: string, pattern: RegExp): string =>
  `U+${(pattern.exec(text)?.[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

import { ambiguity } from './ambiguity.ts'
import { char, giveUp, type PlainYamlCursor } from './plain-yaml-cursor.ts'

const doubleQuoted = /"((?:[^"\\\n]|\\["\\/nt])*)"/y
const singleQuoted = /'((?:[^'\n]|'')*)'/y
const escapes = new Map([
  ['n', '\n'],
  ['t', '\t'],
])

const unquotedStart = /[\w./~$(+<=\u00a0-\uffff]|-[\w-]/y
const inBlock = /[^\n]+/y
const inFlow = /[^,[\]{}\n]+/y

/** Whether text without quotes may be other than text, or ambiguous, told by its beginning and its length. */
const maybeTyped = /^(?:[-+.~\d]|[tTfFnNyYoO][a-zA-Z]{0,4}$)/
const specialNumber = /^(?:0[xo]|[-+]?\.(?:inf|nan)$)/i
const decimal = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/
const words = new Map<string, boolean | null>([
  ...['~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
])

const blockHeader = /[|>](-?) *\n/y

/** Reads a scalar of one line, with quotes or without; the cursor stands right behind it then. */
export function plainScalar(cursor: PlainYamlCursor, within: 'block' | 'flow'): unknown {
  if (cursor.code === char.doubleQuote) {
    return quoted(cursor, doubleQuoted).replace(/\\(.)/g, (_, name) => escapes.get(name) ?? name)
  }
  if (cursor.code === char.singleQuote) return quoted(cursor, singleQuoted).replaceAll("''", "'")
  if (!cursor.looksAt(unquotedStart)) giveUp()
  const source = withoutComment(cursor.match(within === 'flow' ? inFlow : inBlock)[0])
  // A colon before a blank would make a key of it.
  if (source.endsWith(':') || source.includes(': ')) giveUp()
  cursor.at += source.length
  return maybeTyped.test(source) ? typed(source) : source
}

function quoted(cursor: PlainYamlCursor, pattern: RegExp): string {
  const [source, inner] = cursor.match(pattern)
  cursor.at += source.length
  return inner
}

function withoutComment(rest: string): string {
  const comment = rest.indexOf(' #')
  let length = comment === -1 ? rest.length : comment
  while (rest.charCodeAt(length - 1) === char.space) length--
  return rest.slice(0, length)
}

/** The value of a word or number in the core schema of YAML 1.2. */
function typed(source: string): unknown {
  const word = words.get(source)
  if (word !== undefined) return word
  if (specialNumber.test(source)) giveUp()
  const value = decimal.test(source) ? Number(source) : source
  if (ambiguity(value, source) !== undefined) giveUp()
  return value
}

/** Reads a `|` or `>` block in a collection of this indent; the cursor stands on the line after its text then. */
export function plainBlockScalar(cursor: PlainYamlCursor, indent: number): string {
  const isFolded = cursor.code === char.greater
  const [header, chomp] = cursor.match(blockHeader)
  cursor.at += header.length - 1
  cursor.nextLine()
  const lines = blockLines(cursor, indent)
  const text = isFolded ? folded(lines) : lines.join('\n')
  return chomp ? text : `${text}\n`
}

/** The lines of a block without their indentation and without the empty lines at its end. */
function blockLines(cursor: PlainYamlCursor, indent: number): string[] {
  const lines: string[] = []
  let width = 0
  for (let ahead = cursor.at, skipped = 0; ahead < cursor.text.length; ) {
    const end = cursor.text.indexOf('\n', ahead)
    const depth = indentation(cursor.text, ahead)
    if (ahead + depth === end) {
      // Blanks on an otherwise empty line may be part of the text.
      if (depth > 0) giveUp()
      skipped++
    } else {
      if (width === 0) width = depth
      if (depth < width || width <= indent) break
      for (; skipped > 0; skipped--) addLine('')
      addLine(cursor.text.slice(ahead + width, end), end)
    }
    ahead = end + 1
  }
  if (lines.length === 0) giveUp()
  return lines

  function addLine(line: string, end = cursor.at): void {
    lines.push(line)
    cursor.at = end
    cursor.nextLine()
  }
}

function indentation(text: string, start: number): number {
  let at = start
  while (text.charCodeAt(at) === char.space) at++
  return at - start
}

/** One line end becomes a blank, several lose one; lines deeper than the first would keep theirs. */
function folded(lines: readonly string[]): string {
  if (lines[0] === '' || lines.some((line) => line.startsWith(' '))) giveUp()
  return lines.join('\n').replace(/\n+/g, (ends) => (ends.length === 1 ? ' ' : ends.slice(1)))
}

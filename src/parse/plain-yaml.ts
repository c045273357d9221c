import { type PackedPlaces, PlaceWriter } from '../model/place.ts'
import { ambiguity } from './ambiguity.ts'

/** Plain YAML, read: data and places exactly as `readYaml` would give them, without a single remark. */
export interface PlainYaml {
  readonly data: Record<string, unknown>
  readonly places: PackedPlaces
}

/**
 * Reads the ordinary part of YAML, or answers undefined: never throws, never guesses, never complains.
 *
 * RATIO
 *
 * Read are: block mappings and sequences, flow collections, scalars of one line, `|` and `>` blocks, comments.
 * Anything else, and anything that would be told to the author, is left to `readYaml`.
 */
export function parsePlainYaml(text: string): PlainYaml | undefined {
  if (unusual.test(text) || !text.endsWith('\n')) return undefined
  try {
    return new PlainReader(text).document()
  } catch (error) {
    if (error === notPlain) return undefined
    throw error
  }
}

/** Made once: a constant is thrown much faster than an error that captures its stack. */
const notPlain = new Error('this YAML is not plain')

function giveUp(): never {
  throw notPlain
}

/** Tabs, carriage returns, control characters, line separators, surrogates, byte order marks. */
const unusual = /[^\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/

/** A key and its colon. Digits first are left out: as properties, such keys would change their order. */
const keyPattern = /([A-Za-z_][\w./@+-]{0,199}):(?=[ \n])/y
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

const singleQuoted = /'((?:[^'\n]|'')*)'/y
const doubleQuoted = /"((?:[^"\\\n]|\\["\\/n])*)"/y
const plainStart = /[\w./~$(+<=\u00a0-\uffff]|-[\w-]/y
const blockPlain = /[^\n]+/y
const flowPlain = /[^,[\]{}\n]+/y
const escapes: Record<string, string> = { '"': '"', '\\': '\\', '/': '/', n: '\n', t: '\t' }
const blockHeader = /([|>])(-?) *\n/y

/** Whether a plain scalar can be other than text, or ambiguous, judged by its beginning and length. */
const maybeTyped = /^(?:[-+.~\d]|[tTfFnNyYoO][a-zA-Z]{0,4}$)/
const specialNumber = /^(?:0[xo]|[-+]?\.(?:inf|nan)$)/i
const number = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/
const words = new Map<string, unknown>(
  [
    ['~ null Null NULL', null] as const,
    ['true True TRUE', true] as const,
    ['false False FALSE', false] as const,
  ].flatMap(([list, value]) => list.split(' ').map((word) => [word, value])),
)

const newline = 10
const space = 32
const doubleQuote = 34
const hash = 35
const singleQuote = 39
const comma = 44
const dash = 45
const greater = 62
const openBracket = 91
const closeBracket = 93
const openBrace = 123
const bar = 124
const closeBrace = 125

/** Deepest nesting read here; the limit keeps recursion far from the end of the stack. */
const maximumDepth = 50

/** Reads from left to right; what is not plain ends the reading wherever it is met. */
class PlainReader {
  readonly #text: string
  readonly #places = new PlaceWriter()
  #at = 0
  #line = 1
  #lineStart = 0
  /** Column, from 0, of the next line with content, where `#at` stands then; -1 at the end of the text. */
  #indent = -1
  /** Where the last value ends, with line end or not: its collections end there, too. As text, `line,column`. */
  #end = ''
  #depth = 0
  #flowLevel = 0

  constructor(text: string) {
    this.#text = text
  }

  document(): PlainYaml {
    this.#toContent()
    if (this.#indent !== 0) giveUp()
    const data = this.#blockMap('', 0)
    if (this.#at < this.#text.length) giveUp()
    return { data, places: this.#places.pack() }
  }

  #blockMap(pointer: string, indent: number): Record<string, unknown> {
    const object: Record<string, unknown> = {}
    do {
      const start = this.#here()
      const name = this.#key(object)
      const key = `${start},${this.#here()}`
      this.#at++
      object[name] = this.#blockPair(PlaceWriter.join(pointer, name), key, indent)
    } while (this.#indent === indent)
    if (this.#indent > indent) giveUp()
    return object
  }

  /** The key at `#at`, which stands at its colon then. */
  #key(object: object): string {
    const name = this.#match(keyPattern)[1] as string
    if (forbidden.has(name) || Object.hasOwn(object, name)) giveUp()
    this.#at += name.length
    return name
  }

  #blockPair(pointer: string, key: string, indent: number): unknown {
    this.#skipSpaces()
    const code = this.#code()
    if (code !== newline && code !== hash) return this.#inlineValue(pointer, key, indent)
    const emptyEnd = this.#here()
    this.#endLine()
    const commented = this.#toContent() || code === hash
    if (this.#indent >= indent && this.#isItem()) return this.#blockCollection(pointer, key, true)
    if (this.#indent > indent) return this.#blockCollection(pointer, key, false)
    // Where an empty value ends depends on the comments behind it.
    if (commented) giveUp()
    this.#end = emptyEnd
    this.#places.write(this.#places.reserve(), pointer, key, key)
    return null
  }

  #blockCollection(pointer: string, key: string | undefined, sequence: boolean): unknown {
    if (++this.#depth > maximumDepth) giveUp()
    const turn = this.#places.reserve()
    const start = this.#here()
    const indent = this.#at - this.#lineStart
    const value = sequence ? this.#blockSequence(pointer, indent) : this.#blockMap(pointer, indent)
    this.#places.write(turn, pointer, `${start},${this.#end}`, key)
    this.#depth--
    return value
  }

  #blockSequence(pointer: string, indent: number): unknown[] {
    const list: unknown[] = []
    do {
      this.#at++
      this.#skipSpaces()
      const item = PlaceWriter.join(pointer, list.length)
      keyPattern.lastIndex = this.#at
      list.push(
        keyPattern.test(this.#text)
          ? this.#blockCollection(item, undefined, false)
          : this.#inlineValue(item, undefined, indent),
      )
    } while (this.#indent === indent && this.#isItem())
    if (this.#indent > indent) giveUp()
    return list
  }

  #isItem(): boolean {
    return this.#code() === dash && this.#text.charCodeAt(this.#at + 1) === space
  }

  /** A value that begins on the line of its key or dash; `indent` is that of the collection it stands in. */
  #inlineValue(pointer: string, key: string | undefined, indent: number): unknown {
    const code = this.#code()
    if (code === bar || code === greater) return this.#blockScalar(pointer, key, indent)
    const value = this.#flowValue(pointer, key, indent, blockPlain)
    this.#endLine()
    this.#end = `${this.#line},1`
    this.#toContent()
    return value
  }

  #flowValue(pointer: string, key: string | undefined, indent: number, plain: RegExp): unknown {
    const code = this.#code()
    if (code === openBracket || code === openBrace) return this.#flowCollection(pointer, key, indent)
    const turn = this.#places.reserve()
    const start = this.#here()
    const value =
      code === doubleQuote
        ? this.#doubleQuoted()
        : code === singleQuote
          ? this.#singleQuoted()
          : this.#plainScalar(plain)
    this.#places.write(turn, pointer, `${start},${this.#here()}`, key)
    return value
  }

  #doubleQuoted(): string {
    const [source, inner] = this.#match(doubleQuoted) as unknown as [string, string]
    this.#at += source.length
    return inner.includes('\\') ? inner.replace(/\\(.)/g, (_, escape) => escapes[escape] as string) : inner
  }

  #singleQuoted(): string {
    const [source, inner] = this.#match(singleQuoted) as unknown as [string, string]
    this.#at += source.length
    return inner.includes("''") ? inner.replaceAll("''", "'") : inner
  }

  #plainScalar(pattern: RegExp): unknown {
    this.#match(plainStart)
    const [rest] = this.#match(pattern) as unknown as [string]
    const comment = rest.indexOf(' #')
    let length = comment === -1 ? rest.length : comment
    while (rest.charCodeAt(length - 1) === space) length--
    const source = rest.slice(0, length)
    // A colon before a space makes a key of what stands before it.
    if (source.endsWith(':') || source.includes(': ')) giveUp()
    this.#at += length
    return maybeTyped.test(source) ? typed(source) : source
  }

  /** `indent` is that of the block collection around it: later lines must stand deeper. */
  #flowCollection(pointer: string, key: string | undefined, indent: number): unknown {
    if (++this.#flowLevel > maximumDepth) giveUp()
    const turn = this.#places.reserve()
    const start = this.#here()
    const value =
      this.#code() === openBracket ? this.#flowSequence(pointer, indent) : this.#flowMap(pointer, indent)
    this.#places.write(turn, pointer, `${start},${this.#here()}`, key)
    this.#flowLevel--
    return value
  }

  #flowSequence(pointer: string, indent: number): unknown[] {
    const list: unknown[] = []
    this.#flowItems(closeBracket, indent, () => {
      list.push(this.#flowValue(PlaceWriter.join(pointer, list.length), undefined, indent, flowPlain))
    })
    return list
  }

  #flowMap(pointer: string, indent: number): Record<string, unknown> {
    const object: Record<string, unknown> = {}
    this.#flowItems(closeBrace, indent, () => {
      const start = this.#here()
      const name = this.#key(object)
      const key = `${start},${this.#here()}`
      this.#at++
      this.#skipSpaces()
      object[name] = this.#flowValue(PlaceWriter.join(pointer, name), key, indent, flowPlain)
    })
    return object
  }

  #flowItems(close: number, indent: number, item: () => void): void {
    this.#at++
    this.#skipFlowSpace(indent, close)
    while (this.#code() !== close) {
      item()
      this.#skipFlowSpace(indent, close)
      if (this.#code() === comma) this.#at++
      else if (this.#code() !== close) giveUp()
      this.#skipFlowSpace(indent, close)
    }
    this.#at++
  }

  /** Lines after the first stand deeper than the block collection around; the last bracket need not. */
  #skipFlowSpace(indent: number, close: number): void {
    this.#skipSpaces()
    if (this.#code() !== newline) return
    while (this.#code() === newline) {
      this.#nextLine()
      this.#skipSpaces()
    }
    const column = this.#at - this.#lineStart
    const least = this.#flowLevel === 1 && this.#code() === close ? indent : indent + 1
    if (column < least) giveUp()
  }

  #blockScalar(pointer: string, key: string | undefined, indent: number): string {
    const turn = this.#places.reserve()
    const start = this.#here()
    const [header, style, chomp] = this.#match(blockHeader) as unknown as [string, string, string]
    this.#at += header.length - 1
    this.#nextLine()
    const lines = this.#blockLines(indent)
    this.#end = `${this.#line},1`
    this.#places.write(turn, pointer, `${start},${this.#end}`, key)
    this.#toContent()
    const text = style === '|' ? lines.join('\n') : folded(lines)
    return chomp ? text : `${text}\n`
  }

  /** The lines of a block scalar without their indentation and without the blank ones behind them. */
  #blockLines(indent: number): string[] {
    const lines: string[] = []
    let width = 0
    let blank = 0
    for (let at = this.#at; at < this.#text.length; ) {
      const end = this.#text.indexOf('\n', at)
      let first = at
      while (this.#text.charCodeAt(first) === space) first++
      if (first === end) {
        // Blanks on an empty line may belong to the text.
        if (first > at) giveUp()
        blank++
      } else {
        if (width === 0) width = first - at
        if (first - at < width || width <= indent) break
        for (; blank > 0; blank--) lines.push('')
        lines.push(this.#text.slice(at + width, end))
        this.#at = end
      }
      at = end + 1
    }
    if (lines.length === 0) giveUp()
    this.#line += lines.length - 1
    this.#nextLine()
    return lines
  }

  /** Goes to the next line that holds more than blanks and comments; tells whether there were comments. */
  #toContent(): boolean {
    let deepest = -1
    this.#indent = -1
    while (this.#at < this.#text.length) {
      this.#skipSpaces()
      const code = this.#code()
      if (code === hash) {
        deepest = Math.max(deepest, this.#at - this.#lineStart)
        this.#at = this.#text.indexOf('\n', this.#at)
      } else if (code !== newline) {
        this.#indent = this.#at - this.#lineStart
        break
      }
      this.#nextLine()
    }
    // A comment that is indented deeper than what follows belongs to what stands before it and moves its end.
    if (deepest > Math.max(this.#indent, 0)) giveUp()
    return deepest >= 0
  }

  /** Ends a line that may have blanks and a comment left. */
  #endLine(): void {
    const before = this.#text.charCodeAt(this.#at - 1)
    const start = this.#at
    this.#skipSpaces()
    if (this.#code() === hash && (this.#at > start || before === space)) {
      this.#at = this.#text.indexOf('\n', this.#at)
    }
    if (this.#code() !== newline) giveUp()
    this.#nextLine()
  }

  #nextLine(): void {
    this.#at++
    this.#line++
    this.#lineStart = this.#at
  }

  #skipSpaces(): void {
    while (this.#text.charCodeAt(this.#at) === space) this.#at++
  }

  #code(): number {
    return this.#text.charCodeAt(this.#at)
  }

  /** Line and column of `#at`, from 1. */
  #here(): string {
    return `${this.#line},${this.#at - this.#lineStart + 1}`
  }

  /** What the sticky pattern finds right at `#at`. */
  #match(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.#at
    return pattern.exec(this.#text) ?? giveUp()
  }
}

/** A word or number of the core schema as its value; ambiguous ones are told by `readYaml`. */
function typed(source: string): unknown {
  if (specialNumber.test(source)) giveUp()
  const word = words.get(source)
  if (word !== undefined) return word
  const value = number.test(source) ? Number(source) : source
  if (ambiguity(value, source) !== undefined) giveUp()
  return value
}

/** One line end becomes a space, more than one lose one; lines that stand deeper than the first keep theirs. */
function folded(lines: readonly string[]): string {
  if (lines[0] === '' || lines.some((line) => line.startsWith(' '))) giveUp()
  return lines.join('\n').replace(/\n+/g, (ends) => (ends.length === 1 ? ' ' : ends.slice(1)))
}

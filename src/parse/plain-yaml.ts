import { type PackedPlaces, PlaceWriter } from '../model/place.ts'
import { char, giveUp, notPlain, PlainYamlCursor } from './plain-yaml-cursor.ts'
import { plainBlockScalar, plainScalar } from './plain-yaml-scalar.ts'

/** What stands in plain YAML: data and places to the letter as `readYaml` has them, and nothing to remark. */
interface PlainYaml {
  readonly data: Record<string, unknown>
  readonly places: PackedPlaces
}

/**
 * Reads the ordinary part of YAML, or answers undefined: it never throws, never guesses and never complains.
 *
 * Own code where a library exists, because the library took a quarter of a cold build: it makes tokens, a syntax
 * tree and nodes with comments and styles, of which we need values and places. On the benchmark's catalogue this
 * reader takes a tenth of its time (1,000 documents with 2.7 KB of YAML each, in the first pass of a process:
 * 0.15 ms instead of 1.5 ms a document). Tests hold it against the library on every document we have, on generated
 * ones and on changed ones.
 *
 * Read are block mappings and sequences, flow collections, scalars of one line, `|` and `>` blocks and comments.
 * Whatever else there is, and whatever an author would have to be told of, is left to `readYaml`.
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

/** Tabs, carriage returns, control characters, line separators, surrogates, byte order marks. */
const unusual = /[^\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/

/** A key before its colon. None begins with a digit: objects would move it to the front. */
const keyPattern = /([A-Za-z_][\w./@+-]{0,199}):(?=[ \n])/y
const forbiddenKeys = ['__proto__', 'constructor', 'prototype']

/** Deepest nesting of blocks, and of flow collections, that is read: recursion stays far from its limit. */
const maximumDepth = 50

class PlainReader {
  readonly #cursor: PlainYamlCursor
  readonly #places = new PlaceWriter()
  /** Where the last value ends, its line end included; its collections end there, too. */
  #end = ''
  #blockLevel = 0
  #flowLevel = 0

  constructor(text: string) {
    this.#cursor = new PlainYamlCursor(text)
  }

  document(): PlainYaml {
    const cursor = this.#cursor
    cursor.toContent()
    if (cursor.indent !== 0) giveUp()
    const data = this.#blockMap('', 0)
    // A line whose indentation fits no collection ends them all.
    if (cursor.at < cursor.text.length) giveUp()
    return { data, places: this.#places.pack() }
  }

  #blockMap(pointer: string, indent: number): Record<string, unknown> {
    const object: Record<string, unknown> = {}
    do {
      const { name, key } = this.#key(object)
      object[name] = this.#blockPair(PlaceWriter.join(pointer, name), key, indent)
    } while (this.#cursor.indent === indent)
    return object
  }

  /** A key that is new in `object`, and its place; what stands behind its colon comes next. */
  #key(object: object): { name: string; key: string } {
    const cursor = this.#cursor
    const start = cursor.place
    const [, name] = cursor.match(keyPattern)
    if (forbiddenKeys.includes(name) || Object.hasOwn(object, name)) giveUp()
    cursor.at += name.length
    const key = `${start},${cursor.place}`
    cursor.at++
    cursor.skipSpaces()
    return { name, key }
  }

  #blockPair(pointer: string, key: string, indent: number): unknown {
    const cursor = this.#cursor
    const { code, place } = cursor
    if (code !== char.newline && code !== char.hash) return this.#inlineValue(pointer, key, indent)
    cursor.endLine()
    const commented = cursor.toContent() || code === char.hash
    if (cursor.indent > indent || (cursor.indent === indent && cursor.atItem)) {
      return this.#blockCollection(pointer, key)
    }
    // Where an empty value ends depends on the comments behind it.
    if (commented) giveUp()
    this.#end = place
    this.#places.write(this.#places.reserve(), pointer, key, key)
    return null
  }

  #blockCollection(pointer: string, key: string | undefined): unknown {
    if (++this.#blockLevel > maximumDepth) giveUp()
    const turn = this.#places.reserve()
    const { atItem, column, place } = this.#cursor
    const value = atItem ? this.#blockSequence(pointer, column) : this.#blockMap(pointer, column)
    this.#places.write(turn, pointer, `${place},${this.#end}`, key)
    this.#blockLevel--
    return value
  }

  #blockSequence(pointer: string, indent: number): unknown[] {
    const cursor = this.#cursor
    const list: unknown[] = []
    do {
      cursor.at++
      cursor.skipSpaces()
      const item = PlaceWriter.join(pointer, list.length)
      const isMap = cursor.looksAt(keyPattern)
      list.push(isMap ? this.#blockCollection(item, undefined) : this.#inlineValue(item, undefined, indent))
    } while (cursor.indent === indent && cursor.atItem)
    return list
  }

  /** A value that begins on the line of its key or dash; `indent` is that of the collection it stands in. */
  #inlineValue(pointer: string, key: string | undefined, indent: number): unknown {
    const cursor = this.#cursor
    const isBlock = cursor.code === char.bar || cursor.code === char.greater
    const value = isBlock
      ? this.#blockScalar(pointer, key, indent)
      : this.#flowValue(pointer, key, indent, 'block')
    if (!isBlock) cursor.endLine()
    this.#end = cursor.place
    cursor.toContent()
    return value
  }

  #blockScalar(pointer: string, key: string | undefined, indent: number): string {
    const start = this.#cursor.place
    const value = plainBlockScalar(this.#cursor, indent)
    this.#places.write(this.#places.reserve(), pointer, `${start},${this.#cursor.place}`, key)
    return value
  }

  #flowValue(pointer: string, key: string | undefined, indent: number, within: 'block' | 'flow'): unknown {
    const turn = this.#places.reserve()
    const { code, place } = this.#cursor
    const value =
      code === char.openBracket
        ? this.#flowSequence(pointer, indent)
        : code === char.openBrace
          ? this.#flowMap(pointer, indent)
          : plainScalar(this.#cursor, within)
    this.#places.write(turn, pointer, `${place},${this.#cursor.place}`, key)
    return value
  }

  #flowSequence(pointer: string, indent: number): unknown[] {
    const list: unknown[] = []
    this.#flowItems(char.closeBracket, indent, () => {
      list.push(this.#flowValue(PlaceWriter.join(pointer, list.length), undefined, indent, 'flow'))
    })
    return list
  }

  #flowMap(pointer: string, indent: number): Record<string, unknown> {
    const object: Record<string, unknown> = {}
    this.#flowItems(char.closeBrace, indent, () => {
      const { name, key } = this.#key(object)
      object[name] = this.#flowValue(PlaceWriter.join(pointer, name), key, indent, 'flow')
    })
    return object
  }

  #flowItems(close: number, indent: number, readItem: () => void): void {
    const cursor = this.#cursor
    if (++this.#flowLevel > maximumDepth) giveUp()
    cursor.at++
    this.#skipFlowSpace(close, indent)
    while (cursor.code !== close) {
      readItem()
      this.#skipFlowSpace(close, indent)
      if (cursor.code === char.comma) cursor.at++
      else if (cursor.code !== close) giveUp()
      this.#skipFlowSpace(close, indent)
    }
    cursor.at++
    this.#flowLevel--
  }

  /** Further lines stand deeper than the block collection around them; only the last bracket need not. */
  #skipFlowSpace(close: number, indent: number): void {
    const cursor = this.#cursor
    cursor.skipSpaces()
    if (cursor.code !== char.newline) return
    while (cursor.code === char.newline) {
      cursor.nextLine()
      cursor.skipSpaces()
    }
    const isLast = this.#flowLevel === 1 && cursor.code === close
    if (cursor.column < (isLast ? indent : indent + 1)) giveUp()
  }
}

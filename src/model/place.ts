/** A stretch of a file: lines and columns from 1, the end exclusive, columns in UTF-16 code units. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Where a value stands in frontmatter: keys and list indexes from the top, such as `['ports', 0, 'port']`. */
export type FieldPath = readonly (string | number)[]

/** The first line of a file: for findings that concern the document as a whole. */
export const topOfFile: Place = { line: 1, column: 1, endLine: 1, endColumn: 4 }

type Quad = readonly [number, number, number, number]

/** Key and value of one field; list items have no key. */
interface Entry {
  readonly key?: Quad
  readonly value: Quad
}

/**
 * The places of all fields of one frontmatter, packed into a string.
 *
 * A catalogue has some hundred thousand fields and a few hundred findings: packed, places cross threads and
 * the cache as one string a document, and are unpacked only where a finding needs them.
 */
export type PackedPlaces = string

/** Collects places while a frontmatter is parsed. */
export class PlaceRecorder {
  #entries: Record<string, Entry> = {}

  add(path: FieldPath, value: Place, key?: Place): void {
    const entry: { key?: Quad; value: Quad } = { value: quad(value) }
    if (key) entry.key = quad(key)
    this.#entries[pointer(path)] = entry
  }

  pack(): PackedPlaces {
    return JSON.stringify(this.#entries)
  }
}

/**
 * Writes the same packed string without an object for each field: for a reader that meets fields in order, outer
 * before inner, and has mere lines and columns. No key may need an escape in JSON, and none begins with a digit.
 */
export class PlaceWriter {
  readonly #entries: string[] = []

  /** Takes the next turn for a field whose end is not known yet: `write` it there. */
  reserve(): number {
    return this.#entries.push('') - 1
  }

  /** `value` and `key` are four numbers each, as text: `line,column,endLine,endColumn`. */
  write(turn: number, pointer: string, value: string, key: string | undefined): void {
    this.#entries[turn] = key
      ? `"${pointer}":{"value":[${value}],"key":[${key}]}`
      : `"${pointer}":{"value":[${value}]}`
  }

  /** The pointer one key or list index further down; the empty one is the top. */
  static join(pointer: string, step: string | number): string {
    return pointer === '' ? `${step}` : `${pointer}\\u0000${step}`
  }

  pack(): PackedPlaces {
    return `{${this.#entries.join(',')}}`
  }
}

/**
 * The place of a field: of its key (`on: 'key'`) or its value.
 * A field that does not stand in the file has the place of the nearest field above it that does, by its key
 * where it has one: a missing key is shown at its parent.
 */
export function placeOf(places: PackedPlaces, path: FieldPath, on: 'key' | 'value' = 'value'): Place {
  const entries = unpack(places)
  const exact = entries[pointer(path)]
  if (exact) return place(on === 'key' && exact.key ? exact.key : exact.value)
  for (let length = path.length - 1; length > 0; length--) {
    const above = entries[pointer(path.slice(0, length))]
    if (above) return place(above.key ?? firstLine(above.value))
  }
  return topOfFile
}

/** True where the file has this field. */
export const hasField = (places: PackedPlaces, path: FieldPath): boolean =>
  unpack(places)[pointer(path)] !== undefined

/** The places after items of the list `field` were left out: `kept` holds the old indexes of those that remain. */
export function reindexPlaces(places: PackedPlaces, field: string, kept: readonly number[]): PackedPlaces {
  const moved = new Map(kept.map((from, to) => [String(from), String(to)]))
  const entries = Object.entries(unpack(places)).flatMap(([key, entry]) => {
    const [top, index, ...rest] = key.split('\u0000')
    if (top !== field || index === undefined) return [[key, entry] as const]
    const to = moved.get(index)
    return to === undefined ? [] : [[[top, to, ...rest].join('\u0000'), entry] as const]
  })
  return JSON.stringify(Object.fromEntries(entries))
}

const pointer = (path: FieldPath): string => path.join('\u0000')
const quad = (p: Place): Quad => [p.line, p.column, p.endLine, p.endColumn]
const place = ([line, column, endLine, endColumn]: Quad): Place => ({ line, column, endLine, endColumn })

/** A list item of many lines is labelled on its first line only. */
const firstLine = ([line, column, endLine, endColumn]: Quad): Quad =>
  endLine > line ? [line, column, line, column + 1] : [line, column, endLine, endColumn]

let last: { packed: PackedPlaces; entries: Record<string, Entry> } | undefined

/** Findings come document by document, so remembering one unpacked document is enough. */
function unpack(packed: PackedPlaces): Record<string, Entry> {
  if (last?.packed !== packed) last = { packed, entries: packed ? JSON.parse(packed) : {} }
  return last.entries
}

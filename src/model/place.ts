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

/**
 * The places of all fields of one frontmatter, packed into a string.
 *
 * A catalogue has some hundred thousand fields and a few hundred findings: packed, places cross threads and
 * the cache as one string a document, and are unpacked only where a finding needs them.
 *
 * `ports 3,1,5,12,3,1,3,6 ports/0 4,5,4,20`: for each field its path, then `line,column,endLine,endColumn` of the
 * value and, where it has one, of the key.
 */
export type PackedPlaces = string

/** Collects places while a frontmatter is parsed. */
export class PlaceRecorder {
  readonly #entries = new Map<string, string>()

  add(path: FieldPath, value: Place, key?: Place): void {
    this.#entries.set(pointer(path), key ? `${numbers(value)},${numbers(key)}` : numbers(value))
  }

  pack(): PackedPlaces {
    return packed(this.#entries)
  }
}

/**
 * Writes the same packed string for a reader that meets fields in order, outer before inner, and has mere lines
 * and columns.
 */
export class PlaceWriter {
  readonly #entries: string[] = []

  /** Takes the next turn for a field whose end is not known yet: `write` it there. */
  reserve(): number {
    return this.#entries.push('') - 1
  }

  /** `value` and `key` are four numbers each, as text: `line,column,endLine,endColumn`. */
  write(turn: number, pointer: string, value: string, key: string | undefined): void {
    this.#entries[turn] = key ? `${pointer} ${value},${key}` : `${pointer} ${value}`
  }

  /** The pointer one key or list index further down; the empty one is the top. */
  static join(pointer: string, step: string | number): string {
    return pointer === '' ? segment(step) : `${pointer}/${segment(step)}`
  }

  pack(): PackedPlaces {
    return this.#entries.join(' ')
  }
}

/**
 * The place of a field: of its key (`on: 'key'`) or its value.
 * A field that does not stand in the file has the place of the nearest field above it that does, by its key
 * where it has one: a missing key is shown at its parent.
 */
export function placeOf(places: PackedPlaces, path: FieldPath, on: 'key' | 'value' = 'value'): Place {
  const entries = unpack(places)
  const exact = entryAt(entries, path)
  if (exact) return (on === 'key' && exact.key) || exact.value
  for (let length = path.length - 1; length > 0; length--) {
    const above = entryAt(entries, path.slice(0, length))
    if (above) return above.key ?? firstLine(above.value)
  }
  return topOfFile
}

/** True where the file has this field. */
export const hasField = (places: PackedPlaces, path: FieldPath): boolean => unpack(places).has(pointer(path))

/** The places after items of a list were left out: `kept` holds the old indexes of those that remain. */
export function reindexPlaces(places: PackedPlaces, list: FieldPath, kept: readonly number[]): PackedPlaces {
  const moved = new Map(kept.map((from, to) => [String(from), String(to)]))
  const above = `${pointer(list)}/`
  const remaining = [...unpack(places)].flatMap(([key, text]) => {
    if (!key.startsWith(above)) return [[key, text] as const]
    const [index = '', ...rest] = key.slice(above.length).split('/')
    const to = moved.get(index)
    return to === undefined ? [] : [[above + [to, ...rest].join('/'), text] as const]
  })
  return packed(remaining)
}

const packed = (entries: Iterable<readonly [pointer: string, text: string]>): PackedPlaces =>
  Array.from(entries, ([pointer, text]) => `${pointer} ${text}`).join(' ')

export const pointer = (path: FieldPath): string => path.map(segment).join('/')

/** A step of a path in letters that stand for nothing else here; nobody needs it back. */
const segment = (step: string | number): string =>
  typeof step === 'number' ? String(step) : step.replace(/[^\w.-]/g, escaped)

const escaped = (character: string): string => `~${character.charCodeAt(0).toString(16)}~`

const numbers = (p: Place): string => `${p.line},${p.column},${p.endLine},${p.endColumn}`

interface Entry {
  /** List items have no key. */
  readonly key?: Place
  readonly value: Place
}

function entryAt(entries: ReadonlyMap<string, string>, path: FieldPath): Entry | undefined {
  const found = entries.get(pointer(path))?.split(',').map(Number)
  if (!found) return undefined
  const value = placeFrom(found)
  return found.length > 4 ? { value, key: placeFrom(found.slice(4)) } : { value }
}

const placeFrom = ([line = 1, column = 1, endLine = 1, endColumn = 1]: readonly number[]): Place => ({
  line,
  column,
  endLine,
  endColumn,
})

/** A list item of many lines is labelled on its first line only. */
const firstLine = (place: Place): Place =>
  place.endLine > place.line ? { ...place, endLine: place.line, endColumn: place.column + 1 } : place

let last: { packed: PackedPlaces; entries: ReadonlyMap<string, string> } | undefined

/** Findings come document by document, so remembering one unpacked document is enough. */
function unpack(packed: PackedPlaces): ReadonlyMap<string, string> {
  if (last?.packed !== packed) {
    const parts = packed.split(' ')
    const entries = new Map<string, string>()
    for (let at = 0; at + 1 < parts.length; at += 2) entries.set(parts[at] ?? '', parts[at + 1] ?? '')
    last = { packed, entries }
  }
  return last.entries
}

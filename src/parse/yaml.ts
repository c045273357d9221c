import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
} from 'yaml'
import { type FieldPath, type PackedPlaces, type Place, PlaceRecorder, topOfFile } from '../model/place.ts'
import { ambiguity } from './ambiguity.ts'
import { parsePlainYaml } from './plain-yaml.ts'
import type { Remark } from './remark.ts'
import { quoted } from './repairs.ts'
import { yamlProblems } from './yaml-problems.ts'

/** What a block of YAML holds: plain data, the place of every field, and what is wrong with it. */
export interface ParsedYaml {
  /** Mappings as objects, lists as arrays; ambiguous scalars as the text that stands in the file. */
  readonly data: unknown
  readonly places: PackedPlaces
  readonly remarks: readonly Remark[]
  /** False after a syntax error: what `data` holds is then not all that was written. */
  readonly whole: boolean
}

const options = {
  version: '1.2',
  uniqueKeys: false,
  stringKeys: true,
  merge: false,
  prettyErrors: false,
} as const

/**
 * Reads YAML 1.2 with the core schema and nothing that hides where a value comes from: no anchors, tags, merge keys.
 * Ordinary text has a fast reader; whatever is out of the ordinary, and so every complaint, is `readYaml`'s.
 */
export function parseYaml(text: string): ParsedYaml {
  const plain = parsePlainYaml(text)
  return plain ? { ...plain, remarks: [], whole: true } : readYaml(text)
}

/** Reads any YAML with the `yaml` package: the reference that the fast reader must agree with to the letter. */
export function readYaml(text: string): ParsedYaml {
  const lines = new LineCounter()
  const reader = new YamlReader(text, lines)
  let root: Node | null
  try {
    const document = parseDocument(text, { ...options, lineCounter: lines })
    root = document.contents as Node | null
    if (document.errors.some(isStackOverflow)) return tooDeep
    for (const { span, reason, help } of yamlProblems(text, document, lines)) {
      reader.remark('meta/yaml-syntax', span, reason, { help })
    }
    for (const warning of document.warnings) {
      // The tag itself is refused where the value is read.
      if (warning.code !== 'TAG_RESOLVE_FAILED')
        reader.remark('meta/yaml-syntax', warning.pos, sentence(warning.message))
    }
    const whole = document.errors.length === 0
    const data = whole && root ? reader.valueOf(root, [], undefined) : undefined
    return { data: data ?? {}, places: reader.places.pack(), remarks: reader.remarks, whole }
  } catch (error) {
    if (error instanceof RangeError) return tooDeep
    throw error
  }
}

/** The library catches some overflows itself and passes them on as syntax errors. */
const isStackOverflow = (error: Error): boolean => error.message.includes('call stack')

const tooDeep: ParsedYaml = {
  data: {},
  places: '',
  remarks: [
    {
      ruleId: 'meta/yaml-syntax',
      place: topOfFile,
      reason: 'this YAML is nested too deeply to be read',
      help: 'flatten it',
    },
  ],
  whole: false,
}

/** How many characters before a value its anchor or tag is looked for; behind a longer comment the value is marked. */
const farthest = 200

/** Walks the nodes once: data, places and complaints together. */
class YamlReader {
  readonly places = new PlaceRecorder()
  readonly remarks: Remark[] = []
  readonly #text: string
  readonly #lines: LineCounter

  constructor(text: string, lines: LineCounter) {
    this.#text = text
    this.#lines = lines
  }

  valueOf(node: Node, path: FieldPath, key: Place | undefined): unknown {
    this.#refuseIndirection(node, path)
    const place = this.#place(node)
    if (path.length > 0) this.places.add(path, place, key)
    if (isMap(node)) return this.#mapOf(node as YAMLMap<Scalar, Node | null>, path)
    if (isSeq(node)) {
      return node.items.map((item, index) =>
        item ? this.valueOf(item as Node, [...path, index], undefined) : null,
      )
    }
    if (isScalar(node)) return this.#scalarOf(node, path, place)
    return null
  }

  #mapOf(map: YAMLMap<Scalar, Node | null>, path: FieldPath): Record<string, unknown> {
    const object: Record<string, unknown> = {}
    const firsts = new Map<string, Place>()
    for (const pair of map.items) {
      const name = String(pair.key.value)
      const at = this.#place(pair.key)
      const first = firsts.get(name)
      if (first) this.#duplicate(name, at, first, [...path, name])
      else if (name === '<<') this.#anchor(at, 'a merge key hides where values come from')
      else if (['__proto__', 'constructor', 'prototype'].includes(name))
        this.#forbidden(name, at, [...path, name])
      else object[name] = this.#pairValue(pair, [...path, name], at)
      if (!first) firsts.set(name, at)
    }
    return object
  }

  #pairValue(pair: Pair<Scalar, Node | null>, path: FieldPath, key: Place): unknown {
    this.#refuseIndirection(pair.key, path)
    const { range } = pair.value ?? {}
    if (pair.value && range && range[1] > range[0]) return this.valueOf(pair.value, path, key)
    this.places.add(path, key, key)
    return null
  }

  #scalarOf(node: Scalar, path: FieldPath, place: Place): unknown {
    const source = node.source ?? ''
    if (node.type !== 'PLAIN') return node.value
    const note = ambiguity(node.value, source)
    if (note === undefined) return node.value
    this.remarks.push({
      ruleId: 'meta/ambiguous-scalar',
      place,
      field: path,
      value: source,
      reason: `\`${source}\` without quotes does not mean the same to every YAML reader`,
      note,
      help: `write it in quotes: "${source}"`,
      repair: quoted(source),
    })
    return source
  }

  #duplicate(name: string, place: Place, first: Place, field: FieldPath): void {
    this.remarks.push({
      ruleId: 'meta/duplicate-key',
      place,
      field,
      reason: `the key \`${name}\` stands here a second time`,
      label: 'again here',
      related: [{ place: first, label: 'first here' }],
      help: 'keep one of the two',
    })
  }

  #forbidden(name: string, place: Place, field: FieldPath): void {
    this.remarks.push({
      ruleId: 'meta/unknown-key',
      place,
      field,
      reason: `\`${name}\` cannot be used as a key`,
      help: 'choose another name',
    })
  }

  #refuseIndirection(node: Node | Scalar, path: FieldPath): void {
    const { anchor, tag } = node as { anchor?: string; tag?: string }
    if (anchor)
      this.#anchor(
        this.#propertyPlace(node, [`&${anchor}`]),
        `the anchor \`&${anchor}\` makes a value stand in two places`,
        path,
      )
    const source = (node as { source?: string }).source
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) {
      this.#anchor(this.#place(node), `the alias \`*${source}\` hides where a value comes from`, path)
    } else if (tag) {
      const name = shortTag(tag)
      const place = this.#propertyPlace(node, [name, `!<${tag}>`])
      this.#anchor(place, `the tag \`${name}\` changes how a value is read`, path)
    }
  }

  /** Anchors and tags stand shortly before the value, outside its range; a tag may be written in two ways. */
  #propertyPlace(node: Node | Scalar, spellings: readonly string[]): Place {
    const end = node.range?.[0] ?? 0
    const start = Math.max(0, end - farthest)
    const before = this.#text.slice(start, end)
    const found = spellings.map((text) => ({ text, at: before.lastIndexOf(text) }))
    const { text, at } = found.reduce((a, b) => (b.at > a.at ? b : a))
    return at < 0 ? this.#place(node) : this.#span(start + at, start + at + text.length)
  }

  #anchor(place: Place, reason: string, field?: FieldPath): void {
    this.remarks.push({
      ruleId: 'meta/yaml-anchor',
      place,
      ...(field && { field }),
      reason,
      help: 'write the value out where it is used',
    })
  }

  remark(
    ruleId: Remark['ruleId'],
    [start, end]: readonly [number, number],
    reason: string,
    more: Partial<Remark> = {},
  ): void {
    this.remarks.push({ ruleId, place: this.#span(start, Math.max(end, start + 1)), reason, ...more })
  }

  #place(node: { range?: [number, number, number] | null | undefined }): Place {
    const [start, end] = node.range ?? [0, 1]
    return this.#span(start, end)
  }

  #span(start: number, end: number): Place {
    const from = this.#lines.linePos(start)
    const to = this.#lines.linePos(end)
    return { line: from.line, column: from.col, endLine: to.line, endColumn: to.col }
  }
}

const shortTag = (tag: string): string => tag.replace('tag:yaml.org,2002:', '!!')

/** The library's sentences, in our form: no capital, no full stop. */
const sentence = (message: string): string =>
  message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '')

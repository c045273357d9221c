import { z } from 'zod'
import { didYouMean, onlyNear } from '../model/did-you-mean.ts'
import type { FieldPath, PackedPlaces } from '../model/place.ts'
import { hasField, placeOf, reindexPlaces } from '../model/place.ts'
import { describe, expectedOf, nameOf, oneOf, ownMessage } from './field-words.ts'
import type { Remark } from './remark.ts'
import { renamed, repairOf, respelt } from './repairs.ts'

/** What could be read of a mapping: valid fields, and what is wrong with the others. */
export interface ParsedFields<Fields> {
  readonly fields: Partial<Fields>
  readonly remarks: readonly Remark[]
  /** Top-level fields of which something was refused. */
  readonly incomplete: readonly string[]
  /** The places of `fields`: where list items were left out, those after them have moved up. */
  readonly places: PackedPlaces
}

type Shape = Record<string, z.ZodType>
type Issue = z.core.$ZodIssue
type Mapping = Record<string, unknown>

/**
 * Judges a mapping field by field and list item by list item, so that one bad entry costs that entry only:
 * what is refused is left out, told, and its field marked incomplete. An entry is not kept without the part of it
 * that was refused: a port whose address is misspelt does not listen on every address.
 */
export function parseFields<S extends Shape>(
  shape: S,
  data: unknown,
  places: PackedPlaces,
): ParsedFields<{ [K in keyof S]: z.output<S[K]> }> {
  const judge = new FieldJudge(places)
  if (!isMapping(data)) {
    judge.say('meta/type-mismatch', [], `expected a mapping of fields, got ${describe(data)}`)
    return { fields: {}, remarks: judge.remarks, incomplete: ['*'], places }
  }
  const fields = judge.mapping(shape, data, [])
  return {
    fields: fields as Partial<{ [K in keyof S]: z.output<S[K]> }>,
    remarks: withoutMisspelt(judge.remarks),
    incomplete: [...judge.incomplete],
    places: judge.keptPlaces(),
  }
}

/** A key that is misspelt is not missing as well: one mistake, one remark. */
function withoutMisspelt(remarks: readonly Remark[]): readonly Remark[] {
  const meant = new Set(
    remarks.flatMap(({ ruleId, field = [], expected: [name] = [] }) =>
      ruleId === 'meta/unknown-key' && name !== undefined ? [[...field.slice(0, -1), name].join('\0')] : [],
    ),
  )
  return remarks.filter(
    ({ ruleId, field = [] }) => ruleId !== 'meta/key-missing' || !meant.has(field.join('\0')),
  )
}

class FieldJudge {
  readonly remarks: Remark[] = []
  readonly incomplete = new Set<string>()
  readonly #places: PackedPlaces
  /** Original indexes of the items kept, for lists that lost some. */
  readonly #kept: { readonly field: FieldPath; readonly indexes: readonly number[] }[] = []

  constructor(places: PackedPlaces) {
    this.#places = places
  }

  mapping(shape: Shape, data: Mapping, path: FieldPath): Mapping {
    const known = Object.keys(shape)
    for (const key of Object.keys(data))
      if (!known.includes(key) && !key.startsWith('x-')) this.#unknownKey([...path, key], known)
    const fields: Mapping = {}
    for (const key of known) {
      const value = this.#field(shape[key] as z.ZodType, data[key], [...path, key])
      if (value !== undefined) fields[key] = value
    }
    return fields
  }

  #field(schema: z.ZodType, value: unknown, path: FieldPath): unknown {
    const inner = unwrap(schema)
    if (inner instanceof z.ZodArray && Array.isArray(value))
      return this.#items(inner.element as z.ZodType, value, path)
    if (inner instanceof z.ZodObject && isMapping(value))
      return this.mapping(inner.shape as Shape, value, path)
    return this.#value(schema, value, path)
  }

  #items(element: z.ZodType, values: readonly unknown[], path: FieldPath): unknown[] {
    const items = values.map((item, index) => ({
      index,
      value: this.#value(element, item, [...path, index]),
    }))
    const kept = items.filter(({ value }) => value !== undefined)
    if (kept.length < items.length) this.#kept.push({ field: path, indexes: kept.map(({ index }) => index) })
    return kept.map(({ value }) => value)
  }

  keptPlaces(): PackedPlaces {
    return this.#kept.reduce(
      (places, { field, indexes }) => reindexPlaces(places, field, indexes),
      this.#places,
    )
  }

  /** The valid value; where what is wrong bears on nothing else, the value without that; else undefined. */
  #value(schema: z.ZodType, raw: unknown, path: FieldPath): unknown {
    const value = withoutExtensions(raw)
    const result = schema.safeParse(value)
    if (result.success) return result.data
    const issues = result.error.issues.flatMap((issue) => unfold(issue, value))
    const parts = issues
      .filter((issue) => issue.code === 'unrecognized_keys')
      .map((issue) => this.#issue(schema, value, issue, path))
    const isMisspelt = parts.includes(undefined)
    for (const issue of issues) {
      // How the parts fit together cannot be told while one of them has another name.
      if (issue.code === 'unrecognized_keys' || (isMisspelt && issue.code === 'custom')) continue
      parts.push(this.#issue(schema, value, issue, path))
    }
    if (parts.includes(undefined)) return undefined
    const again = schema.safeParse(parts.flatMap((part) => part ?? []).reduce(drop, value))
    return again.success ? again.data : undefined
  }

  /** Tells an issue; returns the parts that may be left out for it, or undefined where the whole has to go. */
  #issue(schema: z.ZodType, value: unknown, issue: Issue, base: FieldPath): PropertyKey[][] | undefined {
    // The short form of an entry is one scalar: whatever its expansion lacks, the scalar is the place.
    const inner = isScalar(value) ? [] : issue.path.filter((step) => typeof step !== 'symbol')
    const path = [...base, ...inner]
    if (issue.code === 'unrecognized_keys') {
      const known = keysOf(schema, inner)
      const meant = issue.keys.map((key) => this.#unknownKey([...path, key], known))
      return meant.some((name) => name !== undefined)
        ? undefined
        : issue.keys.map((key) => [...issue.path, key])
    }
    this.#wrongValue(schema, value, issue, path, inner)
    // A setting of its own among others, such as the severity of one rule.
    const isEntry = typeof base.at(-1) === 'number'
    return isEntry || issue.path.length === 0 ? undefined : [issue.path.slice(0, 1)]
  }

  #wrongValue(schema: z.ZodType, value: unknown, issue: Issue, path: FieldPath, inner: FieldPath): void {
    const actual = at(value, inner)
    const { ruleId, reason } = ownMessage(issue)
    if (issue.code === 'invalid_key') {
      const expected = issue.issues[0]?.message ?? ''
      const place = placeOf(this.#places, path, 'key')
      this.say(ruleId, path, `the key ${describe(path.at(-1))}: ${expected}`, { value: expected, place })
    } else if (actual === undefined && issue.code !== 'custom') this.#missing(path)
    else if (issue.code === 'invalid_value') this.#notOneOf(ruleId, path, issue.values.map(String), actual)
    else {
      const expected = reason ?? `expected ${expectedOf(issue)}`
      // A rule about how the parts of a list or mapping fit together has nothing to quote.
      const got = issue.code === 'custom' && typeof actual === 'object' ? '' : `, got ${describe(actual)}`
      const help = actual === null ? helpForNothing(schema, path, inner) : undefined
      this.say(ruleId, path, `${nameOf(path)}: ${expected}${got}`, {
        value: `${expected}${got}`,
        actual: describe(actual),
        ...repairOf(issue, path, actual),
        ...(help && { help }),
      })
    }
  }

  #missing(path: FieldPath): void {
    const parent = path.slice(0, -1)
    const key = String(path.at(-1))
    const where = parent.length === 0 ? 'the front matter' : nameOf(parent)
    this.say('meta/key-missing', path, `${where} has no \`${key}\``, {
      value: key,
      help: `add \`${key}:\``,
    })
  }

  #notOneOf(ruleId: Remark['ruleId'], path: FieldPath, expected: readonly string[], actual: unknown): void {
    const written = typeof actual === 'string' ? actual : ''
    // The short form of an entry, as `11211/tcp`, ends in the word.
    const start = typeof path.at(-1) === 'number' ? written.lastIndexOf('/') + 1 : 0
    const before = written.slice(0, start)
    const word = written.slice(start)
    const nearest = word ? didYouMean(word, expected) : undefined
    this.say(ruleId, path, `${nameOf(path)}: expected ${oneOf(expected)}, got ${describe(actual)}`, {
      value: describe(actual),
      expected,
      actual: describe(actual),
      ...(nearest && {
        help: `did you mean \`${before}${nearest}\`?`,
        repair: respelt(written, before + nearest),
      }),
    })
  }

  /** Returns the key that may have been meant. */
  #unknownKey(path: FieldPath, known: readonly string[]): string | undefined {
    const key = String(path.at(-1))
    const nearest = didYouMean(key, known)
    const certain = onlyNear(key, known)
    this.say('meta/unknown-key', path, `unknown key \`${key}\``, {
      help: nearest
        ? `did you mean \`${nearest}\`?`
        : `known here: ${known.join(', ')}; keys of your own begin with x-`,
      ...(nearest && { expected: [nearest] }),
      ...(certain && { repair: renamed(key, certain) }),
    })
    // `port:` for `ports:` is one mistake: the ports are not undocumented as well.
    if (nearest && path.length === 1) this.incomplete.add(nearest)
    return nearest
  }

  /** A `value` goes with every reason that counts entries: they may change places. */
  say(ruleId: Remark['ruleId'], field: FieldPath, reason: string, more: Partial<Remark> = {}): void {
    const on = ruleId === 'meta/unknown-key' || !hasField(this.#places, field) ? 'key' : 'value'
    this.remarks.push({ ruleId, field, place: placeOf(this.#places, field, on), reason, ...more })
    this.incomplete.add(field.length > 0 ? String(field[0]) : '*')
  }
}

/** A union's complaint becomes that of the form the author used: text for text, mapping for mapping. */
function unfold(issue: Issue, value: unknown): Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const branches = issue.errors.map((issues) =>
    issues.flatMap((inner) => unfold(inner, at(value, issue.path))),
  )
  const used = branches.find(
    (issues) => !issues.some((inner) => inner.code === 'invalid_type' && inner.path.length === 0),
  )
  if (used) return used.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
  const expected = [...new Set(branches.flat().map(expectedOf))].join(' or ')
  return [
    // A union may say in words what it expects (see `entry`).
    {
      code: 'invalid_type',
      expected: expected as 'string',
      path: issue.path,
      message: issue.message,
      input: value,
    },
  ]
}

const isScalar = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, step) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[step],
    value,
  )

/** Keys that begin with `x-` are the author's own: nothing here reads them. */
function withoutExtensions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExtensions)
  if (!isMapping(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      key.startsWith('x-') ? [] : [[key, withoutExtensions(inner)]],
    ),
  )
}

/** The value without the part at a path; items of lists keep their indexes. */
function drop(value: unknown, [step, ...rest]: readonly PropertyKey[]): unknown {
  if (Array.isArray(value) && rest.length > 0)
    return value.map((item, index) => (index === step ? drop(item, rest) : item))
  if (step === undefined || !isMapping(value)) return value
  const { [step as string]: inner, ...others } = value
  return rest.length > 0 ? { ...others, [step as string]: drop(inner, rest) } : others
}

/** What stands inside optional and default wrappers. */
function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return unwrap(schema.unwrap() as z.ZodType)
  }
  if (schema instanceof z.ZodPipe) return unwrap(schema.def.out as z.ZodType)
  return schema
}

/** What to do where nothing stands: a list of a document may have no items, and YAML takes `#…` for a comment. */
function helpForNothing(schema: z.ZodType, path: FieldPath, inner: FieldPath): string | undefined {
  if (typeof path.at(-1) === 'number') return 'take the entry out, or put it in quotes if it begins with #'
  return inner.length === 0 && unwrap(schema) instanceof z.ZodArray
    ? 'write [] to say that there are none'
    : undefined
}

/** Keys that the mapping at `path` may have. */
function keysOf(schema: z.ZodType, path: FieldPath): string[] {
  const inner = unwrap(schema)
  if (inner instanceof z.ZodUnion) {
    return [...new Set(inner.options.flatMap((option) => keysOf(option as z.ZodType, path)))]
  }
  const [step, ...rest] = path
  if (inner instanceof z.ZodArray)
    return typeof step === 'number' ? keysOf(inner.element as z.ZodType, rest) : []
  if (!(inner instanceof z.ZodObject)) return []
  if (step === undefined) return Object.keys(inner.shape)
  const field = inner.shape[step]
  return field ? keysOf(field as z.ZodType, rest) : []
}

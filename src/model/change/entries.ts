import type { Area, Change, Detail, Verb } from './change.ts'

/** How the entries of one list are compared. */
export interface ListForm<T> {
  readonly area: Area
  /** What an entry is called; entries of one name are the same entry before and after. */
  readonly nameOf: (entry: T) => string
  /** Fields worth telling, in order. */
  readonly fields: readonly (keyof T & string)[]
  /** Values that go without saying where an entry is new. */
  readonly usual?: Partial<T>
  /** A better word for a change than `changed`. */
  readonly verbOf?: (before: T, after: T) => Verb
}

/** An entry before and after; one of the two is missing where it was added or removed. */
export interface Pair<T> {
  readonly before?: T
  readonly after?: T
}

/** Pairs entries by name; those of one name by their likeness first, then in order. */
export function pairs<T>(
  before: readonly T[],
  after: readonly T[],
  nameOf: (entry: T) => string,
): readonly Pair<T>[] {
  const left = new Map<string, T[]>()
  for (const entry of before) left.set(nameOf(entry), [...(left.get(nameOf(entry)) ?? []), entry])
  const found = after.map((entry): Pair<T> => {
    const candidates = left.get(nameOf(entry)) ?? []
    const same = candidates.findIndex((other) => isEqual(other, entry))
    if (same < 0) return { after: entry }
    return { before: candidates.splice(same, 1)[0] as T, after: entry }
  })
  const paired = found.map((pair) => {
    const entry = pair.after as T
    const other = 'before' in pair ? undefined : left.get(nameOf(entry))?.shift()
    return other === undefined ? pair : { before: other, after: entry }
  })
  return [...paired, ...[...left.values()].flat().map((entry) => ({ before: entry }))]
}

/** What is different between two lists. */
export function compareLists<T extends object>(
  before: readonly T[] = [],
  after: readonly T[] = [],
  form: ListForm<T>,
): readonly Change[] {
  return pairs(before, after, form.nameOf).flatMap((pair) => {
    const change = changeOf(pair, form)
    return change ? [change] : []
  })
}

function changeOf<T extends object>(
  { before, after }: Pair<T>,
  { area, nameOf, fields, usual = {}, verbOf }: ListForm<T>,
): Change | undefined {
  const entry = after ?? before
  if (!entry || (before && after && isEqual(before, after))) return undefined
  const verb = before && after ? (verbOf?.(before, after) ?? 'changed') : after ? 'added' : 'removed'
  const details = after ? detailsOf(before, after, fields, usual) : []
  return { area, verb, what: nameOf(entry), details }
}

/** The fields that differ, with their values as text; of a new entry those that are not `usual`. */
export function detailsOf<T extends object>(
  before: T | undefined,
  after: T,
  fields: readonly (keyof T & string)[],
  usual: Partial<T> = {},
): readonly Detail[] {
  return fields.flatMap((field) => {
    const [old, now] = [before?.[field], after[field]]
    if (isEqual(before ? old : usual[field], now) || (!before && !now)) return []
    return [detail(field, shown(old), shown(now))]
  })
}

/** A detail without the side that is not there. */
export const detail = (field: string, before: string | undefined, after: string | undefined): Detail => ({
  field,
  ...(before !== undefined && { before }),
  ...(after !== undefined && { after }),
})

/** Longest text that is shown of a value: more is for the page and for `git diff`. */
const longest = 80

function shown(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : oneLine(asText(value))
}

/** The beginning of a text, with an ellipsis where there is more. */
export function oneLine(text: string): string {
  const line = text.split('\n')[0] ?? ''
  return line.length < text.length || line.length > longest ? `${line.slice(0, longest - 1)}…` : line
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).join(', ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) => `${key} ${asText(inner)}`)
    .join(', ')
}

/** Plain data is equal when it reads the same; the parser makes keys in one order. */
export const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

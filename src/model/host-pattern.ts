import { compareText } from './finding.ts'

/** A bracket of a pattern: runs of numbers, `width` digits at least, `step` apart. */
interface NumberRun {
  readonly first: number
  readonly last: number
  readonly step: number
  readonly width: number
}

/** A stretch of text, or a bracket. */
type Part = string | readonly NumberRun[]

/**
 * The names that one pattern stands for (`mc[1001-1018].example`, also with several brackets); their number
 * where it is above `limit`, nothing being expanded; or what is wrong with the pattern.
 */
export function matchNames(
  pattern: string,
  limit: number,
): { names: string[] } | { size: number } | { reason: string } {
  const parts = partsOf(pattern.toLowerCase())
  if (!Array.isArray(parts)) return parts as { reason: string }
  const size = parts.reduce((product, part) => product * (typeof part === 'string' ? 1 : sizeOf(part)), 1)
  if (size > limit) return { size }
  let names = ['']
  for (const part of parts as readonly Part[]) {
    const texts = typeof part === 'string' ? [part] : part.flatMap(numbersOf)
    names = names.flatMap((name) => texts.map((text) => name + text))
  }
  return { names }
}

function partsOf(pattern: string): Part[] | { reason: string } {
  const parts: Part[] = []
  for (const [, text = '', bracket, rest = ''] of pattern.matchAll(/([^[\]]*)(?:\[([^[\]]*)\])?([[\]])?/g)) {
    if (rest) return { reason: `a bracket of \`${pattern}\` has no counterpart` }
    if (text) parts.push(text)
    if (bracket === undefined) continue
    const runs = bracket.split(',').map(runOf)
    const wrong = runs.findIndex((run) => run === undefined)
    if (wrong >= 0) return { reason: wrongRun(pattern, bracket.split(',')[wrong] ?? '') }
    parts.push(runs as NumberRun[])
  }
  return parts
}

const RUN = /^\s*(\d{1,9})(?:-(\d{1,9})(?:\/([1-9]\d{0,5}))?)?\s*$/

function runOf(text: string): NumberRun | undefined {
  const [, first, last = first, step = '1'] = RUN.exec(text) ?? []
  if (first === undefined || last === undefined) return undefined
  const width = widthOf(first)
  if (Number(last) < Number(first) || last.padStart(width, '0').length < first.length) return undefined
  if (widthOf(last) > 0 && last.length !== first.length) return undefined
  return { first: Number(first), last: Number(last), step: Number(step), width }
}

const wrongRun = (pattern: string, run: string): string =>
  run.trim() === ''
    ? `a number is missing in a bracket of \`${pattern}\``
    : `\`${run.trim()}\` in \`${pattern}\` is neither a number nor a range such as 1001-1018`

/** Zeros in front count: `01` is two digits wide, `10` as wide as it is. */
const widthOf = (digits: string): number => (digits.length > 1 && digits.startsWith('0') ? digits.length : 0)

const sizeOf = (runs: readonly NumberRun[]): number =>
  runs.reduce((sum, { first, last, step }) => sum + Math.floor((last - first) / step) + 1, 0)

function numbersOf({ first, last, step, width }: NumberRun): string[] {
  const numbers: string[] = []
  for (let number = first; number <= last; number += step) numbers.push(String(number).padStart(width, '0'))
  return numbers
}

/** What is wrong with a host name, as the end of a sentence; undefined where it is one. */
export function hostNameProblem(name: string): string | undefined {
  const stray = /[^a-z0-9._-]/.exec(name)?.[0]
  if (stray) return `contains ${stray === ' ' ? 'a space' : `\`${stray}\``}, which no host name has`
  if (name.length > 253) return 'is longer than a host name can be'
  if (/^[.-]|[.-]$|\.\./.test(name)) return 'begins or ends with a dot or hyphen, or has an empty label'
  return undefined
}

/** A host name cut at its numbers: `db01.rack7` is `db`, `.rack`, `` and `01`, `7`. */
interface Shape {
  readonly texts: readonly string[]
  /** For each number of the name, which ones there are: digits as written, sorted. */
  readonly numbers: readonly (readonly string[])[]
}

/**
 * Hosts as one node set, as short as neighbouring numbers make it; the order of hosts does not matter.
 * {@link expandNodeSet} gives the same hosts back.
 */
export function foldNodeSet(hosts: readonly string[]): string {
  const bySkeleton = new Map<string, Shape[]>()
  for (const host of [...new Set(hosts)].sort(compareText)) {
    const shape = shapeOf(host)
    const key = shape.texts.join('\u0000')
    const alike = bySkeleton.get(key)
    if (alike) alike.push(shape)
    else bySkeleton.set(key, [shape])
  }
  return [...bySkeleton.values()].flatMap(merge).map(written).join(',')
}

/** Longer numbers are serials, not counters, and stay text. */
const COUNTER = /(?<!\d)\d{1,9}(?!\d)/g

function shapeOf(host: string): Shape {
  const numbers = host.match(COUNTER) ?? []
  return { texts: host.split(COUNTER), numbers: numbers.map((digits) => [digits]) }
}

/** Joins shapes that differ in one number only, number by number, the one that joins most first. */
function merge(shapes: readonly Shape[]): readonly Shape[] {
  let left = shapes
  const open = new Set(shapes[0]?.numbers.keys())
  while (open.size > 0 && left.length > 1) {
    const tries = [...open].map((at) => ({ at, merged: mergeAt(left, at) }))
    const best = tries.reduce((a, b) => (b.merged.length < a.merged.length ? b : a))
    open.delete(best.at)
    left = best.merged
  }
  return left
}

function mergeAt(shapes: readonly Shape[], at: number): readonly Shape[] {
  const groups = new Map<string, { shape: Shape; own: string[] }>()
  for (const shape of shapes) {
    const key = shape.numbers.map((digits, index) => (index === at ? '' : digits.join())).join('\u0000')
    const group = groups.get(key)
    if (group) group.own.push(...(shape.numbers[at] ?? []))
    else groups.set(key, { shape, own: [...(shape.numbers[at] ?? [])] })
  }
  return [...groups.values()].map(({ shape, own }) => ({
    texts: shape.texts,
    numbers: shape.numbers.map((digits, index) => (index === at ? own.sort(compareDigits) : digits)),
  }))
}

const compareDigits = (a: string, b: string): number => Number(a) - Number(b) || a.length - b.length

const written = ({ texts, numbers }: Shape): string =>
  texts.map((text, index) => text + bracketed(numbers[index] ?? [])).join('')

function bracketed(digits: readonly string[]): string {
  if (digits.length < 2) return digits.join()
  const runs: { first: string; last: string }[] = []
  for (const text of digits) {
    const run = runs.at(-1)
    if (run && text === String(Number(run.last) + 1).padStart(widthOf(run.first), '0')) run.last = text
    else runs.push({ first: text, last: text })
  }
  return `[${runs.map(({ first, last }) => (first === last ? first : `${first}-${last}`)).join()}]`
}

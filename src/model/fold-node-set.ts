import { compareText } from './finding.ts'
import { widthOf } from './host-pattern.ts'

/** A host name cut at its numbers: `db01.rack7` is `db`, `.rack`, `` and `01`, `7`. */
interface Shape {
  readonly texts: readonly string[]
  /** For each number of the name, which ones there are: digits as written, sorted. */
  readonly numbers: readonly (readonly string[])[]
}

/**
 * Hosts as one node set, as short as neighbouring numbers make it; the order of hosts does not matter.
 * `expandNodeSet` gives the same hosts back.
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

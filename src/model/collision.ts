import { ANY, coversOverlap, explainOverlap } from './address.ts'
import type { Binding } from './claim.ts'

/**
 * Visits, in rising order, every run of numbers on which the same two or more bindings of one space are active.
 * Sockets of one space have one path and are all active at once.
 */
export function sweep(space: readonly Binding[], visit: (active: readonly Binding[]) => void): void {
  if (space.length < 2) return
  const ranges = space.map(({ range }) => range ?? { first: 0, last: 0 })
  const starts = [...space.keys()].sort((a, b) => (ranges[a]?.first ?? 0) - (ranges[b]?.first ?? 0) || a - b)
  const turns = new Set(ranges.flatMap(({ first, last }) => [first, last + 1]))
  let active: number[] = []
  let next = 0
  for (const turn of [...turns].sort((a, b) => a - b)) {
    active = active.filter((index) => (ranges[index]?.last ?? 0) >= turn)
    for (; next < starts.length; next++) {
      const index = starts[next] ?? 0
      if ((ranges[index]?.first ?? 0) > turn) break
      active.push(index)
    }
    if (active.length > 1) visit([...active].sort((a, b) => a - b).flatMap((index) => space[index] ?? []))
  }
}

/** Which side of a shared listener a binding is on: those of one share group are one listener on purpose. */
export const shareGroup = ({ claim, order }: Binding): string =>
  claim.port.share ? `group ${claim.port.share.group}` : `own ${order}`

/** Every binding for itself, whatever it shares. */
export const alone = ({ order }: Binding): string => `own ${order}`

/**
 * Sets of two or more bindings, active on one number, of which each overlaps another of a different party.
 *
 * Bindings that take one address overlap each with each, so it is enough to look at each address once rather
 * than at each pair.
 */
export function colliding(
  active: readonly Binding[],
  partyOf: (binding: Binding) => string,
): readonly (readonly Binding[])[] {
  const sets = new DisjointSets(active.length)
  for (const family of ['v4', 'v6'] as const) {
    const { everywhere, byAddress } = membersOf(active, family)
    const wide = new Set(everywhere.map((index) => partyOf(active[index] as Binding)))
    if (wide.size > 1) sets.join(everywhere)
    for (const members of byAddress.values()) {
      const parties = new Set([...wide].slice(0, 2))
      for (const index of members) parties.add(partyOf(active[index] as Binding))
      if (parties.size < 2) continue
      sets.join(wide.size > 1 ? [...everywhere.slice(0, 1), ...members] : [...everywhere, ...members])
    }
  }
  return sets.all().map((indexes) => indexes.map((index) => active[index] as Binding))
}

function membersOf(active: readonly Binding[], family: 'v4' | 'v6') {
  const everywhere: number[] = []
  const byAddress = new Map<string, number[]>()
  for (const [index, { covers }] of active.entries()) {
    if (covers.some((cover) => cover[family] === ANY)) {
      everywhere.push(index)
      continue
    }
    for (const { [family]: address } of covers) {
      if (address === undefined) continue
      const members = byAddress.get(address)
      if (members) members.push(index)
      else byAddress.set(address, [index])
    }
  }
  return { everywhere, byAddress }
}

/** Indexes that belong together, joined step by step. */
class DisjointSets {
  #parents: number[]

  constructor(size: number) {
    this.#parents = Array.from({ length: size }, (_, index) => index)
  }

  join([first, ...others]: readonly number[]): void {
    if (first === undefined) return
    for (const other of others) this.#parents[this.#root(other)] = this.#root(first)
  }

  /** Sets of two or more, each sorted, by their smallest member. */
  all(): number[][] {
    const sets = new Map<number, number[]>()
    for (const index of this.#parents.keys()) {
      const root = this.#root(index)
      const set = sets.get(root)
      if (set) set.push(index)
      else sets.set(root, [index])
    }
    return [...sets.values()].filter((set) => set.length > 1)
  }

  #root(index: number): number {
    let at = index
    while (this.#parents[at] !== at) {
      const parent = this.#parents[at] as number
      this.#parents[at] = this.#parents[parent] as number
      at = parent
    }
    return at
  }
}

/** True where two bindings of one space share an address. */
export const addressesMeet = (a: Binding, b: Binding): boolean =>
  a.covers.some((own) => b.covers.some((other) => coversOverlap(own, other)))

/** Most clauses that one explanation has. */
const maxClauses = 3

/** Which addresses include which, in a few clauses. */
export function explain(set: readonly Binding[]): string {
  if (set[0]?.socket !== undefined)
    return 'a socket has one owner: the second to bind it fails or takes it away'
  const clauses = new Set<string>()
  const wideFirst = [...set].sort((a, b) => width(b) - width(a) || a.order - b.order)
  for (const [at, binding] of wideFirst.slice(0, maxClauses).entries()) {
    let met = 0
    for (const other of wideFirst.slice(at + 1)) {
      const isOnPurpose = binding !== other && shareGroup(binding) === shareGroup(other)
      const clause = isOnPurpose ? undefined : meeting(binding, other)
      if (clause === undefined) continue
      clauses.add(clause)
      if (clauses.size === maxClauses) return [...clauses].join('; ')
      if (++met === maxClauses) break
    }
  }
  return [...clauses].join('; ')
}

/** Families of which the binding takes every address. */
const width = ({ covers }: Binding): number =>
  Number(covers.some(({ v4 }) => v4 === ANY)) + Number(covers.some(({ v6 }) => v6 === ANY))

function meeting(a: Binding, b: Binding): string | undefined {
  const isSelf = a === b
  for (const [at, own] of a.covers.entries()) {
    const other = b.covers.slice(isSelf ? at + 1 : 0).find((cover) => coversOverlap(own, cover))
    if (other) return explainOverlap(own, other)
  }
  return undefined
}

/** True where a binding claims one address twice, so that one of its own binds fails. */
export const collidesWithItself = (binding: Binding): boolean => meeting(binding, binding) !== undefined

import { type Catalog, perCatalog } from './catalog.ts'
import {
  type Binding,
  bySpace,
  type Claim,
  compareOrders,
  type HostLayout,
  hostLayouts,
  sharedRange,
} from './claim.ts'
import { alone, collidesWithItself, colliding, explain, shareGroup, sweep } from './collision.ts'
import { compareText } from './finding.ts'
import { LayoutTally } from './layout-tally.ts'
import { nextFreeIn } from './next-free-port.ts'
import type { Port, PortRange, Transport } from './schema/port.ts'

export type { Claim } from './claim.ts'
export { nextFreePort } from './next-free-port.ts'
export {
  dynamicOverlaps,
  ephemeralPorts,
  reservedElsewhere,
} from './port-hazard.ts'

/** Claims of which each collides with another of them, on the same hosts and the same numbers. */
export interface PortConflict {
  /**
   * Two or more: the base layer first, then by service id and index. One claim stands there twice where its
   * own bind addresses collide.
   */
  readonly claims: readonly Claim[]
  readonly transport: Transport
  /** The numbers that all of them claim; missing for sockets. */
  readonly range?: PortRange
  /** Normalised path or `@name`. */
  readonly socket?: string
  /** Sorted; empty where the document says nowhere on which hosts the service runs. */
  readonly hosts: readonly string[]
  /** Network namespace; empty for the host's own. */
  readonly netns: string
  /** Which address includes which, as clauses. */
  readonly why: string
  /** A number that is free on all the hosts; missing for sockets, for ranges, and where there is none. */
  readonly nextFree?: number
}

/** A listener that several claims use on purpose. */
export interface PortShare {
  readonly group: string
  /** How they tell each other apart, as the first of them says. */
  readonly by: NonNullable<Port['share']>['by']
  /** Two or more: the base layer first, then by service id and index. */
  readonly claims: readonly Claim[]
  readonly transport: Transport
  /** The numbers that all of them claim; missing for sockets. */
  readonly range?: PortRange
  readonly socket?: string
  /** Sorted. */
  readonly hosts: readonly string[]
  readonly netns: string
}

const keyOf = (set: readonly Binding[]): string => set.map(({ order }) => order).join()

/** Bindings that hold their numbers for certain. */
const fixed = (bindings: readonly Binding[]): readonly Binding[] => bindings.filter(({ dynamic }) => !dynamic)

/** Sets of bindings that collide alike, over all hosts. */
const collisions = perCatalog((catalog) => {
  const tally = new LayoutTally<readonly Binding[]>()
  for (const layout of hostLayouts(catalog)) {
    tallyCollisions(tally, layout, fixed(layout.listening), shareGroup)
    for (const binding of fixed(layout.listening)) {
      if (binding.claim.port.share || !collidesWithItself(binding)) continue
      tally.add(keyOf([binding, binding]), layout, () => [binding, binding])
    }
  }
  return tally.all()
})

function tallyCollisions(
  tally: LayoutTally<readonly Binding[]>,
  layout: HostLayout,
  bindings: readonly Binding[],
  partyOf: (binding: Binding) => string,
): void {
  for (const space of bySpace(bindings)) {
    sweep(space, (active) => {
      for (const set of colliding(active, partyOf)) tally.add(keyOf(set), layout, () => set)
    })
  }
}

/**
 * Everything that cannot listen as documented: one entry for each set of claims that collide alike, with all
 * hosts on which they do; by number, transport and claims, sockets last.
 */
export const portConflicts: (catalog: Catalog) => readonly PortConflict[] = perCatalog((catalog) =>
  collisions(catalog)
    .map(({ item: set, layouts, hosts }) => ({
      set,
      conflict: { ...meetingOf(set), hosts, why: explain(set), ...suggestion(catalog, set, layouts) },
    }))
    .sort(byNumber)
    .map(({ conflict }) => conflict),
)

/** What several services use as one listener on purpose (`share.group`), in the order of conflicts. */
export const portShares: (catalog: Catalog) => readonly PortShare[] = perCatalog((catalog) => {
  const tally = new LayoutTally<readonly Binding[]>()
  for (const layout of hostLayouts(catalog)) {
    for (const group of byGroup(fixed(layout.listening))) tallyCollisions(tally, layout, group, alone)
  }
  return tally
    .all()
    .map(({ item: set, hosts }) => ({ set, share: { ...shareOf(set), ...meetingOf(set), hosts } }))
    .sort(byNumber)
    .map(({ share }) => share)
})

function byGroup(bindings: readonly Binding[]): readonly (readonly Binding[])[] {
  const groups = new Map<string, Binding[]>()
  for (const binding of bindings) {
    const name = binding.claim.port.share?.group
    if (name === undefined) continue
    const group = groups.get(name)
    if (group) group.push(binding)
    else groups.set(name, [binding])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

const shareOf = ([first]: readonly Binding[]): Pick<PortShare, 'group' | 'by'> => ({
  group: first?.claim.port.share?.group ?? '',
  by: first?.claim.port.share?.by ?? 'same-process',
})

/**
 * With `ports.unique: fleet`, numbers that two or more services claim wherever they run, unless they share them.
 * What {@link portConflicts} tells of the same claims already is left out.
 */
export const fleetDuplicates: (catalog: Catalog) => readonly PortConflict[] = perCatalog((catalog) => {
  if (catalog.site.ports?.unique !== 'fleet') return []
  const layouts = hostLayouts(catalog)
  const sets = new Map<string, readonly Binding[]>()
  for (const space of numberSpaces(layouts)) {
    sweep(space, (active) => {
      const services = new Set(active.map(({ claim }) => claim.service))
      const parties = new Set(active.map(shareGroup))
      if (services.size > 1 && parties.size > 1) sets.set(keyOf(active), active)
    })
  }
  const isToldAlready = containedIn(collisions(catalog).map(({ item }) => item))
  return [...sets.values()]
    .filter((set) => !isToldAlready(set))
    .map((set) => ({
      set,
      conflict: {
        ...meetingOf(set),
        netns: '',
        hosts: hostsOfSet(set, layouts),
        why: 'numbers are unique in the whole fleet',
        ...suggestion(catalog, set, layouts),
      },
    }))
    .sort(byNumber)
    .map(({ conflict }) => conflict)
})

/** Whether one of the sets has all claims of another; copies of a binding count as one. */
function containedIn(sets: readonly (readonly Binding[])[]): (set: readonly Binding[]) => boolean {
  const byMember = new Map<number, ReadonlySet<number>[]>()
  for (const set of sets) {
    const orders = new Set(set.map(({ order }) => order))
    for (const order of orders) byMember.set(order, [...(byMember.get(order) ?? []), orders])
  }
  return (set) =>
    (byMember.get(set[0]?.order ?? -1) ?? []).some((orders) => set.every(({ order }) => orders.has(order)))
}

/** Every number that a service binds anywhere, each once, by transport. */
function numberSpaces(layouts: readonly HostLayout[]): readonly (readonly Binding[])[] {
  const byOrder = new Map<number, Binding>()
  for (const binding of layouts.flatMap(({ listening }) => fixed(listening))) {
    if (binding.claim.service && binding.range && !byOrder.has(binding.order))
      byOrder.set(binding.order, binding)
  }
  const sorted = [...byOrder.values()].sort((a, b) => a.order - b.order)
  return bySpace(sorted.map((binding) => ({ ...binding, netns: '' })))
}

function hostsOfSet(set: readonly Binding[], layouts: readonly HostLayout[]): readonly string[] {
  const orders = new Set(set.map(({ order }) => order))
  return layouts
    .filter(({ listening }) => listening.some(({ order }) => orders.has(order)))
    .flatMap(({ hosts }) => hosts)
    .sort(compareText)
}

function meetingOf(set: readonly Binding[]) {
  const { transport = 'tcp', socket, netns = '' } = set[0] ?? {}
  const range = sharedRange(set)
  return {
    claims: set.map(({ claim }) => claim),
    transport,
    ...(range && { range }),
    ...(socket !== undefined && { socket }),
    netns,
  }
}

/**
 * A number for whichever of them has one number only. Well-known numbers have their customary double 8,000
 * higher (443 and 8443), others the next one.
 */
function suggestion(
  catalog: Catalog,
  set: readonly Binding[],
  layouts: readonly HostLayout[],
): { nextFree?: number } {
  const single = set.find(({ range }) => range?.first === range?.last)
  if (!single?.range) return {}
  const { first } = single.range
  const nextFree = nextFreeIn(catalog, layouts, single.transport, first < 1024 ? first + 8000 : first + 1)
  return nextFree === undefined ? {} : { nextFree }
}

interface Sortable {
  readonly set: readonly Binding[]
}

function byNumber({ set: a }: Sortable, { set: b }: Sortable): number {
  const [left, right] = [a[0] as Binding, b[0] as Binding]
  return (
    (sharedRange(a)?.first ?? 65_536) - (sharedRange(b)?.first ?? 65_536) ||
    compareText(left.socket ?? '', right.socket ?? '') ||
    compareText(left.transport, right.transport) ||
    compareText(left.netns, right.netns) ||
    compareOrders(a, b)
  )
}

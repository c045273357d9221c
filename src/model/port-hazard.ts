import { type Catalog, perCatalog } from './catalog.ts'
import { type Binding, bySpace, type Claim, compareOrders, hostLayouts, rangesMeet } from './claim.ts'
import { addressesMeet, shareGroup } from './collision.ts'
import { LayoutTally } from './layout-tally.ts'
import type { PortRange, Transport } from './schema/port.ts'

/** A `dynamic` range of which the process may take a number that another listener counts on. */
interface DynamicOverlap {
  /** The dynamic one; of two dynamic ones the later. */
  readonly claim: Claim
  /** Those it overlaps: listeners with numbers of their own, and earlier dynamic ranges; in the order of claims. */
  readonly others: readonly Claim[]
  readonly transport: Transport
  /** Sorted; empty where the document says nowhere on which hosts the service runs. */
  readonly hosts: readonly string[]
}

/**
 * Overlapping dynamic ranges, one entry for each dynamic claim and set of others. Not conflicts: each process
 * takes the next free number, but which that is depends on who started first.
 */
export const dynamicOverlaps: (catalog: Catalog) => readonly DynamicOverlap[] = perCatalog((catalog) => {
  const tally = new LayoutTally<{ binding: Binding; others: readonly Binding[] }>()
  for (const layout of hostLayouts(catalog)) {
    for (const space of bySpace(layout.listening)) {
      for (const binding of space.filter(({ dynamic }) => dynamic)) {
        const others = space.filter(
          (other) => (!other.dynamic || other.order < binding.order) && isRival(binding, other),
        )
        if (others.length === 0) continue
        const key = [binding, ...others].map(({ order }) => order).join()
        tally.add(key, layout, () => ({ binding, others }))
      }
    }
  }
  return tally
    .all()
    .sort(
      ({ item: a }, { item: b }) => a.binding.order - b.binding.order || compareOrders(a.others, b.others),
    )
    .map(({ item: { binding, others }, hosts }) => ({
      claim: binding.claim,
      others: others.map(({ claim }) => claim),
      transport: binding.transport,
      hosts,
    }))
})

const isRival = (a: Binding, b: Binding): boolean =>
  (!a.range || !b.range || rangesMeet(a.range, b.range)) &&
  addressesMeet(a, b) &&
  shareGroup(a) !== shareGroup(b)

/** A number used where somebody else keeps it free. */
interface ReservedElsewhere {
  readonly claim: Claim
  /** The claim with `state: reserved`. */
  readonly reservation: Claim
  readonly transport: Transport
  /** Sorted. */
  readonly hosts: readonly string[]
}

/** Listeners on numbers that another document reserves on the same hosts, one entry for each such pair. */
export const reservedElsewhere: (catalog: Catalog) => readonly ReservedElsewhere[] = perCatalog((catalog) => {
  const tally = new LayoutTally<{ binding: Binding; reservation: Binding }>()
  for (const layout of hostLayouts(catalog)) {
    if (layout.reserved.length === 0) continue
    for (const space of bySpace([...layout.listening, ...layout.reserved])) {
      const users = space.filter(({ claim, dynamic }) => claim.port.state === 'listening' && !dynamic)
      for (const reservation of space.filter(({ claim }) => claim.port.state === 'reserved')) {
        for (const binding of users) {
          if (binding.claim.service === reservation.claim.service || !isRival(binding, reservation)) continue
          tally.add(`${binding.order},${reservation.order}`, layout, () => ({ binding, reservation }))
        }
      }
    }
  }
  return tally
    .all()
    .sort(
      ({ item: a }, { item: b }) =>
        a.binding.order - b.binding.order || a.reservation.order - b.reservation.order,
    )
    .map(({ item: { binding, reservation }, hosts }) => ({
      claim: binding.claim,
      reservation: reservation.claim,
      transport: binding.transport,
      hosts,
    }))
})

/** A listener on a number that outgoing connections of its hosts may take. */
interface EphemeralPort {
  readonly claim: Claim
  /** Sorted. */
  readonly hosts: readonly string[]
  /** The ephemeral range of these hosts. */
  readonly range: PortRange
}

/**
 * Listeners inside the ephemeral range and not reserved there; one entry for each claim and ephemeral range.
 * Namespaces have settings of their own, which nobody documents, and a dynamic range looks for free numbers.
 */
export const ephemeralPorts: (catalog: Catalog) => readonly EphemeralPort[] = perCatalog((catalog) => {
  const tally = new LayoutTally<{ binding: Binding; range: PortRange }>()
  for (const layout of hostLayouts(catalog)) {
    const { ephemeral, reserved } = layout.facts
    if (layout.hosts.length === 0) continue
    for (const binding of layout.listening) {
      if (!binding.range || binding.netns !== '' || binding.dynamic) continue
      if (!isExposed(binding.range, ephemeral, reserved)) continue
      const key = `${binding.order} ${ephemeral.first}-${ephemeral.last}`
      tally.add(key, layout, () => ({ binding, range: ephemeral }))
    }
  }
  return tally
    .all()
    .sort(({ item: a }, { item: b }) => a.binding.order - b.binding.order || a.range.first - b.range.first)
    .map(({ item: { binding, range }, hosts }) => ({ claim: binding.claim, hosts, range }))
})

/** True where some number of the range is ephemeral and not reserved. */
function isExposed(range: PortRange, ephemeral: PortRange, reserved: readonly PortRange[]): boolean {
  const last = Math.min(range.last, ephemeral.last)
  let number = Math.max(range.first, ephemeral.first)
  for (const kept of [...reserved].sort((a, b) => a.first - b.first)) {
    if (kept.first <= number && kept.last >= number) number = kept.last + 1
  }
  return number <= last
}

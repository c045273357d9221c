import { type Catalog, perCatalog } from './catalog.ts'
import { type Binding, bySpace, type Claim, hostLayouts, rangesMeet } from './claim.ts'
import { addressesMeet, shareGroup } from './collision.ts'
import { LayoutTally } from './layout-tally.ts'
import type { PortRange, Transport } from './schema/port.ts'

const isRival = (a: Binding, b: Binding): boolean =>
  (!a.range || !b.range || rangesMeet(a.range, b.range)) &&
  addressesMeet(a, b) &&
  shareGroup(a) !== shareGroup(b)

/** A number used where somebody else keeps it free. */
export interface ReservedElsewhere {
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
export interface EphemeralPort {
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

import { type Catalog, perCatalog } from './catalog.ts'
import { type HostLayout, hostLayouts } from './claim.ts'
import { hostFactsOf } from './host-facts.ts'
import type { PortRange, Transport } from './schema/port.ts'

const layoutIndex = perCatalog(
  (catalog) =>
    new Map(hostLayouts(catalog).flatMap((layout) => layout.hosts.map((host) => [host, layout] as const))),
)

/**
 * The lowest number from `from` on that is free on all those hosts: nobody documents it on any address or in
 * any namespace, or keeps it free, and outgoing connections do not take it. Undefined where there is none.
 */
export function nextFreePort(
  catalog: Catalog,
  hosts: readonly string[],
  transport: Transport,
  from: number,
): number | undefined {
  const index = layoutIndex(catalog)
  const layouts = new Set<HostLayout>()
  for (const host of hosts) {
    layouts.add(index.get(host) ?? emptyLayout(catalog))
  }
  return nextFreeIn(catalog, [...layouts], transport, from)
}

const emptyLayout = perCatalog(
  (catalog): HostLayout => ({
    hosts: [],
    facts: hostFactsOf(catalog, ''),
    listening: [],
    reserved: [],
  }),
)

const takenRanges = perCatalog(() => new Map<string, readonly PortRange[]>())
const layoutNumbers = perCatalog(
  (catalog) => new Map(hostLayouts(catalog).map((layout, index) => [layout, index])),
)

/** As {@link nextFreePort}, for hosts by what they carry. */
export function nextFreeIn(
  catalog: Catalog,
  layouts: readonly HostLayout[],
  transport: Transport,
  from: number,
): number | undefined {
  const numbers = layoutNumbers(catalog)
  const key = `${transport} ${layouts.map((layout) => numbers.get(layout) ?? '').join()}`
  const known = takenRanges(catalog)
  const taken = known.get(key) ?? takenOn(layouts, transport)
  known.set(key, taken)
  let number = Math.max(1, from)
  for (const { first, last } of taken) {
    if (first > number) break
    if (last >= number) number = last + 1
  }
  return number > 65_535 ? undefined : number
}

/** Sorted by first number. */
function takenOn(layouts: readonly HostLayout[], transport: Transport): readonly PortRange[] {
  return layouts
    .flatMap(({ facts, listening, reserved }) => [
      facts.ephemeral,
      ...facts.reserved,
      ...[...listening, ...reserved].flatMap((binding) =>
        binding.transport === transport && binding.range ? binding.range : [],
      ),
    ])
    .sort((a, b) => a.first - b.first || a.last - b.last)
}

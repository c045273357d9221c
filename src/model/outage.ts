import type { Catalog } from './catalog.ts'
import { networkOf, reach, startOf } from './dependency-network.ts'
import type { Service } from './document.ts'

/** A service that stops because another one does. */
export interface Stopped {
  readonly service: Service
  /** What it cannot run without, on a shortest way from the service that failed. */
  readonly via: Service
}

/** What one failed service takes with it. */
export interface Outage {
  /** Services that need it by hard dependencies alone; a list for each number of these, from 1, sorted by id. */
  readonly stops: readonly (readonly Stopped[])[]
  /** Services that go on worse: they need it, or something that stops with it, only softly. By id. */
  readonly suffers: readonly Service[]
}

/** What happens when a service fails; nothing where the catalogue has none of this id. */
export function outageOf(catalog: Catalog, id: string): Outage {
  const { services } = catalog
  const network = networkOf(catalog)
  const start = startOf(catalog, id)
  const ways = new Map<number, number>()
  const steps = reach(network, start, 'from', true, (number, { before }) => ways.set(number, before))
  const down = new Set([start, ...ways.keys()])
  const suffering = new Set<number>()
  for (const number of down) {
    for (const { to } of network.from[number] ?? []) if (!down.has(to)) suffering.add(to)
  }
  return {
    stops: steps.map((numbers) =>
      numbers.flatMap((number): Stopped[] => {
        const [service, via] = [services[number], services[ways.get(number) ?? -1]]
        return service && via ? [{ service, via }] : []
      }),
    ),
    suffers: [...suffering].sort((a, b) => a - b).flatMap((number) => services[number] ?? []),
  }
}

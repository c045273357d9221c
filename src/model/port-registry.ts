import { type Catalog, perCatalog } from './catalog.ts'
import { type Claim, rangesMeet, socketPath } from './claim.ts'
import type { Service } from './document.ts'
import { compareText } from './finding.ts'
import { documentedHosts, hostIndex } from './node-set.ts'
import type { PortRange, Transport } from './schema/port.ts'

/** One documented port in the list of all. */
export interface RegistryRow extends Claim {
  /** Missing for sockets. */
  readonly range?: PortRange
  /** Normalised path or `@name`. */
  readonly socket?: string
  readonly transport: Transport
  /** Sorted; for the base layer every host of the catalogue. */
  readonly hosts: readonly string[]
}

/**
 * Every documented port of the base layer and of services that are not retired, whatever its state: by number,
 * transport, service and index, sockets last by path.
 */
export const portRegistry: (catalog: Catalog) => readonly RegistryRow[] = perCatalog((catalog) => {
  const base = (catalog.site.base?.ports ?? []).map(
    (port, portIndex): RegistryRow => rowOf({ port, portIndex }, [...hostIndex(catalog).keys()]),
  )
  const own = catalog.services
    .filter(({ lifecycle }) => lifecycle !== 'retired')
    .flatMap((service) =>
      (service.ports ?? []).map((port, portIndex) =>
        rowOf({ service, port, portIndex }, documentedHosts(catalog, service)),
      ),
    )
  return [...base, ...own].sort(compareRows)
})

function rowOf(claim: Claim, hosts: readonly string[]): RegistryRow {
  const { port: range, socket, transport } = claim.port
  return {
    ...claim,
    ...(range && { range }),
    ...(socket !== undefined && { socket: socketPath(socket) }),
    transport: socket === undefined ? transport : 'unix',
    hosts,
  }
}

const compareRows = (a: RegistryRow, b: RegistryRow): number =>
  (a.range?.first ?? 65_536) - (b.range?.first ?? 65_536) ||
  (a.range?.last ?? 0) - (b.range?.last ?? 0) ||
  compareText(a.socket ?? '', b.socket ?? '') ||
  compareText(a.transport, b.transport) ||
  compareText(a.service?.id ?? '', b.service?.id ?? '') ||
  a.portIndex - b.portIndex

const numberIndex = perCatalog((catalog) => {
  const singles = new Map<number, RegistryRow[]>()
  const runs: RegistryRow[] = []
  for (const row of portRegistry(catalog)) {
    if (!row.range) continue
    const { first, last } = row.range
    if (first !== last) runs.push(row)
    else if (singles.has(first)) singles.get(first)?.push(row)
    else singles.set(first, [row])
  }
  return { singles, runs }
})

/**
 * Ports of other services (and of the base layer) with a number in common with these, on whatever host, address
 * or transport, in the order of the registry. Information, not a conflict.
 */
export function sameNumberElsewhere(
  catalog: Catalog,
  range: PortRange,
  service?: Service,
): readonly RegistryRow[] {
  const { singles, runs } = numberIndex(catalog)
  const within =
    range.first === range.last
      ? (singles.get(range.first) ?? [])
      : [...singles].flatMap(([number, rows]) =>
          rangesMeet(range, { first: number, last: number }) ? rows : [],
        )
  return [...within, ...runs.filter((row) => row.range && rangesMeet(range, row.range))]
    .filter((row) => row.service !== service)
    .sort(compareRows)
}

import type { AddressCover } from './address.ts'
import { type Catalog, perCatalog } from './catalog.ts'
import { type Claim, hostLayouts } from './claim.ts'
import { compareText } from './finding.ts'
import type { PortRange, Transport } from './schema/port.ts'

/** A documented port at its addresses on one host: what can conflict. */
export interface Listener extends Claim {
  readonly host: string
  /** Network namespace; empty for the host's own. */
  readonly netns: string
  readonly transport: Transport
  /** Missing for sockets. */
  readonly range?: PortRange
  /** Normalised path or `@name` of a Unix socket. */
  readonly socket?: string
  /** One for each bind address; never empty. */
  readonly covers: readonly AddressCover[]
  /** The process takes the next free number of the range: it holds none for certain. */
  readonly dynamic: boolean
}

/** What listens on every host, base layer included; by host, then base layer, service id and index. */
export const listeners: (catalog: Catalog) => readonly Listener[] = perCatalog((catalog) =>
  [...listenersByHost(catalog).values()].flat(),
)

/** What listens on each host, hosts sorted. */
export const listenersByHost: (catalog: Catalog) => ReadonlyMap<string, readonly Listener[]> = perCatalog(
  (catalog) => {
    const all = hostLayouts(catalog).flatMap(({ hosts, listening }) =>
      hosts.map((host): [string, Listener[]] => [
        host,
        listening.map(({ claim, order: _, ...rest }) => ({ ...claim, host, ...rest })),
      ]),
    )
    return new Map(all.sort(([a], [b]) => compareText(a, b)))
  },
)

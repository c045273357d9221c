import { posix } from 'node:path'
import { type AddressCover, coverOf } from './address.ts'
import { type Catalog, perCatalog } from './catalog.ts'
import { isRunning, type Service } from './document.ts'
import { compareText } from './finding.ts'
import { type HostFacts, hostFactsOf } from './host-facts.ts'
import { documentedHosts } from './node-set.ts'
import type { Port, PortRange, Transport } from './schema/port.ts'

/** A documented port, with who documents it. */
export interface Claim {
  /** Undefined: the site's base layer, which every host carries (`site.base.ports[portIndex]`). */
  readonly service?: Service | undefined
  readonly portIndex: number
  readonly port: Port
}

/** A claim as the kernel of a host sees it: which number space, which numbers, which addresses. */
export interface Binding {
  readonly claim: Claim
  /** Place of the claim among all: the base layer first, then by service id and index. */
  readonly order: number
  /** Network namespace; empty for the host's own. */
  readonly netns: string
  readonly transport: Transport
  /** Missing for sockets. */
  readonly range?: PortRange
  /** Normalised path or `@name` of a Unix socket. */
  readonly socket?: string
  /** One for each bind address; never empty. */
  readonly covers: readonly AddressCover[]
  /** The process takes the next free number of the range. */
  readonly dynamic: boolean
}

/** Hosts that carry the same services under the same facts: what holds for one of them holds for all. */
export interface HostLayout {
  /** Sorted; empty for a service of which nobody says where it runs. */
  readonly hosts: readonly string[]
  readonly facts: HostFacts
  /** In the order of claims: the base layer and the services that run. */
  readonly listening: readonly Binding[]
  /** Numbers kept free, also by services that are planned. */
  readonly reserved: readonly Binding[]
}

/**
 * Every host of the catalogue, those that carry the same taken together, so that a check looks at each kind of
 * host once. A service without known hosts stands alone: it can only collide with itself.
 */
export const hostLayouts: (catalog: Catalog) => readonly HostLayout[] = perCatalog((catalog) => {
  const current = catalog.services.filter(({ lifecycle }) => lifecycle !== 'retired')
  const bindings = bindingsOf(catalog, current)
  const layouts = groupHosts(catalog, current).map(({ hosts, facts, services }) => {
    const parties = [undefined, ...services].map((service) => bindings(service, facts.bindv6only))
    return layoutOf(hosts, facts, parties)
  })
  const everywhere = hostFactsOf(catalog, '')
  const adrift = current.filter((service) => documentedHosts(catalog, service).length === 0)
  return [
    ...layouts,
    ...adrift.map((service) => layoutOf([], everywhere, [bindings(service, everywhere.bindv6only)])),
  ]
})

interface Party {
  readonly listening: readonly Binding[]
  readonly reserved: readonly Binding[]
}

const layoutOf = (hosts: readonly string[], facts: HostFacts, parties: readonly Party[]): HostLayout => ({
  hosts,
  facts,
  listening: parties.flatMap(({ listening }) => listening),
  reserved: parties.flatMap(({ reserved }) => reserved),
})

interface HostGroup {
  readonly hosts: string[]
  readonly facts: HostFacts
  readonly services: readonly Service[]
}

function groupHosts(catalog: Catalog, services: readonly Service[]): readonly HostGroup[] {
  const carried = new Map<string, number[]>()
  for (const [index, service] of services.entries()) {
    for (const host of documentedHosts(catalog, service)) {
      const there = carried.get(host)
      if (there) there.push(index)
      else carried.set(host, [index])
    }
  }
  const byFacts = new Map<HostFacts, Map<string, HostGroup>>()
  const groups: HostGroup[] = []
  for (const [host, indexes] of [...carried].sort(([a], [b]) => compareText(a, b))) {
    const facts = hostFactsOf(catalog, host)
    const alike = byFacts.get(facts) ?? new Map<string, HostGroup>()
    byFacts.set(facts, alike)
    const key = indexes.join()
    let group = alike.get(key)
    if (!group) {
      group = { hosts: [], facts, services: indexes.flatMap((index) => services[index] ?? []) }
      alike.set(key, group)
      groups.push(group)
    }
    group.hosts.push(host)
  }
  return groups
}

/** What a service (undefined: the base layer) binds and reserves, on hosts with and without bindv6only. */
function bindingsOf(catalog: Catalog, services: readonly Service[]) {
  const made = new Map<boolean, ReadonlyMap<Service | undefined, Party>>()
  const nothing: Party = { listening: [], reserved: [] }
  return (service: Service | undefined, bindv6only: boolean): Party => {
    const parties = made.get(bindv6only) ?? partiesOf(catalog, services, bindv6only)
    made.set(bindv6only, parties)
    return parties.get(service) ?? nothing
  }
}

function partiesOf(
  catalog: Catalog,
  services: readonly Service[],
  bindv6only: boolean,
): ReadonlyMap<Service | undefined, Party> {
  let order = 0
  const parties = new Map<Service | undefined, Party>()
  for (const service of [undefined, ...services]) {
    const ports = (service ? service.ports : catalog.site.base?.ports) ?? []
    const all = ports.map((port, portIndex) => bindingOf({ service, portIndex, port }, order++, bindv6only))
    const runs = service === undefined || isRunning(service)
    parties.set(service, {
      listening: runs ? all.filter(({ claim }) => claim.port.state === 'listening') : [],
      reserved: all.filter(({ claim }) => claim.port.state === 'reserved'),
    })
  }
  return parties
}

function bindingOf(claim: Claim, order: number, bindv6only: boolean): Binding {
  const { port, socket, transport, bind, v6only, netns = '', dynamic } = claim.port
  const binds = bind === undefined || bind.length === 0 ? [undefined] : bind
  return {
    claim,
    order,
    netns,
    transport: socket === undefined ? transport : 'unix',
    ...(port && { range: port }),
    ...(socket !== undefined && { socket: socketPath(socket) }),
    covers: binds.map((address) => coverOf(address, { v6only, bindv6only })),
    dynamic,
  }
}

/** A socket as the kernel finds it: `/var/run` is `/run` on Debian; an abstract name is taken as it stands. */
export function socketPath(socket: string): string {
  if (socket.startsWith('@')) return socket
  const path = posix
    .normalize(socket)
    .replace(/^\/\/+/, '/')
    .replace(/(?<=.)\/$/, '')
  return path.replace(/^\/var\/(run|lock)(?=\/|$)/, (_, name) => (name === 'run' ? '/run' : '/run/lock'))
}

/** Bindings of one number space, by namespace and transport; only there can two of them meet. */
export function bySpace(bindings: readonly Binding[]): readonly (readonly Binding[])[] {
  const spaces = new Map<string, Binding[]>()
  for (const binding of bindings) {
    const key = `${binding.transport} ${binding.socket ?? ''} ${binding.netns}`
    const space = spaces.get(key)
    if (space) space.push(binding)
    else spaces.set(key, [binding])
  }
  return [...spaces.values()]
}

/** The numbers that all of them have; undefined for sockets. */
export function sharedRange(bindings: readonly Binding[]): PortRange | undefined {
  let first = 0
  let last = 65_535
  for (const { range } of bindings) {
    if (!range) return undefined
    first = Math.max(first, range.first)
    last = Math.min(last, range.last)
  }
  return { first, last }
}

/** True where two ranges have a number in common. */
export const rangesMeet = (a: PortRange, b: PortRange): boolean => a.first <= b.last && b.first <= a.last

/** Order of two lists of bindings: by their first difference, a list before those that it begins. */
export function compareOrders(a: readonly Binding[], b: readonly Binding[]): number {
  const at = a.findIndex(({ order }, index) => order !== b[index]?.order)
  if (at < 0) return a.length - b.length
  return (a[at]?.order ?? 0) - (b[at]?.order ?? -1)
}

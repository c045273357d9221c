import { type Catalog, perCatalog } from './catalog.ts'
import { expandNodeSet } from './node-set.ts'
import type { PortRange } from './schema/port.ts'
import type { SiteFields } from './schema/site.ts'

/** What a host is: its release, and what its kernel does with ports. */
export interface HostFacts {
  /** Numbers that outgoing connections take: net.ipv4.ip_local_port_range. */
  readonly ephemeral: PortRange
  /** Numbers that outgoing connections leave alone: net.ipv4.ip_local_reserved_ports. */
  readonly reserved: readonly PortRange[]
  /** Whether `::` leaves IPv4 alone unless the program says otherwise. */
  readonly bindv6only: boolean
  /** The lowest number that a user other than root may bind. */
  readonly unprivilegedFrom: number
  /** Debian release that it runs, such as `bookworm`; undefined where nobody says. */
  readonly suite?: string | undefined
}

/** Defaults of the Linux kernel. */
const linux: HostFacts = {
  ephemeral: { first: 32_768, last: 60_999 },
  reserved: [],
  bindv6only: false,
  unprivilegedFrom: 1024,
}

type Entry = NonNullable<SiteFields['hostFacts']>[number]

const factsIndex = perCatalog(({ site }) => {
  const entries = site.hostFacts ?? []
  const matching = new Map<string, number[]>()
  for (const [index, { hosts = [] }] of entries.entries()) {
    for (const host of new Set(hosts.flatMap((text) => hostsIn(text, site.hostGroups)))) {
      matching.set(host, [...(matching.get(host) ?? []), index])
    }
  }
  const bySet = new Map<string, HostFacts>()
  const factsFor = (indexes: readonly number[]): HostFacts => {
    const key = indexes.join()
    const facts =
      bySet.get(key) ?? merged(entries.filter(({ hosts }, index) => !hosts || indexes.includes(index)))
    bySet.set(key, facts)
    return facts
  }
  return new Map([...matching].map(([host, indexes]) => [host, factsFor(indexes)])).set('', factsFor([]))
})

/**
 * The facts of a host: for each of them the last entry of `hostFacts` that matches the host and states it,
 * else the default of Linux. Hosts with the same facts get the same object.
 */
export function hostFactsOf(catalog: Catalog, host: string): HostFacts {
  const index = factsIndex(catalog)
  return index.get(host) ?? index.get('') ?? linux
}

function hostsIn(text: string, groups: SiteFields['hostGroups']): readonly string[] {
  const expanded = expandNodeSet(text, groups)
  return 'hosts' in expanded ? expanded.hosts : []
}

function merged(entries: readonly Entry[]): HostFacts {
  let facts = linux
  for (const { ephemeral, reserved, bindv6only, unprivilegedFrom, suite } of entries) {
    facts = {
      ephemeral: ephemeral ? { first: ephemeral[0], last: ephemeral[1] } : facts.ephemeral,
      reserved: reserved ? reserved.flatMap(rangesOf) : facts.reserved,
      bindv6only: bindv6only ?? facts.bindv6only,
      unprivilegedFrom: unprivilegedFrom ?? facts.unprivilegedFrom,
      suite: suite ?? facts.suite,
    }
  }
  return facts
}

/** A number, `4000-4100`, or the kernel’s own `8080,9148-9150`. */
function rangesOf(entry: number | string): PortRange[] {
  if (typeof entry === 'number') return [{ first: entry, last: entry }]
  return entry.split(',').flatMap((text) => {
    const [, first, last = first] = /^\s*(\d{1,5})(?:-(\d{1,5}))?\s*$/.exec(text) ?? []
    return first === undefined ? [] : [{ first: Number(first), last: Number(last) }]
  })
}

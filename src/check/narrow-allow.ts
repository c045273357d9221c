import ipaddr from 'ipaddr.js'
import type { Site } from '../model/catalog.ts'
import type { Port } from '../model/schema/port.ts'

/** Shortest prefix that still counts as a few hosts, by address family. */
const narrowPrefix = { ipv4: 24, ipv6: 64 } as const

/** True where the firewall lets only named hosts or small networks in. */
export const isNarrow = ({ allow }: Port, site: Site): boolean =>
  allow?.every((source) => isNarrowSource(source, site)) ?? false

function isNarrowSource(source: string, site: Site): boolean {
  if (source === 'any' || source === '*') return false
  const network = /^network:(.+)$/.exec(source)?.[1]
  if (network !== undefined) return site.networks?.[network]?.every(isNarrowRange) ?? false
  return !source.includes('/') || !ipaddr.isValidCIDR(source) || isNarrowRange(source)
}

function isNarrowRange(range: string): boolean {
  if (!ipaddr.isValidCIDR(range)) return true
  const [address, prefix] = ipaddr.parseCIDR(range)
  return prefix >= narrowPrefix[address.kind()]
}

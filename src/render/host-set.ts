import { foldNodeSet } from '../model/node-set.ts'
import type { SitePath } from '../model/output-file.ts'
import { hostLink } from './link.ts'
import type { HostSet } from './page.ts'

/** Hosts are listed one by one up to this number. */
const mostLinks = 60

/** Hosts as node sets, one a line, and as links. */
export function hostSet(from: SitePath, hosts: readonly string[]): HostSet {
  return {
    folded: foldedLines(hosts),
    count: hosts.length,
    links: hosts.slice(0, mostLinks).map((host) => hostLink(from, host)),
  }
}

/** The folded node sets of `hosts`: split at the commas that stand outside brackets. */
export const foldedLines = (hosts: readonly string[]): readonly string[] =>
  foldNodeSet(hosts).split(/,(?![^[]*\])/)

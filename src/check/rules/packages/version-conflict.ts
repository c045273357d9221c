import { contradiction, parseVersionRelations, type VersionRelation } from '../../../model/debian-version.ts'
import type { Package } from '../../../model/schema/package.ts'
import { type Claim, claimantIds, claimantName, type Meeting, meetings } from '../../meetings.ts'
import { isDebianPackage } from '../../package-sources.ts'
import type { Report, Rule, Spot } from '../../rule.ts'
import { hostList } from '../../words.ts'

/** `packages/version-conflict`. dpkg holds one version of a package on a host, whoever wants it. */
export const versionConflict: Rule = {
  id: 'packages/version-conflict',
  severity: 'error',
  summary: 'Two services on one host need versions of a package that exclude each other.',
  check({ catalog, report }) {
    const clashes = new Map<string, Clash>()
    for (const meeting of meetings(catalog, 'packages', debianKey)) {
      const clash = clashIn(meeting)
      if (!clash) continue
      const id = `${meeting.key}\n${spotId(clash.first)}\n${spotId(clash.second)}`
      const known = clashes.get(id)
      clashes.set(
        id,
        known ? { ...known, hosts: [...new Set([...known.hosts, ...clash.hosts])].sort() } : clash,
      )
    }
    for (const clash of clashes.values()) report(reportOf(clash))
  },
}

/** Two wishes that cannot both come true. */
interface Clash {
  readonly name: string
  readonly first: Claim<Package>
  readonly second: Claim<Package>
  readonly hosts: readonly string[]
}

const debianKey = (item: Package): string | undefined =>
  isDebianPackage(item) ? item.name.replace(/:[a-z0-9-]+$/, '') : undefined
const spotId = ({ service, index }: Claim<Package>): string => `${service?.id ?? ''} ${index}`

function clashIn({ key, claims, hosts }: Meeting<Package>): Clash | undefined {
  for (const [at, second] of claims.entries()) {
    const first = claims
      .slice(0, at)
      .find((other) => other.service !== second.service && !agree(other.item, second.item))
    if (first) return { name: key, first, second, hosts }
  }
  return undefined
}

function agree(a: Package, b: Package): boolean {
  if (a.ensure === 'absent' || b.ensure === 'absent') return a.ensure === b.ensure
  return contradiction([...relationsOf(a), ...relationsOf(b)]) === undefined
}

/** A version that is no Debian relation asks for nothing that could be compared. */
const relationsOf = ({ version }: Package): readonly VersionRelation[] =>
  version === undefined ? [] : (parseVersionRelations(version) ?? [])

function reportOf({ name, first, second, hosts }: Clash): Report {
  return {
    ...spotOf(second),
    label: wish(second),
    value: name,
    peers: claimantIds([first]),
    reason: `on ${hostList(hosts)} ${claimantName(first)} and ${claimantName(second)} need versions of \`${name}\` that exclude each other`,
    note: `${claimantName(first)} wants ${wish(first)}, ${claimantName(second)} wants ${wish(second)}`,
    help: 'agree on one version, or move one of the two to other hosts',
    related: [{ ...spotOf(first), label: wish(first) }],
  }
}

const wish = ({ item }: Claim<Package>): string =>
  item.ensure === 'absent' ? 'it absent' : item.version === undefined ? 'any version' : `\`${item.version}\``

function spotOf({ service, index, item }: Claim<Package>): Spot {
  const key = item.version === undefined ? 'name' : 'version'
  if (service) return { document: service, field: ['packages', index, key] }
  return { document: 'site', field: ['base', 'packages', index, key] }
}

import type { Catalog } from '../../../model/catalog.ts'
import { contradiction, parseVersionRelations, type VersionRelation } from '../../../model/debian-version.ts'
import type { Package } from '../../../model/schema/package.ts'
import {
  type Claim,
  type Clash,
  claimantIds,
  claimantName,
  clashes,
  type Meeting,
  meetings,
} from '../../meetings.ts'
import { isDebianPackage } from '../../package-sources.ts'
import type { Report, Rule, Spot } from '../../rule.ts'
import { hostList } from '../../words.ts'

/** `packages/version-conflict`. dpkg holds one version of a package on a host, whoever wants it. */
export const versionConflict: Rule = {
  id: 'packages/version-conflict',
  severity: 'error',
  summary: 'Two services on one host need versions of a package that exclude each other.',
  check({ catalog, report }) {
    const contested = contestedNames(catalog)
    const met = meetings(catalog, 'packages', (item) => {
      const name = debianName(item)
      return name !== undefined && contested.has(name) ? name : undefined
    })
    for (const clash of clashes(met, clashIn, (name) => name)) report(reportOf(clash))
  },
}

const debianName = (item: Package): string | undefined =>
  isDebianPackage(item) ? item.name.replace(/:[a-z0-9-]+$/, '') : undefined

/** Packages of which somebody wants something special: nobody can disagree about the others. */
function contestedNames({ services, site }: Catalog): ReadonlySet<string | undefined> {
  const all = [...services.flatMap(({ packages = [] }) => packages), ...(site.base?.packages ?? [])]
  const special = all.filter(({ version, ensure }) => version !== undefined || ensure === 'absent')
  return new Set(special.map(debianName))
}

/** The first two that disagree: mending them shows the next. */
function clashIn({ key, claims }: Meeting<Package>): Omit<Clash<Package, string>, 'hosts'>[] {
  for (const [at, second] of claims.entries()) {
    const first = claims
      .slice(0, at)
      .find((other) => other.service !== second.service && !agree(other.item, second.item))
    if (first) return [{ first, second, detail: key }]
  }
  return []
}

function agree(a: Package, b: Package): boolean {
  if (a.ensure === 'absent' || b.ensure === 'absent') return a.ensure === b.ensure
  return contradiction([...relationsOf(a), ...relationsOf(b)]) === undefined
}

/** A version that is no Debian relation asks for nothing that could be compared. */
const relationsOf = ({ version }: Package): readonly VersionRelation[] =>
  version === undefined ? [] : (parseVersionRelations(version) ?? [])

function reportOf({ first, second, detail: name, hosts }: Clash<Package, string>): Report {
  const [one, other] = [claimantName(first), claimantName(second)]
  return {
    ...spotOf(second),
    value: name,
    peers: claimantIds([first]),
    reason: `on ${hostList(hosts)} ${one} and ${other} need versions of \`${name}\` that exclude each other`,
    note: `${one} wants ${wish(first)}, ${other} wants ${wish(second)}`,
    help: 'agree on one version, or move one of the two to other hosts',
    related: [spotOf(first)],
  }
}

const wish = ({ item }: Claim<Package>): string =>
  item.ensure === 'absent' ? 'it absent' : item.version === undefined ? 'any version' : `\`${item.version}\``

function spotOf(claim: Claim<Package>): Spot {
  const { service, index, item } = claim
  const field = ['packages', index, item.version === undefined ? 'name' : 'version']
  const label = `${claimantName(claim)} wants ${wish(claim)}`
  return service
    ? { document: service, field, label }
    : { document: 'site', field: ['base', ...field], label }
}

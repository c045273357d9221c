import { type AptIndex, type AptSection, isLeftOut, repositoryAddress } from './apt-index.ts'
import { type Catalog, perCatalog } from './catalog.ts'
import { compareDebianVersions } from './debian-version.ts'
import type { Service } from './document.ts'
import { compareText } from './finding.ts'
import { hostFactsOf } from './host-facts.ts'
import { documentedHosts } from './node-set.ts'
import type { Package } from './schema/package.ts'

/** A package that apt would install for a name. */
export interface Offer {
  readonly section: AptSection
  /** The package itself; another name than the one asked for where it only provides that. */
  readonly name: string
  /** Its version as the name that was asked for; undefined where it provides the name without a version. */
  readonly version?: string | undefined
}

/** What the archives that concern a package have of it. Only `missing` says that it is not there. */
export type Availability =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'missing'; readonly sections: readonly AptSection[] }
  /** `offers`: the highest version first, those without a version last. */
  | { readonly kind: 'offered'; readonly sections: readonly AptSection[]; readonly offers: readonly Offer[] }

const unknown: Availability = { kind: 'unknown' }

/** Parts of a release that a host installs from without being asked to. */
const pockets = ['', '-updates', '-security']
const backports = ['-backports', '-backports-sloppy']

/**
 * Releases that the hosts of a service run, sorted; of the base layer (no service), all that are configured.
 * `undefined` in the list: some of the hosts, or all, of which nobody says it.
 */
export function releasesOf(catalog: Catalog, service: Service | undefined): readonly (string | undefined)[] {
  const known = knownReleases(catalog)
  const releases = known.get(service) ?? findReleases(catalog, service)
  known.set(service, releases)
  return releases
}

/** Every package of a service asks for the same. */
const knownReleases = perCatalog(() => new Map<Service | undefined, readonly (string | undefined)[]>())

function findReleases(catalog: Catalog, service: Service | undefined): readonly (string | undefined)[] {
  const hosts = service ? documentedHosts(catalog, service) : []
  const releases = hosts.map((host) => hostFactsOf(catalog, host).suite)
  if (!service) releases.push(...(catalog.site.hostFacts ?? []).flatMap(({ suite }) => suite ?? []))
  if (releases.length === 0) releases.push(hostFactsOf(catalog, '').suite)
  return [...new Set(releases)].sort((a = '~', b = '~') => compareText(a, b))
}

/**
 * What the index has of a package of Debian, its backports or another apt repository, on hosts of one release (or of
 * any, where it is undefined).
 */
export function availabilityOf(index: AptIndex, item: Package, release: string | undefined): Availability {
  const sections = sectionsFor(index, item, release)
  if (sections.length === 0) return unknown
  const name = bareName(item.name)
  const offers = offersOf(name, sections)
  if (offers.length > 0) return { kind: 'offered', sections, offers }
  return isCovered(index, name) ? { kind: 'missing', sections } : unknown
}

/** A package name without dpkg's `:ARCHITECTURE`. */
export const bareName = (name: string): string => name.replace(/:[a-z0-9-]+$/, '')

/** The packages of some sections that bear or provide a name. */
export function offersOf(name: string, sections: readonly AptSection[]): readonly Offer[] {
  const offers = sections.flatMap((section): readonly Offer[] => {
    const own = section.packages.get(name)
    return own ? [{ section, name, version: own.version }] : (providersIn(section).get(name) ?? [])
  })
  return [...offers].sort(byVersion)
}

function byVersion({ version: a }: Offer, { version: b }: Offer): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return compareDebianVersions(b, a)
}

/** Sections of Debian's own archive that hosts of a release install from; of every release where it is undefined. */
export function debianSections(
  index: AptIndex,
  release: string | undefined,
  parts: readonly string[] = pockets,
): readonly AptSection[] {
  const releases = release === undefined ? debianReleases(index) : [release]
  return releases.flatMap((each) => {
    const suites = new Set(parts.map((part) => each + part))
    const found = ownSections(index).filter(({ suite }) => suites.has(suite))
    // Updates alone say nothing of what the release itself has.
    return found.some(({ suite }) => suite === `${each}${parts[0]}`) ? found : []
  })
}

/** Releases of Debian that the index knows, sorted. */
export const debianReleases = (index: AptIndex): readonly string[] => [
  ...new Set(ownSections(index).map(({ suite }) => releaseOf(suite))),
]

const ownSections = ({ sections }: AptIndex): readonly AptSection[] =>
  sections.filter(({ repository }) => repository === undefined)

/** `bookworm` of `bookworm-security`. */
const releaseOf = (suite: string): string =>
  suite.replace(/-(?:updates|security|backports.*|proposed-updates)$/, '')

function sectionsFor(index: AptIndex, item: Package, release: string | undefined): readonly AptSection[] {
  const { component } = item
  return inSuite(index, item, release).filter(
    (section) => component === undefined || section.component === component,
  )
}

function inSuite(index: AptIndex, item: Package, release: string | undefined): readonly AptSection[] {
  const { source, suite, repository = '' } = item
  if (source === 'apt') {
    const theirs = index.sections.filter((section) => isRepository(section.repository, repository))
    return suite === undefined ? theirs : theirs.filter((section) => section.suite === suite)
  }
  if (source !== 'debian' && source !== 'debian-backports') return []
  if (suite !== undefined && suite !== releaseOf(suite))
    return index.sections.filter((section) => section.repository === undefined && section.suite === suite)
  return debianSections(index, suite ?? release, source === 'debian' ? pockets : backports)
}

/** True where the author names the repository of a section: its address, or the host and beginning of it. */
function isRepository(address: string | undefined, named: string): boolean {
  if (address === undefined || named === '') return false
  const plain = repositoryAddress(named)
  return address === plain || address.startsWith(`${plain}/`)
}

/** True where the index would have the name if an archive had: a reduced one knows only what it was made for. */
export function isCovered(index: AptIndex, name: string): boolean {
  if (isLeftOut(name)) return false
  return index.missing === undefined || index.missing.has(name) || offersOf(name, index.sections).length > 0
}

const providers = new WeakMap<AptSection, ReadonlyMap<string, readonly Offer[]>>()

/** Who provides a name in a section. */
function providersIn(section: AptSection): ReadonlyMap<string, readonly Offer[]> {
  const known = providers.get(section)
  if (known) return known
  const found = new Map<string, Offer[]>()
  for (const [name, { provides }] of section.packages) {
    for (const [virtual, version] of provides) {
      const offer = { section, name, version }
      const others = found.get(virtual)
      if (others) others.push(offer)
      else found.set(virtual, [offer])
    }
  }
  providers.set(section, found)
  return found
}

import type { AptIndex } from './apt-index.ts'
import { bareName, debianReleases, debianSections, type Offer, offersOf, releasesOf } from './apt-offer.ts'
import { type Catalog, perCatalog } from './catalog.ts'
import type { Service } from './document.ts'
import type { Package } from './schema/package.ts'
import { isNewEnough } from './upstream-version.ts'

/** The Debian package of something that is installed from elsewhere. */
export interface Equivalent {
  /** The name to give to apt. */
  readonly name: string
  /** The best of each release that has it. */
  readonly offers: readonly Offer[]
  /** Releases of the service’s hosts that have it not, as far as the index knows. */
  readonly absentFrom: readonly string[]
  /** Whether every offer satisfies the version that is asked for; undefined where that cannot be told. */
  readonly isNewEnough: boolean | undefined
}

/**
 * The Debian package that a service could install instead; undefined where there is none or nobody can know. Looks
 * only where a name is certain: what the author says it will be packaged as, dh-python's table of PyPI, and the
 * naming rules of Debian's JavaScript and Ruby teams.
 */
export function debianEquivalent(
  catalog: Catalog,
  service: Service | undefined,
  item: Package,
): Equivalent | undefined {
  const { apt } = catalog
  if (!apt || item.ensure === 'absent') return undefined
  const name = equivalentName(item, apt)
  if (name === undefined) return undefined
  const offers: Offer[] = []
  const absentFrom: string[] = []
  // Where nobody says which release the hosts run, it must be in each.
  const releases = releasesOf(catalog, service).flatMap((release) => release ?? debianReleases(apt))
  for (const release of new Set(releases)) {
    const sections = debianSections(apt, release)
    const [best] = offersOf(name, sections)
    if (best) offers.push(best)
    else if (sections.length > 0) absentFrom.push(release)
  }
  const [first] = offers
  if (!first) return undefined
  const fits = offers.map((offer) => fitOf(offer, item, isShared(catalog, name, item)))
  return {
    name: offers.every((offer) => offer.name === first.name) ? first.name : name,
    offers,
    absentFrom,
    isNewEnough: fits.includes(false) ? false : fits.includes(undefined) ? undefined : true,
  }
}

function fitOf({ version }: Offer, { version: wanted }: Package, shared: boolean): boolean | undefined {
  if (wanted === undefined) return true
  return version === undefined || shared ? undefined : isNewEnough(version, wanted)
}

/** The name that Debian gives something; undefined where no rule says so. */
function equivalentName({ source, name, packagedAs }: Package, { pypi }: AptIndex): string | undefined {
  if (packagedAs !== undefined) return bareName(packagedAs)
  switch (source) {
    case 'pypi':
      return pypi.get(pypiName(name))
    case 'npm':
      return nodeName(name)
    case 'gem':
      return rubyName(name)
    default:
      return undefined
  }
}

/** Name on PyPI as PEP 503 normalizes it: `Flask_Babel`, `flask.babel` and `flask-babel` are one. */
export const pypiName = (name: string): string =>
  name
    .replace(/\[.*$/, '')
    .replace(/[-_.]+/g, '-')
    .toLowerCase()

/** `@babel/core` is node-babel-core; `babel-core` of old is something else and has no name of its own in Debian. */
function nodeName(name: string): string | undefined {
  if (/^(?:babel|types)-/.test(name)) return undefined
  return `node-${name.replace(/^@/, '').replace(/[/_]/g, '-').toLowerCase()}`
}

function rubyName(name: string): string {
  const plain = name.replaceAll('_', '-').toLowerCase()
  return plain.startsWith('ruby-') ? plain : `ruby-${plain}`
}

/** True for names that {@link debianEquivalent} may look for: a reduced index keeps them. */
export function isEquivalentName(pypi: ReadonlyMap<string, string>): (name: string) => boolean {
  const targets = new Set(pypi.values())
  return (name) => name.startsWith('node-') || name.startsWith('ruby-') || targets.has(name)
}

/** Packages that several names on PyPI lead to: their version is that of none or only one of them. */
const sharedTargets = perCatalog(({ apt }): ReadonlySet<string> => {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const target of apt?.pypi.values() ?? []) {
    if (seen.has(target)) shared.add(target)
    seen.add(target)
  }
  return shared
})

const isShared = (catalog: Catalog, name: string, { source, packagedAs }: Package): boolean =>
  source === 'pypi' && packagedAs === undefined && sharedTargets(catalog).has(name)

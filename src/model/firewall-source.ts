import { isIP } from 'node:net'
import { isLoopbackBind } from './address.ts'
import { type Catalog, knownServices, perCatalog, serviceById } from './catalog.ts'
import { isComplete, type Service } from './document.ts'
import { documentedHosts, expandNodeSet, hasKnownHosts, hostsOf } from './node-set.ts'

/**
 * Whether a source in `allow` lets hosts of a service in: `some` of them, `none`, or `unknown` where that cannot
 * be told: addresses of hosts are documented nowhere, so a network may be anybody's.
 */
export type Coverage = 'some' | 'none' | 'unknown'

/** Who wants in, and whose port it is. */
export interface Access {
  readonly consumer: Service
  readonly provider: Service
}

/** What one source of `allow` does for a service that wants in. */
export function coverage(catalog: Catalog, source: string, { consumer, provider }: Access): Coverage {
  if (source === 'any' || source === '*') return 'some'
  if (isOwnHost(source))
    return consumer === provider || shareHost(catalog, consumer, provider) ? 'some' : 'none'
  const named = /^(service|network):(.*)$/.exec(source)
  if (named?.[1] === 'service') return ofService(catalog, serviceById(catalog, named[2] ?? ''), consumer)
  if (named || isIP(source) || source.includes('/')) return 'unknown'
  return ofHosts(catalog, source, consumer)
}

/** Sources that only programs on the provider's own host have. */
function isOwnHost(source: string): boolean {
  const [address = '', prefix] = source.split('/')
  if (!isLoopbackBind(address)) return false
  return prefix === undefined || Number(prefix) >= (address.includes(':') ? 128 : 8)
}

function ofService(catalog: Catalog, allowed: Service | undefined, consumer: Service): Coverage {
  if (allowed === consumer) return 'some'
  if (!allowed) return 'unknown'
  if (shareHost(catalog, allowed, consumer)) return 'some'
  return hasKnownHosts(catalog, allowed) && hasKnownHosts(catalog, consumer) ? 'none' : 'unknown'
}

function ofHosts(catalog: Catalog, source: string, consumer: Service): Coverage {
  const allowed = namesIn(catalog, source)
  if (!allowed) return 'unknown'
  if (documentedHosts(catalog, consumer).some((host) => allowed.has(host))) return 'some'
  return allowed.mayBeAlias || !hasKnownHosts(catalog, consumer) ? 'unknown' : 'none'
}

/** True where two services have a documented host in common. */
export function shareHost(catalog: Catalog, a: Service, b: Service): boolean {
  const hosts = hostSet(catalog, a)
  return documentedHosts(catalog, b).some((host) => hosts.has(host))
}

const hostSets = perCatalog(() => new WeakMap<readonly string[], ReadonlySet<string>>())

function hostSet(catalog: Catalog, service: Service): ReadonlySet<string> {
  const hosts = documentedHosts(catalog, service)
  const sets = hostSets(catalog)
  const set = sets.get(hosts) ?? new Set(hosts)
  sets.set(hosts, set)
  return set
}

/** Host names of a source; one of `mc1` and `mc1.example` stands for the other. */
class HostNames {
  readonly names: ReadonlySet<string>
  readonly mayBeAlias: boolean
  #labels: ReadonlySet<string>

  constructor(names: readonly string[], mayBeAlias: boolean) {
    this.names = new Set(names)
    this.#labels = new Set(names.map(firstLabel))
    this.mayBeAlias = mayBeAlias
  }

  has(host: string): boolean {
    return (
      this.names.has(host) ||
      this.names.has(firstLabel(host)) ||
      (!host.includes('.') && this.#labels.has(host))
    )
  }
}

const firstLabel = (name: string): string => name.split('.', 1)[0] ?? ''

const sourceNames = perCatalog(() => new Map<string, HostNames | undefined>())

/** Undefined where the source is no node set. */
function namesIn(catalog: Catalog, source: string): HostNames | undefined {
  const known = sourceNames(catalog)
  if (!known.has(source)) {
    const expanded = expandNodeSet(source, catalog.site.hostGroups)
    const names =
      'hosts' in expanded
        ? new HostNames(expanded.hosts, mayBeAlias(catalog, source, expanded.hosts))
        : undefined
    known.set(source, names)
  }
  return known.get(source)
}

/**
 * An address may be that of any host. A single name that no document knows as a host, and that is not numbered as hosts
 * are, may be a second name of any host: `deployment.example` of `deploy1002.example`.
 */
const mayBeAlias = (catalog: Catalog, source: string, names: readonly string[]): boolean =>
  names.some((name) => isIP(name) > 0) ||
  (!/[@[]/.test(source) &&
    names.some((name) => !/\d$/.test(firstLabel(name)) && !allHosts(catalog).has(name)))

const allHosts = perCatalog(
  (catalog) => new Set(knownServices(catalog).flatMap((service) => documentedHosts(catalog, service))),
)

/** The service that a source names; undefined for other sources and for unknown services. */
export function namedService(catalog: Catalog, source: string): Service | undefined {
  const id = /^service:(.*)$/.exec(source)?.[1]
  return id === undefined ? undefined : serviceById(catalog, id)
}

/** True where a source lets in a host on which some service’s dependencies could not be read in full. */
export function admitsUnreadable(catalog: Catalog, source: string): boolean {
  const hosts = unreadableHosts(catalog)
  if (hosts.size === 0 || isIP(source) || /[:/]/.test(source)) return false
  return [...(namesIn(catalog, source)?.names ?? [])].some((name) => hosts.has(name))
}

const unreadableHosts = perCatalog(
  (catalog) =>
    new Set(
      knownServices(catalog)
        .filter((service) => !isComplete(service, 'dependsOn'))
        .flatMap((service) => hostsOf(catalog, service)),
    ),
)

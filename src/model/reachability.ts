import { isLoopbackBind } from './address.ts'
import { type Catalog, perCatalog } from './catalog.ts'
import { rangesMeet, socketPath } from './claim.ts'
import { type DependencyEdge, dependencyGraph } from './dependency-graph.ts'
import { isComplete, isRunning, type Service } from './document.ts'
import { admitsUnreadable, coverage, namedService, shareHost } from './firewall-source.ts'
import { hasKnownHosts } from './node-set.ts'
import type { Port, PortRange } from './schema/port.ts'

/** A port of a service with its index in `ports`. */
export interface ProvidedPort {
  readonly index: number
  readonly port: Port
}

/** Why a documented dependency cannot work as both sides document it. */
export interface EdgeProblem {
  readonly edge: DependencyEdge
  /**
   * `port-undeclared`: the provider documents no such port; `port-disabled`: nothing listens on it; `unreachable`:
   * it is open on its own host only, and the two share none; `firewall-blocked`: its `allow` covers none of the
   * dependent's hosts.
   */
  readonly kind: 'port-undeclared' | 'port-disabled' | 'unreachable' | 'firewall-blocked'
  /** The provider's port; missing where there is none. */
  readonly portIndex?: number
}

/**
 * The provider's port that a dependency means, by number, range, name or socket, and by transport where one is
 * given; undefined where the dependency names none or there is none. Where several fit, one that others reach.
 */
export function providerPort(edge: DependencyEdge): ProvidedPort | undefined {
  const fitting = portsMeant(edge)
  return (
    fitting.find(({ port }) => port.state === 'listening' && !isLocal(port)) ??
    fitting.find(({ port }) => port.state === 'listening') ??
    fitting[0]
  )
}

function portsMeant({ to, dependency }: DependencyEdge): readonly ProvidedPort[] {
  if (dependency.port === undefined) return []
  // As a port is written in `ports`: 5432/tcp.
  const [, short, carrier] = /^(\d+(?:-\d+)?)\/([a-z]+)$/.exec(String(dependency.port)) ?? []
  const wanted = short ?? dependency.port
  const transport = carrier ?? dependency.transport
  return (to.ports ?? []).flatMap((port, index) => {
    const carries =
      transport === undefined || transport === (port.socket === undefined ? port.transport : 'unix')
    return carries && isMeant(port, wanted) ? [{ index, port }] : []
  })
}

function isMeant(port: Port, wanted: number | string): boolean {
  if (typeof wanted === 'string' && port.name === wanted) return true
  if (port.socket !== undefined)
    return typeof wanted === 'string' && socketPath(port.socket) === socketPath(wanted)
  const range = rangeIn(wanted)
  return range !== undefined && port.port !== undefined && rangesMeet(range, port.port)
}

/** A number may have been quoted. */
function rangeIn(wanted: number | string): PortRange | undefined {
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(String(wanted)) ?? []
  return first === undefined ? undefined : { first: Number(first), last: Number(last) }
}

/** True for what nobody outside the host reaches: a socket, or a port that is on loopback only. */
const isLocal = ({ socket, bind = [], exposure }: Port): boolean =>
  socket !== undefined || (bind.length > 0 ? bind.every(isLoopbackBind) : exposure === 'loopback')

/** Dependencies that cannot work as documented, in the order of edges. */
export const edgeProblems: (catalog: Catalog) => readonly EdgeProblem[] = perCatalog((catalog) =>
  dependencyGraph(catalog).edges.flatMap((edge) => edgeProblem(catalog, edge) ?? []),
)

/**
 * Why a dependency cannot work as documented, one problem an edge. Only what follows for certain: where hosts,
 * ports or sources are not known in full, nothing is said.
 */
export function edgeProblem(catalog: Catalog, edge: DependencyEdge): EdgeProblem | undefined {
  const known = knownProblems(catalog)
  if (!known.has(edge)) known.set(edge, problemOf(catalog, edge))
  return known.get(edge)
}

const knownProblems = perCatalog(() => new Map<DependencyEdge, EdgeProblem | undefined>())

function problemOf(catalog: Catalog, edge: DependencyEdge): EdgeProblem | undefined {
  const { from, to, dependency } = edge
  if (from === to || from.lifecycle === 'retired' || to.lifecycle === 'retired') return undefined
  if (dependency.port === undefined || to.ports === undefined || !isComplete(to, 'ports')) return undefined
  const meant = portsMeant(edge)
  if (meant.length === 0) return { edge, kind: 'port-undeclared' }
  const ports = meant.filter(({ port }) => port.state === 'listening')
  const portIndex = providerPort(edge)?.index
  if (portIndex === undefined) return undefined
  if (ports.length === 0) return isRunning(to) ? { edge, kind: 'port-disabled', portIndex } : undefined
  if (!hasKnownHosts(catalog, from) || !hasKnownHosts(catalog, to)) return undefined
  if (shareHost(catalog, from, to)) return undefined
  const open = ports.filter(({ port }) => !isLocal(port))
  if (open.length === 0) return { edge, kind: 'unreachable', portIndex }
  const isBlocked = open.every(({ port }) => port.allow?.every((source) => isShut(catalog, source, edge)))
  return isBlocked ? { edge, kind: 'firewall-blocked', portIndex } : undefined
}

const isShut = (catalog: Catalog, source: string, { from, to }: DependencyEdge): boolean =>
  coverage(catalog, source, { consumer: from, provider: to }) === 'none'

/** A firewall source that no documented dependency uses. */
export interface UnusedAllow {
  readonly service: Service
  readonly portIndex: number
  readonly port: Port
  /** The source as written. */
  readonly entry: string
}

/**
 * Sources in `allow` of running services that let in no service that depends on the port. Addresses and networks
 * may be anybody's and are never told; nor is what lets the service's own hosts in.
 */
export const unusedAllows: (catalog: Catalog) => readonly UnusedAllow[] = perCatalog((catalog) =>
  catalog.services.filter(isRunning).flatMap((service) =>
    (service.ports ?? []).flatMap((port, portIndex) => {
      if (port.state !== 'listening' || port.allow === undefined) return []
      const users = usersOf(catalog, service, portIndex)
      const isUsed = (entry: string) => isUseful(catalog, entry, service, users)
      return port.allow
        .filter((entry) => !isUsed(entry))
        .map((entry): UnusedAllow => ({ service, portIndex, port, entry }))
    }),
  ),
)

/** Who depends on this port, or on the service without naming a port; the service itself is one of them. */
function usersOf(catalog: Catalog, service: Service, portIndex: number): readonly Service[] {
  const edges = dependencyGraph(catalog)
    .dependentsOf(service.id)
    .filter(({ from }) => from.lifecycle !== 'retired')
    .filter((edge) => {
      const meant = portsMeant(edge)
      return meant.length === 0 || meant.some(({ index }) => index === portIndex)
    })
  return [service, ...edges.map(({ from }) => from)]
}

function isUseful(catalog: Catalog, entry: string, provider: Service, users: readonly Service[]): boolean {
  const named = namedService(catalog, entry)
  if (named && (users.includes(named) || !isComplete(named, 'dependsOn'))) return true
  if (named && !hasKnownHosts(catalog, named)) return false
  return (
    users.some((consumer) => coverage(catalog, entry, { consumer, provider }) !== 'none') ||
    admitsUnreadable(catalog, entry)
  )
}

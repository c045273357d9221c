import { hardDependents } from '../model/dependency-graph.ts'
import type { Service } from '../model/document.ts'
import { compareText } from '../model/finding.ts'
import { type Listener, listenersByHost } from '../model/listener.ts'
import { documentedHosts } from '../model/node-set.ts'
import type { SitePath } from '../model/output-file.ts'
import type { Unit } from '../model/schema/unit.ts'
import { contactsOfOwners } from './contact-rows.ts'
import type { Context } from './context.ts'
import { linkTo } from './link.ts'
import { alikeHosts, hostPeers, neighbours } from './neighbours.ts'
import type { HostPackage, HostPage, HostService, HostUnit, ListenerRow } from './page.ts'
import { type Chunk, chunksOf, linkWeight } from './part.ts'
import { pathOf, relative } from './path.ts'
import { isInConflict } from './port-rows.ts'
import { bindText, portText } from './port-text.ts'
import { byTitle, serviceRow, serviceWeight } from './service-row.ts'
import { beginning, type LongList, restAt } from './whole-list.ts'

/** Services elsewhere that are listed; the pages of the services have all. */
const mostNeighbours = 20

/** Data of `hosts/NAME.html`. */
export function hostPage(
  context: Context,
  path: SitePath,
  name: string,
  services: readonly Service[],
): HostPage {
  const list = listenersList(context, name)
  const listeners = beginning(path, list)
  const { moreServices, moreUnits, morePackages, ...shared } = sharedData(context, path, name, services)
  return {
    kind: 'host',
    name,
    peers: hostPeers(context, path, name),
    listeners: listeners.rows,
    moreListeners: listeners.rest,
    conflicts: list.items.filter((listener) => hasConflict(context, listener)).length,
    ...shared,
    // What is left out is the same, where it stands is each host's own.
    moreServices: moreServices && restAt(path, 'running', moreServices.count),
    moreUnits: moreUnits && restAt(path, 'units', moreUnits.count),
    morePackages: morePackages && restAt(path, 'packages', morePackages.count),
  }
}

/** What runs on a host: first what runs nowhere else. */
export const runningList = (
  context: Context,
  services: readonly Service[],
): LongList<Service, HostService> => ({
  room: 11_000,
  items: services.toSorted(
    (a, b) => Number(runsOnlyHere(context, b)) - Number(runsOnlyHere(context, a)) || byTitle(a, b),
  ),
  row: (path, service) => hostService(context, path, service),
  whole: (rows) => ({ name: 'running', rows }),
  label: ({ title }) => title,
  weight: (service) => 250 + serviceWeight(service),
})

const runsOnlyHere = ({ catalog }: Context, service: Service): boolean =>
  documentedHosts(catalog, service).length === 1

/** The units of all that runs on a host. */
export const unitsList = (
  services: readonly Service[],
): LongList<{ readonly unit: Unit; readonly service: Service }, HostUnit> => ({
  room: 4000,
  items: services
    .toSorted(byTitle)
    .flatMap((service) => (service.units ?? []).map((unit) => ({ unit, service }))),
  row: (path, { unit, service }) => ({ ...unit, service: linkTo(path, service) }),
  whole: (rows) => ({ name: 'units', rows }),
  label: ({ unit }) => unit.name,
  weight: ({ unit, service }) => 90 + unit.name.length + linkWeight(service),
})

/** What listens on a host: first what is in conflict, then by number. */
export function listenersList(context: Context, host: string): LongList<Listener, ListenerRow> {
  const listeners = listenersByHost(context.catalog).get(host) ?? []
  return {
    room: 14_000,
    items: listeners.toSorted((a, b) => Number(hasConflict(context, b)) - Number(hasConflict(context, a))),
    row: (path, listener) => listenerRow(context, path, listener),
    whole: (rows) => ({ name: 'listeners', rows }),
    label: ({ port }) => portText(port),
    weight: ({ service, port: { allow = [] } }) =>
      300 + (service ? linkWeight(service) : 0) + allow.reduce((sum, source) => sum + 35 + source.length, 0),
  }
}

const hasConflict = (context: Context, { service, port }: Listener): boolean =>
  service !== undefined && isInConflict(context, service, port)

/** Services of a host that install one package, in one row; more are continued in the next. */
const mostInstalling = 20

/** What the services of a host install, with the base layer. */
export const hostPackagesList = (
  context: Context,
  services: readonly Service[],
): LongList<Omit<InstalledPackage, 'services'> & Chunk<Service>, HostPackage> => ({
  room: 9000,
  items: installedPackages(context, [...services].sort(byTitle)).flatMap(({ services, ...named }) =>
    chunksOf(services, mostInstalling).map((chunk) => ({ ...named, ...chunk })),
  ),
  row: (path, { name, source, items, range }) => ({
    name,
    source,
    services: items.map((service) => linkTo(path, service)),
    range,
  }),
  whole: (rows) => ({ name: 'packages', rows }),
  label: ({ name }) => name,
  weight: ({ name, items }) =>
    items.reduce((sum, service) => sum + 15 + linkWeight(service), 90 + name.length),
})

type Shared = Omit<HostPage, 'kind' | 'name' | 'peers' | 'listeners' | 'moreListeners' | 'conflicts'>

/** What was last made of each context, with the hosts it holds for. */
const lastShared = new WeakMap<Context, { readonly hosts: unknown; readonly shared: Shared }>()

/** What hosts of the same services have in common. Such hosts mostly follow one another: the last answer is kept. */
function sharedData(context: Context, path: SitePath, name: string, services: readonly Service[]): Shared {
  const hosts = alikeHosts(context.catalog).get(name)
  const last = lastShared.get(context)
  if (last && last.hosts === hosts) return last.shared
  const sorted = [...services].sort(byTitle)
  const running = beginning(path, runningList(context, services))
  const units = beginning(path, unitsList(services))
  const packages = beginning(path, hostPackagesList(context, services))
  const shared: Shared = {
    services: running.rows,
    moreServices: running.rest,
    alone: services.filter((service) => runsOnlyHere(context, service)).length,
    needs: neighbours(context, path, sorted, 'to', mostNeighbours),
    neededBy: neighbours(context, path, sorted, 'from', mostNeighbours),
    units: units.rows,
    moreUnits: units.rest,
    packages: packages.rows,
    morePackages: packages.rest,
    contacts: contactsOfOwners(context.catalog, path, sorted),
  }
  lastShared.set(context, { hosts, shared })
  return shared
}

function hostService(context: Context, path: SitePath, service: Service): HostService {
  const { catalog } = context
  const elsewhere = documentedHosts(catalog, service).length - 1
  const page = pathOf(service)
  return {
    ...serviceRow(context, path, service),
    elsewhere,
    ...(elsewhere === 0 && { stops: hardDependents(catalog, service.id, 0).total }),
    aid: (['emergency', 'operate'] as const).flatMap((stage) => {
      const count = (service.commands ?? []).filter(({ when }) => when === stage).length
      return count > 0 ? [{ stage, count, href: relative(path, page, `commands-${stage}`) }] : []
    }),
  }
}

function listenerRow(context: Context, path: SitePath, listener: Listener): ListenerRow {
  const { service, port, netns } = listener
  return {
    port: portText(port),
    name: port.name,
    protocol: port.protocol,
    bind: bindText(port),
    ...(netns && { netns }),
    exposure: port.exposure,
    tls: port.tls,
    auth: port.auth,
    allow: port.allow ?? [],
    service: service && linkTo(path, service),
    conflict: hasConflict(context, listener),
  }
}

/** A package with the services of a host that install it. */
interface InstalledPackage {
  readonly name: string
  readonly source: string
  readonly services: Service[]
}

function installedPackages({ catalog }: Context, services: readonly Service[]): readonly InstalledPackage[] {
  const found = new Map<string, InstalledPackage>()
  const packageOf = (name: string, source: string) => {
    const key = `${name}\0${source}`
    const known = found.get(key) ?? { name, source, services: [] }
    found.set(key, known)
    return known
  }
  for (const { name, source } of catalog.site.base?.packages ?? []) packageOf(name, source)
  for (const service of services) {
    for (const { name, source, ensure } of service.packages ?? []) {
      if (ensure !== 'absent') packageOf(name, source).services.push(service)
    }
  }
  return [...found.values()].sort((a, b) => compareText(a.name, b.name) || compareText(a.source, b.source))
}

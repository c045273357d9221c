import { hardDependents } from '../model/dependency-graph.ts'
import type { Service } from '../model/document.ts'
import { compareText } from '../model/finding.ts'
import { type Listener, listenersByHost } from '../model/listener.ts'
import { documentedHosts } from '../model/node-set.ts'
import type { SitePath } from '../model/output-file.ts'
import { contactsOfOwners } from './contact-rows.ts'
import type { Context } from './context.ts'
import { linkTo } from './link.ts'
import { alikeHosts, hostPeers, neighbours } from './neighbours.ts'
import type { HostPackage, HostPage, HostService, ListenerRow } from './page.ts'
import { linkWeight } from './part.ts'
import { pathOf, relative } from './path.ts'
import { isInConflict } from './port-rows.ts'
import { bindText, portText } from './port-text.ts'
import { byTitle, serviceRow } from './service-row.ts'
import { beginning, type LongList } from './whole-list.ts'

/** Services elsewhere that are listed; the pages of the services have all. */
const mostNeighbours = 30

/** Data of `hosts/NAME.html`. */
export function hostPage(
  context: Context,
  path: SitePath,
  name: string,
  services: readonly Service[],
): HostPage {
  const list = listenersList(context, name)
  const listeners = beginning(path, list)
  return {
    kind: 'host',
    name,
    peers: hostPeers(context, path, name),
    listeners: listeners.rows,
    moreListeners: listeners.rest,
    conflicts: list.items.filter((listener) => hasConflict(context, listener)).length,
    ...sharedData(context, path, name, services),
  }
}

/** What listens on a host: first what is in conflict, then by number. */
export function listenersList(context: Context, host: string): LongList<Listener, ListenerRow> {
  const listeners = listenersByHost(context.catalog).get(host) ?? []
  return {
    most: 50,
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

/** What the services of a host install, with the base layer. */
export const hostPackagesList = (
  context: Context,
  services: readonly Service[],
): LongList<InstalledPackage, HostPackage> => ({
  most: 50,
  items: installedPackages(context, [...services].sort(byTitle)),
  row: (path, { name, source, services }) => ({
    name,
    source,
    services: services.map((service) => linkTo(path, service)),
  }),
  whole: (rows) => ({ name: 'packages', rows }),
  label: ({ name }) => name,
  weight: ({ name, services }) =>
    services.reduce((sum, service) => sum + linkWeight(service), 90 + name.length),
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
  const packages = beginning(path, hostPackagesList(context, sorted))
  const shared: Shared = {
    services: sorted.map((service) => hostService(context, path, service)),
    needs: neighbours(context, path, sorted, 'to', mostNeighbours),
    neededBy: neighbours(context, path, sorted, 'from', mostNeighbours),
    units: sorted.flatMap((service) =>
      (service.units ?? []).map((unit) => ({ ...unit, service: linkTo(path, service) })),
    ),
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

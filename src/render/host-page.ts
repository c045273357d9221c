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
import type { HostPage, HostService, Link, ListenerRow } from './page.ts'
import { pathOf, relative } from './path.ts'
import { isInConflict } from './port-rows.ts'
import { bindText, portText } from './port-text.ts'
import { byTitle, serviceRow } from './service-row.ts'

/** Services elsewhere that are listed; the pages of the services have all. */
const mostNeighbours = 60

/** Data of `hosts/NAME.html`. */
export function hostPage(
  context: Context,
  path: SitePath,
  name: string,
  services: readonly Service[],
): HostPage {
  return {
    kind: 'host',
    name,
    peers: hostPeers(context, path, name),
    listeners: (listenersByHost(context.catalog).get(name) ?? []).map((listener) =>
      listenerRow(context, path, listener),
    ),
    ...sharedData(context, path, name, services),
  }
}

type Shared = Pick<HostPage, 'services' | 'needs' | 'neededBy' | 'units' | 'packages' | 'contacts'>

/** What was last made of each context, with the hosts it holds for. */
const lastShared = new WeakMap<Context, { readonly hosts: unknown; readonly shared: Shared }>()

/** What hosts of the same services have in common. Such hosts mostly follow one another: the last answer is kept. */
function sharedData(context: Context, path: SitePath, name: string, services: readonly Service[]): Shared {
  const hosts = alikeHosts(context.catalog).get(name)
  const last = lastShared.get(context)
  if (last && last.hosts === hosts) return last.shared
  const sorted = [...services].sort(byTitle)
  const shared: Shared = {
    services: sorted.map((service) => hostService(context, path, service)),
    needs: neighbours(context, path, sorted, 'to', mostNeighbours),
    neededBy: neighbours(context, path, sorted, 'from', mostNeighbours),
    units: sorted.flatMap((service) =>
      (service.units ?? []).map((unit) => ({ ...unit, service: linkTo(path, service) })),
    ),
    packages: packageRows(context, path, sorted),
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

function listenerRow(context: Context, path: SitePath, { service, port, netns }: Listener): ListenerRow {
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
    conflict: service !== undefined && isInConflict(context, service, port),
  }
}

/** What the services of a host install, with the base layer. */
function packageRows(
  { catalog }: Context,
  path: SitePath,
  services: readonly Service[],
): HostPage['packages'] {
  const rows = new Map<string, { name: string; source: string; services: Link[] }>()
  const rowOf = (name: string, source: string) => {
    const key = `${name}\0${source}`
    const row = rows.get(key) ?? { name, source, services: [] }
    rows.set(key, row)
    return row
  }
  for (const { name, source } of catalog.site.base?.packages ?? []) rowOf(name, source)
  for (const service of services) {
    for (const { name, source, ensure } of service.packages ?? []) {
      if (ensure !== 'absent') rowOf(name, source).services.push(linkTo(path, service))
    }
  }
  return [...rows.values()].sort((a, b) => compareText(a.name, b.name) || compareText(a.source, b.source))
}

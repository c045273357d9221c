import { teamById } from '../model/catalog.ts'
import type { Service } from '../model/document.ts'
import { compareText } from '../model/finding.ts'
import { type Listener, listenersByHost } from '../model/listener.ts'
import type { SitePath } from '../model/output-file.ts'
import { teamContactRows } from './contact-rows.ts'
import type { Context } from './context.ts'
import { linkTo } from './link.ts'
import type { HostPage, Link, ListenerRow } from './page.ts'
import { isInConflict } from './port-rows.ts'
import { bindText, portText } from './port-text.ts'
import { byTitle, serviceRow } from './service-row.ts'

/** Data of `hosts/NAME.html`. */
export function hostPage(
  context: Context,
  path: SitePath,
  name: string,
  services: readonly Service[],
): HostPage {
  const sorted = [...services].sort(byTitle)
  return {
    kind: 'host',
    name,
    services: sorted.map((service) => serviceRow(context, path, service)),
    listeners: (listenersByHost(context.catalog).get(name) ?? []).map((listener) =>
      listenerRow(context, path, listener),
    ),
    packages: packageRows(context, path, sorted),
    contacts: contactsOf(context, path, sorted),
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

/** Whom to ask: the teams that own what runs here. */
function contactsOf(
  { catalog }: Context,
  path: SitePath,
  services: readonly Service[],
): HostPage['contacts'] {
  const owners = [...new Set(services.flatMap(({ owner }) => (owner === undefined ? [] : [owner])))]
  return owners.flatMap((owner) => {
    const team = teamById(catalog, owner)
    return team ? [{ team: linkTo(path, team), rows: teamContactRows(path, team) }] : []
  })
}

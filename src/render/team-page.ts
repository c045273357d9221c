import { perCatalog } from '../model/catalog.ts'
import type { Service, Team } from '../model/document.ts'
import type { SitePath } from '../model/output-file.ts'
import { bodyData } from './body.ts'
import { categoryLinks } from './category.ts'
import { withHref } from './contact-rows.ts'
import type { Context } from './context.ts'
import { documented } from './documented.ts'
import { findingRow } from './finding-row.ts'
import { backlinkRows, sourceOf } from './link.ts'
import type { TeamPage } from './page.ts'
import { byTitle, serviceRow } from './service-row.ts'

/** Services of a team that its page names; the list by owner has them all. */
const mostServices = 100

/** Data of `teams/ID.html`. */
export function teamPage(context: Context, path: SitePath, team: Team): TeamPage {
  const services = servicesByOwner(context.catalog).get(team.id) ?? []
  return {
    kind: 'team',
    title: team.title,
    summary: team.summary,
    aliases: team.aliases ?? [],
    body: bodyData(context, path, team),
    contacts: documented(team.contacts?.map(withHref)),
    services: services.slice(0, mostServices).map((service) => serviceRow(context, path, service)),
    moreServices: Math.max(0, services.length - mostServices),
    findings: context.findingsOf(team).map((finding) => findingRow(context, path, finding)),
    ...backlinkRows(context, path, team),
    categories: categoryLinks(context, path, team),
    source: sourceOf(context, team),
  }
}

/** Services by the id of their owner, sorted by title. */
export const servicesByOwner = perCatalog((catalog): ReadonlyMap<string, readonly Service[]> => {
  const groups = new Map<string, Service[]>()
  for (const service of [...catalog.services].sort(byTitle)) {
    if (service.owner === undefined) continue
    const group = groups.get(service.owner)
    if (group) group.push(service)
    else groups.set(service.owner, [service])
  }
  return groups
})

import { perCatalog } from '../model/catalog.ts'
import type { Service, Team } from '../model/document.ts'
import type { SitePath } from '../model/output-file.ts'
import { bodyData } from './body.ts'
import { categoryLinks } from './category.ts'
import { withHref } from './contact-rows.ts'
import type { Context } from './context.ts'
import { documented } from './documented.ts'
import { findingRow } from './finding-row.ts'
import { backlinkList, sourceOf } from './link.ts'
import type { ServiceRow, TeamPage } from './page.ts'
import { byTitle, serviceRow, serviceWeight } from './service-row.ts'
import { beginning, type LongList } from './whole-list.ts'

/** Services of a team, sorted by title. */
export const teamServicesList = (context: Context, team: Team): LongList<Service, ServiceRow> => ({
  room: 18_000,
  items: servicesByOwner(context.catalog).get(team.id) ?? [],
  row: (path, service) => serviceRow(context, path, service),
  whole: (rows) => ({ name: 'services', rows }),
  label: ({ title }) => title,
  weight: serviceWeight,
})

/** Data of `teams/ID.html`. */
export function teamPage(context: Context, path: SitePath, team: Team): TeamPage {
  const services = beginning(path, teamServicesList(context, team))
  const backlinks = beginning(path, backlinkList(context, team))
  return {
    kind: 'team',
    title: team.title,
    summary: team.summary,
    aliases: team.aliases ?? [],
    body: bodyData(context, path, team),
    contacts: documented(team.contacts?.map(withHref)),
    services: services.rows,
    moreServices: services.rest,
    findings: context.findingsOf(team).map((finding) => findingRow(context, path, finding)),
    backlinks: backlinks.rows,
    moreBacklinks: backlinks.rest,
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

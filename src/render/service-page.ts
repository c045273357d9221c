import { isRunning, type Service } from '../model/document.ts'
import { documentedHosts, hostIndex } from '../model/node-set.ts'
import type { SitePath } from '../model/output-file.ts'
import { isReviewOverdue, reviewDue } from '../model/review.ts'
import { blastRadius } from './blast-radius.ts'
import { bodyData } from './body.ts'
import { categoryLinks } from './category.ts'
import { configRows } from './config-rows.ts'
import { contactRows } from './contact-rows.ts'
import { type Context, countFindings } from './context.ts'
import { dependencyRows, dependentsList } from './dependency-rows.ts'
import { documented } from './documented.ts'
import { findingRow } from './finding-row.ts'
import { hostSet } from './host-set.ts'
import { backlinkList, ownerOf, sourceOf } from './link.ts'
import type { ServicePage } from './page.ts'
import { blastPicture, dependencyPicture } from './picture.ts'
import { portRows } from './port-rows.ts'
import { readinessOf } from './readiness.ts'
import { systemLink } from './system.ts'
import { beginning } from './whole-list.ts'

/** Data of `services/ID.html`. */
export function servicePage(context: Context, path: SitePath, service: Service): ServicePage {
  const findings = context.findingsOf(service)
  const joined = joinedData(context, path, service)
  return {
    kind: 'service',
    id: service.id,
    title: service.title,
    summary: service.summary,
    lifecycle: service.lifecycle,
    aliases: service.aliases ?? [],
    links: service.links ?? [],
    hosts: hostsData(context, path, service),
    counts: countFindings(findings),
    packages: documented(service.packages),
    configs: configRows(context, service),
    commands: documented(service.commands),
    units: documented(service.units),
    ports: portRows(context, path, service),
    readiness: readinessOf(service, findings),
    picture: dependencyPicture(service, joined),
    blastPicture: blastPicture(service, joined.blast),
    ...joined,
  }
}

/** What the page takes from elsewhere: other documents, the body, findings, the day. */
function joinedData(context: Context, path: SitePath, service: Service) {
  const dependents = beginning(path, dependentsList(context, service))
  const backlinks = beginning(path, backlinkList(context, service))
  return {
    owner: ownerOf(context, path, service),
    system: service.system === undefined ? undefined : systemLink(context.catalog, path, service.system),
    review: {
      on: service.reviewed,
      due: reviewDue(service),
      overdue: isReviewOverdue(service, context.today),
    },
    body: bodyData(context, path, service),
    dependencies: dependencyRows(context, path, service),
    dependents: dependents.rows,
    moreDependents: dependents.rest,
    blast: blastRadius(context, path, service),
    contacts: contactRows(context, path, service),
    findings: context.findingsOf(service).map((finding) => findingRow(context, path, finding)),
    backlinks: backlinks.rows,
    moreBacklinks: backlinks.rest,
    categories: categoryLinks(context, path, service),
    source: sourceOf(context, service),
  }
}

/** Documented hosts; node sets that cannot be read are findings, and shown as they stand. */
function hostsData(context: Context, path: SitePath, service: Service): ServicePage['hosts'] {
  if (service.hosts === undefined) return { state: 'undocumented' }
  if (service.hosts.length === 0) return { state: 'none' }
  const hosts = documentedHosts(context.catalog, service)
  if (hosts.length === 0) return { state: 'documented', set: { folded: service.hosts, count: 0, links: [] } }
  const set = hostSet(path, hosts)
  return { state: 'documented', set: hasHostPages(context, service) ? set : { ...set, links: [] } }
}

/** True where its hosts have pages: they do where anything runs on them. */
function hasHostPages({ catalog }: Context, service: Service): boolean {
  return isRunning(service) || documentedHosts(catalog, service).every((host) => hostIndex(catalog).has(host))
}

import type { Service } from '../model/document.ts'
import { documentedHosts, hostIndex } from '../model/node-set.ts'
import type { SitePath } from '../model/output-file.ts'
import { isReviewOverdue, reviewDue } from '../model/review.ts'
import { bodyData } from './body.ts'
import { categoryLinks } from './category.ts'
import { configRows } from './config-rows.ts'
import { contactRows } from './contact-rows.ts'
import { type Context, countFindings } from './context.ts'
import { blastRadius, dependencyRows, dependentRows } from './dependency-rows.ts'
import { documented } from './documented.ts'
import { findingRow } from './finding-row.ts'
import { hostSet } from './host-set.ts'
import { backlinkRows, ownerOf, sourceOf } from './link.ts'
import type { Link, ServicePage } from './page.ts'
import { relative } from './path.ts'
import { dependencyPicture } from './picture.ts'
import { portRows } from './port-rows.ts'
import { readinessOf } from './readiness.ts'
import { systemHref } from './system.ts'

/** Data of `services/ID.html`. */
export function servicePage(context: Context, path: SitePath, service: Service): ServicePage {
  const findings = context.findingsOf(service)
  const dependencies = dependencyRows(context, path, service)
  const dependents = dependentRows(context, path, service)
  return {
    kind: 'service',
    id: service.id,
    title: service.title,
    summary: service.summary,
    lifecycle: service.lifecycle,
    aliases: service.aliases ?? [],
    owner: ownerOf(context, path, service),
    system: systemLink(context, path, service),
    hosts: hostsData(context, path, service),
    links: service.links ?? [],
    review: {
      on: service.reviewed,
      due: reviewDue(service),
      overdue: isReviewOverdue(service, context.today),
    },
    counts: countFindings(findings),
    body: bodyData(context, path, service),
    packages: documented(service.packages),
    configs: configRows(context, service),
    commands: documented(service.commands),
    units: documented(service.units),
    ports: portRows(context, path, service),
    dependencies,
    dependents,
    blast: blastRadius(context, path, service),
    picture: dependencyPicture(service, dependencies, dependents),
    contacts: contactRows(context, path, service),
    readiness: readinessOf(service, findings),
    findings: findings.map((finding) => findingRow(context, path, finding)),
    ...backlinkRows(context, path, service),
    categories: categoryLinks(context, path, service),
    source: sourceOf(context, service),
  }
}

function systemLink({ catalog }: Context, path: SitePath, { system }: Service): Link | undefined {
  if (system === undefined) return undefined
  return { label: system, href: relative(path, 'services-by-system.html', systemHref(catalog, system)) }
}

/** Documented hosts; node sets that cannot be read are findings, and shown as they stand. */
function hostsData({ catalog }: Context, path: SitePath, service: Service): ServicePage['hosts'] {
  if (service.hosts === undefined) return { state: 'undocumented' }
  if (service.hosts.length === 0) return { state: 'none' }
  const hosts = documentedHosts(catalog, service)
  if (hosts.length === 0) return { state: 'documented', set: { folded: service.hosts, count: 0, links: [] } }
  const pages = hostIndex(catalog)
  const set = hostSet(path, hosts)
  return { state: 'documented', set: { ...set, links: pages.has(hosts[0] ?? '') ? set.links : [] } }
}

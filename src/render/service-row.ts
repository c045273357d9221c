import type { Service } from '../model/document.ts'
import { compareText } from '../model/finding.ts'
import type { SitePath } from '../model/output-file.ts'
import { type Context, countFindings } from './context.ts'
import { documentLink, ownerOf } from './link.ts'
import type { ServiceRow } from './page.ts'
import { systemLink } from './system.ts'

/** A service as lists show it. */
export function serviceRow(context: Context, path: SitePath, service: Service): ServiceRow {
  const owner = ownerOf(context, path, service)
  return {
    ...documentLink(path, service),
    id: service.id,
    lifecycle: service.lifecycle,
    owner: owner?.href === undefined ? undefined : { label: owner.label, href: owner.href },
    system: service.system === undefined ? undefined : systemLink(context.catalog, path, service.system),
    findings: countFindings(context.findingsOf(service)),
  }
}

/** Characters of markup that such a row takes, about. */
export const serviceWeight = ({ id, title, summary = '', owner = '', system = '' }: Service): number =>
  320 + id.length + title.length + summary.length + 2 * owner.length + system.length

/** By title without case, then by id: the order of every list of services. */
export function byTitle(a: { title: string; id: string }, b: { title: string; id: string }): number {
  return compareText(a.title.toLowerCase(), b.title.toLowerCase()) || compareText(a.id, b.id)
}

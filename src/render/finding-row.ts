import { manualPage } from '../model/catalog.ts'
import type { Finding, Related } from '../model/finding.ts'
import type { SitePath } from '../model/output-file.ts'
import type { Context } from './context.ts'
import { linkTo } from './link.ts'
import type { FindingRow } from './page.ts'
import { indexPath, pathOf, relative } from './path.ts'

/** Fragment id of a rule on the findings page. */
export const ruleAnchor = (rule: string): string => rule.replaceAll('/', '-')

/** A finding as pages show it; with the document it concerns, except on the document's own page. */
export function findingRow(
  context: Context,
  from: SitePath,
  finding: Finding,
  withDocument = false,
): FindingRow {
  const { catalog } = context
  const document = finding.document === undefined ? undefined : catalog.documents.get(finding.document)
  return {
    severity: finding.severity,
    rule: finding.ruleId,
    ruleHref: ruleHref(context, from, finding.ruleId),
    at: placeText(finding),
    href: sourceLine(catalog.site.sourceUrl, finding),
    reason: finding.reason,
    note: finding.note,
    help: finding.help,
    related: finding.related.map((related) => ({ at: placeText(related), label: related.label })),
    ...(withDocument && document && { document: linkTo(from, document) }),
  }
}

/** Where a rule is explained: its page in the manual, or its place on the findings page where there is no manual. */
export function ruleHref({ catalog }: Context, from: SitePath, rule: string): string {
  const page = manualPage(catalog, `manual/rules/${rule}`)
  return page ? relative(from, pathOf(page)) : relative(from, indexPath('findings'), ruleAnchor(rule))
}

const placeText = ({ path, place }: Finding | Related): string => `${path}:${place.line}:${place.column}`

function sourceLine(sourceUrl: string | undefined, { path, place }: Finding): string | undefined {
  if (sourceUrl === undefined) return undefined
  const href = sourceUrl.replaceAll('{path}', encodeURI(path))
  return href.includes('#') ? href : `${href}#L${place.line}`
}

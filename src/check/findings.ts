import type { Catalog, Site } from '../model/catalog.ts'
import type { Document } from '../model/document.ts'
import { compareText, type Finding, type Related } from '../model/finding.ts'
import { fingerprintOf } from '../model/fingerprint.ts'
import { type Place, placeOf, topOfFile } from '../model/place.ts'
import type { Report, Rule, Spot } from './rule.ts'

/** A report with the rule that made it. */
export interface Reported {
  readonly rule: Rule
  readonly report: Report
}

/** Reports as findings: with path, place, the rule's severity and a fingerprint, grouped by file. */
export function findingsOf(reports: readonly Reported[], catalog: Catalog): Finding[] {
  const seen = new Map<string, number>()
  return [...reports]
    .map((reported) => ({ ...reported, path: pathOf(reported.report, catalog.site) }))
    .sort((a, b) => compareText(a.path, b.path))
    .map(({ rule, report, path }) => {
      const base = fingerprintOfReport(rule, report)
      const count = seen.get(base) ?? 0
      seen.set(base, count + 1)
      const fingerprint =
        count === 0 ? base : fingerprintOf({ ruleId: rule.id, document: base, value: String(count) })
      return findingOf(rule, report, path, fingerprint, catalog.site)
    })
}

function findingOf(rule: Rule, report: Report, path: string, fingerprint: string, site: Site): Finding {
  const { document, field, about, on, place, related = [], value, peers, severity, ...said } = report
  return {
    ...said,
    ruleId: rule.id,
    severity: severity ?? rule.severity,
    path,
    ...(document !== 'site' && { document: document.id }),
    place: placeOfSpot(report, site),
    related: related.map(
      (spot): Related => ({
        path: pathOf(spot, site),
        place: placeOfSpot(spot, site),
        label: spot.label ?? '',
      }),
    ),
    fingerprint,
  }
}

function fingerprintOfReport(rule: Rule, { document, field, about = field, value, peers }: Report): string {
  const subject = document === 'site' ? 'site' : `${document.kind}:${document.id}`
  const data = document === 'site' ? undefined : document
  return fingerprintOf({ ruleId: rule.id, document: subject, field: about, data, value, peers })
}

const pathOf = ({ document }: Spot, site: Site): string =>
  document === 'site' ? (site.path ?? 'portolan.config.yaml') : document.path

function placeOfSpot({ document, field, on, place }: Spot, site: Site): Place {
  if (place) return place
  return field ? placeOf(placesOf(document, site), field, on) : topOfFile
}

const placesOf = (document: Document | 'site', site: Site): string =>
  document === 'site' ? site.places : document.places

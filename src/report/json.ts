import type { Finding, Related } from '../model/finding.ts'
import type { Fix } from '../model/repair.ts'
import { jsonText } from './json-text.ts'
import { wordsOf } from './message.ts'
import {
  type ReportContext,
  type Reporter,
  type ReportSummary,
  severityNames,
  shownPath,
} from './reporter.ts'

/** The report for programs. Every key is always there; what a finding does not say is null. */
export const json: Reporter = {
  name: 'json',
  audience: 'programs',
  format(findings, context) {
    return jsonText({
      version: 1,
      findings: findings.map((finding) => findingOf(finding, context)),
      summary: summaryOf(context.summary),
    })
  },
}

/** A built site has pages; a catalogue has services, and findings that were accepted. */
const summaryOf = (summary: ReportSummary) => {
  const { pages, services, suppressed, baselined, fixable = 0, unsafelyFixable = 0 } = summary
  const { errors, warnings, infos } = summary
  return pages === undefined
    ? { errors, warnings, infos, suppressed, baselined, fixable, unsafelyFixable, services }
    : { errors, warnings, infos, pages }
}

const findingOf = (finding: Finding, context: ReportContext) => ({
  rule: finding.ruleId,
  severity: severityNames[finding.severity],
  path: shownPath(context, finding.path),
  ...finding.place,
  message: finding.reason,
  note: finding.note ?? null,
  help: wordsOf(finding) ?? null,
  url: context.docs(finding.ruleId),
  fingerprint: finding.fingerprint,
  related: finding.related.map((related) => relatedOf(related, context)),
  fix: finding.fix ? fixOf(finding.fix) : null,
})

const fixOf = ({ title, isSafe, edits }: Fix) => ({
  title,
  safe: isSafe,
  edits: edits.map(({ place, text }) => ({ ...place, text })),
})

const relatedOf = ({ path, place, label }: Related, context: ReportContext) => ({
  path: shownPath(context, path),
  line: place.line,
  column: place.column,
  label,
})

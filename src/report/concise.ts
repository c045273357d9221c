import type { Finding } from '../model/finding.ts'
import { type ReportContext, type Reporter, severityNames, shownPath } from './reporter.ts'
import { summaryLine } from './summary.ts'
import { visible } from './visible.ts'

/** One line a finding, in the form that editors and `grep` understand. */
export const concise: Reporter = {
  name: 'concise',
  audience: 'people',
  format(findings, context) {
    const lines = findings.map((finding) => conciseLine(finding, context))
    return `${[...lines, summaryLine(context.summary)].join('\n')}\n`
  },
}

/** A finding in one line: `FILE:LINE:COLUMN: SEVERITY: REASON [RULE]`. */
export function conciseLine(
  { path, place, severity, reason, ruleId }: Finding,
  context: ReportContext,
): string {
  const where = `${shownPath(context, path)}:${place.line}:${place.column}`
  return visible(`${where}: ${severityNames[severity]}: ${reason} [${ruleId}]`)
}

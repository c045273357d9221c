import type { Finding, Severity } from '../model/finding.ts'
import { jsonText } from './json-text.ts'
import { messageLines } from './message.ts'
import { type ReportContext, type Reporter, shownPath } from './reporter.ts'
import { visible } from './visible.ts'

/** GitLab's code quality report: a subset of the Code Climate format, shown in merge requests. */
export const gitlab: Reporter = {
  name: 'gitlab',
  audience: 'programs',
  paths: 'repository',
  format: (findings, context) => jsonText(findings.map((finding) => issueOf(finding, context))),
}

const severities: Readonly<Record<Severity, 'major' | 'minor' | 'info'>> = {
  error: 'major',
  warn: 'minor',
  info: 'info',
}

const issueOf = (finding: Finding, context: ReportContext) => ({
  type: 'issue',
  check_name: finding.ruleId,
  // GitLab shows one line of it.
  description: visible(finding.reason),
  content: { body: messageLines(finding, context).join('\n\n') },
  severity: severities[finding.severity],
  fingerprint: finding.fingerprint,
  location: {
    path: shownPath(context, finding.path),
    lines: { begin: finding.place.line, end: finding.place.endLine },
  },
})

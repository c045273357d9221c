import type { Finding } from '../model/finding.ts'
import { byPath } from './by-path.ts'
import { messageLines } from './message.ts'
import { type ReportContext, type Reporter, severityNames, shownPath } from './reporter.ts'
import { type XmlElement, xmlText } from './xml.ts'

/** The report of Checkstyle 4.3 and later, which many CI plugins read. */
export const checkstyle: Reporter = {
  name: 'checkstyle',
  audience: 'programs',
  format(findings, context) {
    const files = byPath(findings).map(([path, inFile]) => ({
      name: 'file',
      attributes: { name: shownPath(context, path) },
      children: inFile.map((finding) => errorOf(finding, context)),
    }))
    return xmlText({ name: 'checkstyle', attributes: { version: '4.3' }, children: files })
  },
}

const errorOf = (finding: Finding, context: ReportContext): XmlElement => ({
  name: 'error',
  attributes: {
    line: finding.place.line,
    column: finding.place.column,
    severity: severityNames[finding.severity],
    message: messageLines(finding, context).join('\n'),
    // Readers take what stands behind the last dot for the rule, and what stands before it for its family.
    source: `portolan.${finding.ruleId}`,
  },
})

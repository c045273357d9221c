import type { Finding, Severity } from '../model/finding.ts'
import type { Place } from '../model/place.ts'
import { jsonText } from './json-text.ts'
import { helpOf } from './message.ts'
import { type ReportContext, type Reporter, ruleUrl, shownPath } from './reporter.ts'
import { type LinesOf, rememberLines } from './source-lines.ts'

/** Reviewdog's diagnostic format. Its columns count UTF-8 bytes from 1, the end exclusive. */
export const rdjson: Reporter = {
  name: 'rdjson',
  audience: 'programs',
  format(findings, context) {
    const linesOf = rememberLines(context)
    return jsonText({
      source: { name: 'portolan' },
      diagnostics: findings.map((finding) => diagnosticOf(finding, context, linesOf)),
    })
  },
}

const severities: Readonly<Record<Severity, 'ERROR' | 'WARNING' | 'INFO'>> = {
  error: 'ERROR',
  warn: 'WARNING',
  info: 'INFO',
}

function diagnosticOf(finding: Finding, context: ReportContext, linesOf: LinesOf) {
  const url = ruleUrl(context, finding.ruleId)
  const help = helpOf(finding)
  // Reviewdog takes several suggestions for a choice, so a fix of several edits is none.
  const [edit, ...otherEdits] = finding.fix?.edits ?? []
  const location = (path: string, place: Place) => ({
    path: shownPath(context, path),
    range: rangeOf(place, linesOf(path)),
  })
  return {
    message: [finding.reason, finding.note, help && `help: ${help}`].filter(Boolean).join('\n'),
    location: location(finding.path, finding.place),
    severity: severities[finding.severity],
    code: { value: finding.ruleId, ...(url !== undefined && { url }) },
    ...(edit &&
      otherEdits.length === 0 && {
        suggestions: [{ range: rangeOf(edit.place, linesOf(finding.path)), text: edit.text }],
      }),
    ...(finding.related.length > 0 && {
      related_locations: finding.related.map(({ path, place, label }) => ({
        message: label,
        location: location(path, place),
      })),
    }),
  }
}

/** Whole lines where the file cannot be read any more: a column that was guessed would be wrong. */
function rangeOf({ line, column, endLine, endColumn }: Place, lines: readonly string[] | undefined) {
  const position = (at: number, unit: number) => {
    const text = lines?.[at - 1]
    return text === undefined
      ? { line: at }
      : { line: at, column: Buffer.byteLength(text.slice(0, unit - 1)) + 1 }
  }
  return { start: position(line, column), end: position(endLine, endColumn) }
}

import picocolors from 'picocolors'
import type { Finding, Severity } from '../model/finding.ts'
import { byPath } from './by-path.ts'
import { type FramePaint, frameRows, gutterOf, type Mark } from './frame.ts'
import { helpOf } from './message.ts'
import { type ReportContext, type Reporter, severityNames, shownPath } from './reporter.ts'
import { type LinesOf, rememberLines } from './source-lines.ts'
import { summaryLine } from './summary.ts'
import { visible } from './visible.ts'

type Colours = ReturnType<typeof picocolors.createColors>

/** The report for people: every place in its source, why it matters and what to do. */
export const pretty: Reporter = {
  name: 'pretty',
  audience: 'people',
  format(findings, context) {
    const colours = picocolors.createColors(context.colour)
    const linesOf = rememberLines(context)
    const parts = findings.map((finding) => findingRows(finding, context, linesOf, colours).join('\n'))
    return `${[...parts, summaryOf(context, colours)].join('\n\n')}\n`
  },
}

function findingRows(finding: Finding, context: ReportContext, linesOf: LinesOf, colours: Colours): string[] {
  const marks = marksOf(finding)
  const gutter = gutterOf(marks)
  const paint = paintOf(finding.severity, colours)
  const room = Math.max(narrowest, (context.columns ?? unknownWidth) - gutter - 2)
  const frames = byPath(marks).flatMap(([path, inFile]) =>
    frameRows(
      inFile.map((mark) => ({ ...mark, path: shownPath(context, path) })),
      linesOf(path),
      { gutter, room, paint },
    ),
  )
  return [headerOf(finding, paint, colours), ...frames, ...noteRows(finding, gutter, paint, colours)]
}

/** Columns of a frame for output that is not a terminal. */
const unknownWidth = 120
/** A narrower frame shows nothing that could be understood: let the terminal wrap. */
const narrowest = 24

const marksOf = ({ path, place, label, related }: Finding): Mark[] => [
  { path, place, label, isMain: true },
  ...related.map((other) => ({ ...other, isMain: false })),
]

function headerOf({ severity, ruleId, reason }: Finding, paint: FramePaint, { bold }: Colours): string {
  return `${bold(paint.main(`${severityNames[severity]}[${visible(ruleId)}]`))}${bold(`: ${visible(reason)}`)}`
}

function noteRows(finding: Finding, gutter: number, paint: FramePaint, { bold }: Colours): string[] {
  const indent = ' '.repeat(gutter)
  const row = (word: string, text: string) => {
    const [first = '', ...more] = text.split('\n').map(visible)
    const rest = more.map((line) => `${indent}   ${' '.repeat(word.length)} ${line}`)
    return [`${indent}${paint.gutter('=')} ${bold(`${word}:`)} ${first}`, ...rest]
  }
  const help = helpOf(finding)
  return [
    ...(finding.note ? row('note', finding.note) : []),
    ...(help ? row('help', help) : []),
    ...row('docs', `portolan explain ${finding.ruleId}`),
  ]
}

function paintOf(severity: Severity, { red, yellow, cyan, blue }: Colours): FramePaint {
  return { gutter: blue, related: blue, main: { error: red, warn: yellow, info: cyan }[severity] }
}

function summaryOf({ summary }: ReportContext, { bold, red, yellow, green }: Colours): string {
  const paint = summary.errors > 0 ? red : summary.warnings > 0 ? yellow : green
  return bold(paint(summaryLine(summary)))
}

import { resolve } from 'node:path'
import process from 'node:process'
import type { Finding, Severity } from '../model/finding.ts'
import { readText } from '../read/read-file.ts'
import type { Reporter, ReportSummary } from '../report/reporter.ts'
import { summaryLine } from '../report/summary.ts'
import { systemReason } from '../write/site-write-error.ts'
import { writeNamedFile } from '../write/write-file.ts'
import { CommandError, exitCode } from './exit-code.ts'
import { countsOf, type Judged } from './judge.ts'
import type { ReportOutput } from './report-outputs.ts'
import type { Terminal } from './terminal.ts'

/** What the user wants to see, whatever the format. */
export interface Shown {
  readonly quiet?: boolean | undefined
  /** Lowest severity that is shown. */
  readonly show?: Severity | undefined
}

/** Severities by weight, to compare them. */
const rank: Readonly<Record<Severity, number>> = { info: 0, warn: 1, error: 2 }

/**
 * Makes all reports, then writes them: the standard output first, so that an unwritable file costs no finding.
 * Findings have paths relative to the working directory.
 */
export function writeReports(
  outputs: readonly ReportOutput[],
  findings: readonly Finding[],
  summary: ReportSummary,
  shown: Shown,
  terminal: Terminal,
): void {
  const made = outputs.map((output) => {
    const visible = atLeast(findings, lowestShown(shown, output.reporter.audience))
    const place = output.file === undefined ? terminal : plain
    return { ...output, visible, text: formatFindings(output.reporter, visible, summary, place) }
  })
  const printed = made.find(({ file }) => file === undefined)
  if (printed) terminal.out(printed.text)
  for (const { file, reporter, text } of made) if (file !== undefined) writeReport(file, reporter, text)
  if (printed) noteHidden(printed.reporter, findings, printed.visible, shown, terminal)
  else terminal.note(`${summaryLine(summary)}; see ${made.map(({ file }) => file).join(', ')}\n`)
}

/** Findings as text in one of the formats. The summary counts all of them, shown or not. */
export function formatFindings(
  reporter: Reporter,
  findings: readonly Finding[],
  summary: ReportSummary,
  { colour, columns }: Pick<Terminal, 'colour' | 'columns'>,
): string {
  return reporter.format(findings, {
    sourceOf: (path) => readText(resolve(process.cwd(), path)),
    summary,
    colour,
    ...(columns !== undefined && { columns }),
    docs: (ruleId) => `portolan explain ${ruleId}`,
  })
}

/** A file shows no colours and is as wide as it likes. */
const plain = { colour: false, columns: undefined }

/** The lowest severity that is shown: people see no infos unless they ask, programs see everything. */
export const lowestShown = ({ quiet, show }: Shown, audience: Reporter['audience']): Severity =>
  quiet ? 'error' : (show ?? (audience === 'programs' ? 'info' : 'warn'))

export const atLeast = (findings: readonly Finding[], lowest: Severity): readonly Finding[] =>
  findings.filter(({ severity }) => rank[severity] >= rank[lowest])

/** The counts of a check. */
export const summaryOf = (judged: Judged): ReportSummary => ({
  ...countsOf(judged.findings),
  suppressed: judged.suppressed,
  baselined: judged.baselined.length,
  fixable: judged.findings.filter(({ fix }) => fix?.isSafe).length,
  unsafelyFixable: judged.findings.filter(({ fix }) => fix && !fix.isSafe).length,
  services: judged.loaded.catalog.services.length,
})

function writeReport(file: string, { name }: Reporter, text: string): void {
  try {
    writeNamedFile(resolve(file), text)
  } catch (error) {
    const reason = systemReason(error)
    if (reason === undefined) throw error
    throw new CommandError(
      exitCode.inputOutput,
      `cannot write the ${name} report to \`${file}\`: ${reason}`,
      'name a file in a folder that this user may write to',
    )
  }
}

function noteHidden(
  { audience }: Reporter,
  all: readonly Finding[],
  visible: readonly Finding[],
  { quiet }: Shown,
  terminal: Terminal,
): void {
  const hidden = countsOf(all).infos - countsOf(visible).infos
  if (hidden === 0 || quiet || audience === 'programs') return
  const infos = hidden === 1 ? '1 info is' : `${hidden} infos are`
  terminal.note(`${infos} not shown; \`--show info\` shows them.\n`)
}

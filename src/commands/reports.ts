import { resolve } from 'node:path'
import { type Finding, isAtLeast, type Severity } from '../model/finding.ts'
import type { Reporter, ReportSummary } from '../report/reporter.ts'
import { summaryLine } from '../report/summary.ts'
import { systemReason } from '../write/site-write-error.ts'
import { writeNamedFile } from '../write/write-file.ts'
import { CommandError, exitCode } from './exit-code.ts'
import { countsOf } from './judge.ts'
import { type ReportPlace, reportContext } from './report-context.ts'
import type { ReportOutput } from './report-outputs.ts'
import type { Terminal } from './terminal.ts'

/** What the user wants to see, whatever the format. */
export interface Shown {
  readonly quiet?: boolean | undefined
  /** Lowest severity that is shown. */
  readonly show?: Severity | undefined
}

/**
 * Makes all reports, then writes them: the standard output first, so that an unwritable file costs no finding.
 * Findings have paths relative to the working directory.
 */
export function writeReports(
  outputs: readonly ReportOutput[],
  findings: readonly Finding[],
  summary: ReportSummary,
  shown: Shown & Pick<ReportPlace, 'failsAt' | 'unsaved' | 'site'>,
  terminal: Terminal,
): void {
  const { failsAt, unsaved, site } = shown
  const made = outputs.map((output) => {
    const visible = atLeast(findings, lowestShown(shown, output.reporter.audience))
    // A file shows no colours and is as wide as it likes.
    const { colour, columns } = output.file === undefined ? terminal : { colour: false, columns: undefined }
    return {
      ...output,
      visible,
      text: formatFindings(output.reporter, visible, summary, { colour, columns, failsAt, unsaved, site }),
    }
  })
  const printed = made.find(({ file }) => file === undefined)
  if (printed) terminal.out(printed.text)
  for (const { file, reporter, text } of made) if (file !== undefined) writeReport(file, reporter, text)
  if (printed) noteHidden(printed.reporter, findings, printed.visible, shown, terminal)
  else terminal.note(`${summaryLine(summary)}\nReports: ${made.map(({ file }) => file).join(', ')}\n`)
}

/** Findings as text in one of the formats. */
export const formatFindings = (
  reporter: Reporter,
  findings: readonly Finding[],
  summary: ReportSummary,
  place: ReportPlace,
): string => reporter.format(findings, reportContext(reporter, summary, place))

/** The lowest severity that is shown: people see no infos unless they ask, programs see everything. */
export const lowestShown = ({ quiet, show }: Shown, audience: Reporter['audience']): Severity =>
  quiet ? 'error' : (show ?? (audience === 'programs' ? 'info' : 'warn'))

export const atLeast = (findings: readonly Finding[], lowest: Severity): readonly Finding[] =>
  findings.filter(({ severity }) => isAtLeast(severity, lowest))

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

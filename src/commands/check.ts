import { resolve } from 'node:path'
import process from 'node:process'
import type { Finding, Severity } from '../model/finding.ts'
import { readText } from '../read/read-file.ts'
import { reporterByName, reporters } from '../report/index.ts'
import { pruneBaseline, tellVanished, writeBaseline } from './baseline.ts'
import { CommandError, type ExitCode, exitCode } from './exit-code.ts'
import { codeFor, countsOf, fromHere, type Judged, judgeProject } from './judge.ts'
import { type ProjectOptions, projectOf } from './project.ts'
import type { Terminal } from './terminal.ts'

export interface CheckCommandOptions extends ProjectOptions {
  readonly format: string
  readonly quiet?: boolean | undefined
  readonly pruneBaseline?: boolean | undefined
  /** Lowest severity that is shown. */
  readonly show?: Severity | undefined
  readonly maxWarnings?: number | undefined
  readonly failOn: Severity | 'never'
}

/** `portolan check`: judges every document and the catalogue as a whole. */
export async function checkCommand(options: CheckCommandOptions, terminal: Terminal): Promise<ExitCode> {
  requireReporter(options.format)
  const project = projectOf(options)
  const judged = await judgeProject(project, { ...options, withBodies: false }, terminal)
  if (options.writeBaseline && codeFor(judged, false) === exitCode.clean) {
    writeBaseline(judged.baseline.path, atLeast(judged.findings, level(options)), terminal)
    return exitCode.clean
  }
  const findings = fromHere(judged.findings, project.root)
  const shown = atLeast(findings, level(options, options.format))
  terminal.out(formatFindings(options.format, shown, judged, terminal))
  if (!options.quiet) tellHidden(countsOf(findings).infos - countsOf(shown).infos, terminal)
  if (options.writeBaseline) terminal.note('No baseline was written: mend this first.\n')
  else if (options.pruneBaseline) pruneBaseline(judged.baseline, terminal)
  else if (!options.quiet) tellVanished(judged.baseline, terminal)
  return codeFor(judged, isFailed(findings, options))
}

/** The lowest severity that is shown: people see no infos unless they ask, programs see everything. */
const level = ({ quiet, show }: CheckCommandOptions, format?: string): Severity =>
  quiet ? 'error' : (show ?? (format === 'json' ? 'info' : 'warn'))

const atLeast = (findings: readonly Finding[], lowest: Severity): readonly Finding[] =>
  findings.filter(({ severity }) => rank[severity] >= rank[lowest])

function tellHidden(infos: number, terminal: Terminal): void {
  if (infos > 0)
    terminal.note(
      `${infos === 1 ? '1 info is' : `${infos} infos are`} not shown; \`--show info\` shows them.\n`,
    )
}

/** Findings as text in one of the formats. The summary counts all of them, shown or not. */
export function formatFindings(
  format: string,
  findings: readonly Finding[],
  judged: Judged,
  terminal: Terminal,
): string {
  return requireReporter(format).format(findings, {
    sourceOf: (path) => readText(resolve(process.cwd(), path)),
    summary: {
      ...countsOf(judged.findings),
      suppressed: judged.suppressed,
      baselined: judged.baselined.length,
      services: judged.loaded.catalog.services.length,
    },
    colour: terminal.colour,
    ...(terminal.columns !== undefined && { columns: terminal.columns }),
    docs: (ruleId) => `portolan explain ${ruleId}`,
  })
}

function requireReporter(name: string) {
  const reporter = reporterByName(name)
  if (reporter) return reporter
  const known = reporters.map((known) => known.name).join(', ')
  throw new CommandError(exitCode.usage, `there is no format \`${name}\``, `choose one of ${known}`)
}

const rank: Record<Severity, number> = { info: 0, warn: 1, error: 2 }

function isFailed(findings: readonly Finding[], { failOn, maxWarnings }: CheckCommandOptions): boolean {
  const { warnings } = countsOf(findings)
  if (maxWarnings !== undefined && warnings > maxWarnings) return true
  return failOn !== 'never' && findings.some(({ severity }) => rank[severity] >= rank[failOn])
}

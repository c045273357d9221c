import { resolve } from 'node:path'
import process from 'node:process'
import type { Finding, Severity } from '../model/finding.ts'
import { readText } from '../read/read-file.ts'
import { reporterByName, reporters } from '../report/index.ts'
import { CommandError, type ExitCode, exitCode } from './exit-code.ts'
import { codeFor, countsOf, fromHere, type Judged, judgeProject } from './judge.ts'
import { type ProjectOptions, projectOf } from './project.ts'
import type { Terminal } from './terminal.ts'

export interface CheckCommandOptions extends ProjectOptions {
  readonly format: string
  readonly quiet?: boolean | undefined
  /** Lowest severity that is shown; people see no infos unless they ask, programs see everything. */
  readonly show?: Severity | undefined
  readonly maxWarnings?: number | undefined
  readonly failOn: Severity | 'never'
}

/** `portolan check`: judges every document and the catalogue as a whole. */
export async function checkCommand(options: CheckCommandOptions, terminal: Terminal): Promise<ExitCode> {
  requireReporter(options.format)
  const project = projectOf(options)
  const judged = await judgeProject(project, { ...options, withBodies: false }, terminal)
  const findings = fromHere(judged.findings, project.root)
  const level =
    rank[options.quiet ? 'error' : (options.show ?? (options.format === 'json' ? 'info' : 'warn'))]
  const shown = findings.filter(({ severity }) => rank[severity] >= level)
  terminal.out(formatFindings(options.format, shown, judged, terminal))
  const hidden = countsOf(findings).infos - countsOf(shown).infos
  if (hidden > 0 && !options.quiet)
    terminal.note(
      `${hidden === 1 ? '1 info is' : `${hidden} infos are`} not shown; \`--show info\` shows them.\n`,
    )
  return codeFor(judged.findings, judged.failures, isFailed(findings, options))
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
      baselined: 0,
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

import { relative, resolve } from 'node:path'
import type { Finding, Severity } from '../model/finding.ts'
import type { ConfigFile } from '../read/config-file.ts'
import type { ReportSummary } from '../report/reporter.ts'
import { sinceRevision } from './at-revision.ts'
import { pruneBaseline, tellVanished, writeBaseline } from './baseline.ts'
import { judgeUnsaved } from './check-unsaved.ts'
import { CommandError, type ExitCode, exitCode } from './exit-code.ts'
import { codeFor, countsOf, fromHere, type Judged, judgeProject } from './judge.ts'
import { offerFixes } from './offer-fixes.ts'
import { type ProjectOptions, projectOf } from './project.ts'
import { summaryOf, type Unsaved } from './report-context.ts'
import { type ReportOutput, reportOutputs } from './report-outputs.ts'
import { atLeast, lowestShown, type Shown, writeReports } from './reports.ts'
import type { Terminal } from './terminal.ts'

export interface CheckCommandOptions extends ProjectOptions, Shown {
  /** `NAME` or `NAME=FILE` each; the pretty report if left out. */
  readonly format?: readonly string[] | undefined
  readonly pruneBaseline?: boolean | undefined
  readonly maxWarnings?: number | undefined
  readonly failOn: Severity | 'never'
  readonly fix?: boolean | undefined
  readonly diff?: boolean | undefined
  readonly unsafeFixes?: boolean | undefined
  /** Path of the document that stands on the standard input. */
  readonly stdinFilepath?: string | undefined
  /** Revision: only what the change since then has caused is told. */
  readonly changed?: string | undefined
}

/** `portolan check`: judges every document and the catalogue as a whole. */
export async function checkCommand(
  options: CheckCommandOptions,
  terminal: Terminal,
  signal: AbortSignal | undefined,
): Promise<ExitCode> {
  const outputs = reportOutputs(options.format ?? ['pretty'])
  requireSense(options)
  const project = projectOf(options)
  if (options.stdinFilepath !== undefined) {
    const { judged, unsaved } = await judgeUnsaved(project, options.stdinFilepath, options, terminal)
    return report(outputs, project, judged, { ...options, unsaved }, terminal)
  }
  const asRead = await judgeProject(project, { ...options, withBodies: false, signal }, terminal)
  const fixed = await mended(asRead, options, terminal)
  if (typeof fixed === 'number') return fixed
  const offered = { ...fixed, findings: offerFixes(fixed.findings, fixed) }
  if (options.changed !== undefined) {
    const { made } = await sinceRevision(project, offered, options.changed, { ...options, signal }, terminal)
    const caused = new Set(made)
    const judged = { ...offered, findings: offered.findings.filter((finding) => caused.has(finding)) }
    const since = { base: options.changed, older: offered.findings.length - judged.findings.length }
    return report(outputs, project, judged, { ...options, since }, terminal)
  }
  const judged = offered
  if (options.writeBaseline && codeFor(judged, false) === exitCode.clean) {
    spareSources([relative('', judged.baseline.path)], project, judged)
    const accepted = atLeast(judged.findings, lowestShown(options, 'people'))
    writeBaseline(judged.baseline.path, accepted, terminal)
    return exitCode.clean
  }
  const code = report(outputs, project, judged, options, terminal)
  if (options.writeBaseline) terminal.note('No baseline was written: mend this first.\n')
  else if (options.pruneBaseline) pruneBaseline(judged.baseline, terminal)
  else if (!options.quiet) tellVanished(judged.baseline, terminal)
  return code
}

/** How many findings a revision has too. */
type Since = Required<Pick<ReportSummary, 'base' | 'older'>>

/** Writes what was found in every format that was asked for; answers how the command ends. */
function report(
  outputs: readonly ReportOutput[],
  project: ConfigFile,
  judged: Judged,
  options: CheckCommandOptions & { readonly unsaved?: Unsaved; readonly since?: Since },
  terminal: Terminal,
): ExitCode {
  spareSources(
    outputs.flatMap(({ file }) => file ?? []),
    project,
    judged,
  )
  const findings = fromHere(judged.findings, project.root)
  const failsAt = lowestFailing(findings, options)
  const { unsaved, since } = options
  const summary = { ...summaryOf(judged), ...since, ...(unsaved && { document: unsaved.path }) }
  writeReports(outputs, findings, summary, { ...options, failsAt, site: judged.loaded.site }, terminal)
  return codeFor(judged, failsAt !== 'never' && atLeast(findings, failsAt).length > 0)
}

/** What is written replaces the file that is there: none of those that it is made from. */
function spareSources(files: readonly string[], { location }: ConfigFile, { loaded }: Judged): void {
  const sources = new Set([location, ...loaded.entries.map((entry) => entry.location)])
  const file = files.find((path) => sources.has(resolve(path)))
  if (file !== undefined)
    throw new CommandError(
      exitCode.usage,
      `this would replace \`${file}\`, which is part of the catalogue`,
      'name a file outside the content folder',
    )
}

/** The catalogue once `--fix` has mended it; the exit code where there is nothing more to say. */
async function mended(
  judged: Judged,
  { fix, diff, unsafeFixes = false }: CheckCommandOptions,
  terminal: Terminal,
): Promise<Judged | ExitCode> {
  if (!fix && !diff) return judged
  // Documents are parsed in workers; only a fix has to parse them here as well.
  const { applyFixes, showPatch } = await import('./apply-fixes.ts')
  if (diff) return showPatch(judged, judged.loaded.root, unsafeFixes, terminal)
  return applyFixes(judged, unsafeFixes, terminal) ?? exitCode.inputOutput
}

/** Refuses options that contradict one another. */
function requireSense({ fix, diff, unsafeFixes }: CheckCommandOptions): void {
  if (fix && diff)
    throw new CommandError(
      exitCode.usage,
      '`--fix` changes files and `--diff` changes none',
      'choose one of them',
    )
  if (unsafeFixes && !fix && !diff)
    throw new CommandError(
      exitCode.usage,
      '`--unsafe-fixes` says which fixes are made, not that any are',
      'say `--fix` or `--diff` with it',
    )
}

/** Beyond `--max-warnings` it is the warnings that fail. */
function lowestFailing(
  findings: readonly Finding[],
  { failOn, maxWarnings = Number.POSITIVE_INFINITY }: CheckCommandOptions,
): Severity | 'never' {
  const tooMany = countsOf(findings).warnings > maxWarnings
  return tooMany && (failOn === 'never' || failOn === 'error') ? 'warn' : failOn
}

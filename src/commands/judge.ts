import { posix, relative, resolve, sep } from 'node:path'
import process from 'node:process'
import { check } from '../check/index.ts'
import { compareFindings, type Finding } from '../model/finding.ts'
import { type Loaded, loadCatalog } from '../pipeline/load.ts'
import type { ConfigFile } from '../read/config-file.ts'
import { today } from './clock.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { internalError } from './internal-error.ts'
import type { ProjectOptions } from './project.ts'
import type { Terminal } from './terminal.ts'

/** A catalogue with everything that is known to be wrong with it. */
export interface Judged {
  readonly loaded: Loaded
  /** Paths relative to the project folder. */
  readonly findings: readonly Finding[]
  readonly suppressed: number
  /** Errors of ours, each told on the terminal already. */
  readonly failures: number
}

/** Loads and checks a catalogue. */
export async function judgeProject(
  project: ConfigFile,
  options: ProjectOptions & { withBodies: boolean; signal?: AbortSignal },
  terminal: Terminal,
): Promise<Judged> {
  const bar = terminal.progress('reading')
  try {
    const loaded = await loadCatalog({
      config: project,
      content: options.content === undefined ? undefined : resolve(options.content),
      withBodies: options.withBodies,
      cache: options.cache ?? true,
      onProgress: bar.show,
      signal: options.signal,
    })
    bar.clear()
    return judge(loaded, terminal)
  } finally {
    bar.clear()
  }
}

function judge(loaded: Loaded, terminal: Terminal): Judged {
  const { findings, suppressed, internal } = check(loaded.catalog, {
    today: today(),
    raised: loaded.findings,
  })
  for (const { path, stack } of loaded.failures) terminal.note(internalError(`while handling ${path}`, stack))
  for (const { ruleId, error } of internal) terminal.note(internalError(`in the rule ${ruleId}`, error))
  return { loaded, findings, suppressed, failures: loaded.failures.length + internal.length }
}

/** Findings with paths as the user would type them: relative to the working directory. */
export function fromHere(findings: readonly Finding[], root: string): Finding[] {
  const place = (path: string) =>
    relative(process.cwd(), resolve(root, path)).split(sep).join(posix.sep) || path
  return findings
    .map((finding) => ({
      ...finding,
      path: place(finding.path),
      related: finding.related.map((other) => ({ ...other, path: place(other.path) })),
    }))
    .sort(compareFindings)
}

/** Counts for a summary line and for exit codes. */
export function countsOf(findings: readonly Finding[]): { errors: number; warnings: number; infos: number } {
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length
  return { errors: count('error'), warnings: count('warn'), infos: count('info') }
}

/** The exit code that findings alone call for. */
export function codeFor(findings: readonly Finding[], failures: number, failed: boolean): ExitCode {
  if (failures > 0) return exitCode.internal
  // A finding without a document concerns the configuration, and nothing below it can be trusted.
  if (findings.some(({ severity, path }) => severity === 'error' && path.endsWith('portolan.config.yaml')))
    return exitCode.usage
  return failed ? exitCode.findings : exitCode.clean
}

import { posix, relative, resolve, sep } from 'node:path'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { check } from '../check/index.ts'
import { compareWithBaseline } from '../model/baseline.ts'
import { compareFindings, type Finding } from '../model/finding.ts'
import { readVerdict, type Verdict, verdictKey, writeVerdict } from '../pipeline/kept-verdict.ts'
import { type Loaded, loadCatalog } from '../pipeline/load.ts'
import type { ReadyWorker } from '../pipeline/parse-files.ts'
import type { ConfigFile } from '../read/config-file.ts'
import { type BaselineState, type ReadBaseline, readBaseline } from './baseline.ts'
import { today } from './clock.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { internalError } from './internal-error.ts'
import type { ProjectOptions } from './project.ts'
import type { Terminal } from './terminal.ts'

/** A catalogue with everything that is known to be wrong with it. */
export interface Judged {
  readonly loaded: Loaded
  /** Paths relative to the project folder. What the baseline knows is not among them. */
  readonly findings: readonly Finding[]
  /** Findings that the baseline knows. */
  readonly baselined: readonly Finding[]
  readonly baseline: BaselineState
  /** What documents accept. */
  readonly suppressed: readonly Finding[]
  /** Errors of ours, each told on the terminal already. */
  readonly failures: number
  /** Of the catalogue and its findings, known ones included. Empty where nothing is remembered. */
  readonly key: string
}

/** How a catalogue is loaded. */
type LoadProjectOptions = ProjectOptions & {
  withBodies: boolean
  signal?: AbortSignal | undefined
  ready?: ReadyWorker
}

/** Loads and checks a catalogue, and sets aside what its baseline knows. */
export async function judgeProject(
  project: ConfigFile,
  options: LoadProjectOptions,
  terminal: Terminal,
): Promise<Judged> {
  const loaded = await loadProject(project, options, terminal)
  const judged = judgeLoaded(loaded, readBaseline(project, loaded.site, options), terminal)
  await heed(options.signal)
  return judged
}

/** Ends here where Ctrl-C was pressed during work that has no pauses: node hears of it only when it rests. */
export async function heed(signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return
  await setTimeout(1)
  signal.throwIfAborted()
}

/** Loads a catalogue, with a bar while that takes its time. */
export async function loadProject(
  project: ConfigFile,
  options: LoadProjectOptions,
  terminal: Terminal,
): Promise<Loaded> {
  const bar = terminal.progress('reading')
  try {
    return await loadCatalog({
      config: project,
      content: options.content === undefined ? undefined : resolve(options.content),
      withBodies: options.withBodies,
      cache: options.cache ?? true,
      onProgress: bar.show,
      signal: options.signal,
      ready: options.ready,
    })
  } finally {
    bar.clear()
  }
}

/** Checks a catalogue as it is in memory, and sets aside what its baseline knows. */
export function judgeLoaded(
  loaded: Loaded,
  read: ReadBaseline,
  terminal: Terminal,
  /** Id of the document of which alone all findings are wanted. */
  about?: string,
): Judged {
  const { findings, suppressed, failures, key } = verdictOn(loaded, terminal, about)
  const { fresh, known, vanished } = compareWithBaseline(findings, read.listed, loaded.catalog)
  // After an error of ours, what is not found may merely not have been looked for.
  const baseline = { ...read, vanished: failures > 0 ? [] : vanished }
  return { loaded, findings: fresh, baselined: known, baseline, suppressed, failures, key }
}

/** A catalogue that looks as it did when it was judged last gets the same verdict. */
function verdictOn(
  loaded: Loaded,
  terminal: Terminal,
  about: string | undefined,
): Verdict & { readonly failures: number } {
  const key = loaded.failures.length === 0 ? verdictKey(loaded.key, today()) : ''
  const known = readVerdict(loaded.root, key)
  if (known) return { ...known, failures: 0 }
  const { findings, suppressed, internal } = check(loaded.catalog, {
    today: today(),
    raised: loaded.findings,
    documentsJudged: true,
    about,
    unheard: loaded.failures.flatMap(({ ruleId }) => ruleId ?? []),
  })
  for (const { path, ruleId, stack } of loaded.failures)
    terminal.note(
      internalError(ruleId ? `in the rule ${ruleId}, at ${path}` : `while handling ${path}`, stack),
    )
  for (const { ruleId, error } of internal) terminal.note(internalError(`in the rule ${ruleId}`, error))
  const verdict = { key: internal.length === 0 ? key : '', findings, suppressed }
  writeVerdict(loaded.root, verdict)
  return { ...verdict, failures: loaded.failures.length + internal.length }
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

/** The exit code that a judgement calls for; `failed`: its findings are too many or too bad. */
export function codeFor({ findings, failures, loaded }: Judged, failed: boolean): ExitCode {
  if (failures > 0) return exitCode.internal
  // Where the configuration is wrong, nothing below it can be trusted.
  if (findings.some(({ severity, path }) => severity === 'error' && path === loaded.site.path))
    return exitCode.usage
  return failed ? exitCode.findings : exitCode.clean
}

import { relative, resolve } from 'node:path'
import process from 'node:process'
import { contentRootOf, loadSite, outputOf, snapshotOf } from '../pipeline/load-site.ts'
import { themeRootOf } from '../pipeline/load-theme.ts'
import type { ConfigFile } from '../read/config-file.ts'
import { type BuildOutcome, type ServeEvent, serveSite } from '../serve/serve-site.ts'
import { type BuildSiteOptions, buildSite } from './build-site.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { internalError } from './internal-error.ts'
import { countsOf } from './judge.ts'
import { type ProjectOptions, projectOf } from './project.ts'
import { mistakeInWords } from './tell-error.ts'
import type { Terminal } from './terminal.ts'

export interface ServeCommandOptions extends ProjectOptions {
  readonly output?: string | undefined
  readonly port?: number | undefined
}

/** `portolan serve`: publishes on the loopback address and follows changes until Ctrl-C. */
export async function serveCommand(
  options: ServeCommandOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ExitCode> {
  const project = projectOf(options)
  const { site } = loadSite(project)
  const content = contentRootOf(project, site, options.content && resolve(options.content))
  const output = outputOf(project, site, options.output && resolve(options.output))
  const running = await serveSite({
    output,
    ...(options.port !== undefined && { port: options.port }),
    watchPaths: [content, project.location, themeRootOf(project, site), snapshotOf(project, site)].filter(
      (path) => path !== undefined,
    ),
    signal,
    onEvent: (event) => tell(event, terminal),
    build: () => build(project, { ...options, output }, terminal, signal),
  })
  await running.closed
  return exitCode.clean
}

async function build(
  project: ConfigFile,
  options: BuildSiteOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<BuildOutcome> {
  try {
    // The text is shown in the browser too.
    const plain = { ...terminal, colour: false }
    const { findings, text, changed } = await buildSite(project, options, plain, signal)
    const ok = countsOf(findings).errors === 0
    terminal.note(ok ? text : `${text}Nothing was published; open pages show why.\n`)
    return { ok, findingsText: text, changed }
  } catch (error) {
    const text = signal.aborted ? undefined : mistakeInWords(error)
    if (text === undefined) throw error
    terminal.note(text)
    return { ok: false, findingsText: text }
  }
}

/** Paths that are named when many change at once, such as with a checkout. */
const mostNamed = 3

function changedInWords(paths: readonly string[]): string {
  const named = paths.slice(0, mostNamed).map((path) => relative(process.cwd(), path) || '.')
  const others = paths.length - named.length
  return `${named.join(', ')}${others > 0 ? ` and ${others} more` : ''} changed`
}

function tell(event: ServeEvent, terminal: Terminal): void {
  if (event.kind === 'listening') terminal.note(`Serving on ${event.url} (Ctrl-C ends it)\n`)
  if (event.kind === 'port-replaced') terminal.note(`Port ${event.taken} is taken; using ${event.port}.\n`)
  if (event.kind === 'building' && event.changed.length > 0)
    terminal.note(`\n${changedInWords(event.changed)}\n`)
  if (event.kind === 'watch-trouble') terminal.note(`Changes may go unnoticed: ${event.reason}\n`)
  if (event.kind === 'build-crashed') terminal.note(internalError('while building', event.error))
  if (event.kind === 'request-failed')
    terminal.note(internalError(`while serving ${event.path}`, event.error))
}

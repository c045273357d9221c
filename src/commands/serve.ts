import { resolve } from 'node:path'
import { contentRootOf, loadSite, outputOf, snapshotOf } from '../pipeline/load-site.ts'
import { themeRootOf } from '../pipeline/load-theme.ts'
import { type ServeEvent, serveSite } from '../serve/serve-site.ts'
import { type BuildSiteOptions, buildSite } from './build-site.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { internalError } from './internal-error.ts'
import { countsOf } from './judge.ts'
import { type ProjectOptions, projectOf } from './project.ts'
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
  const buildOptions: BuildSiteOptions = { ...options, output }
  const running = await serveSite({
    output,
    ...(options.port !== undefined && { port: options.port }),
    watchPaths: [content, project.location, themeRootOf(project, site), snapshotOf(project, site)].filter(
      (path) => path !== undefined,
    ),
    signal,
    onEvent: (event) => tell(event, terminal),
    build: async () => {
      const { findings, text, changed } = await buildSite(
        project,
        buildOptions,
        { ...terminal, colour: false },
        signal,
      )
      terminal.note(text)
      return { ok: countsOf(findings).errors === 0, findingsText: text, changed }
    },
  })
  await running.closed
  return exitCode.clean
}

function tell(event: ServeEvent, terminal: Terminal): void {
  if (event.kind === 'listening') terminal.note(`Serving on ${event.url} (Ctrl-C ends it)\n`)
  if (event.kind === 'port-replaced') terminal.note(`Port ${event.taken} is taken; using ${event.port}.\n`)
  if (event.kind === 'building' && event.changed.length > 0)
    terminal.note(`\n${event.changed.join(', ')} changed\n`)
  if (event.kind === 'watch-trouble') terminal.note(`Changes may go unnoticed: ${event.reason}\n`)
  if (event.kind === 'build-crashed') terminal.note(internalError('while building', event.error))
  if (event.kind === 'request-failed')
    terminal.note(internalError(`while serving ${event.path}`, event.error))
}

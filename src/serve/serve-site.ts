import { createServer, type Server } from 'node:http'
import { resolve } from 'node:path'
import { firstPort, listen } from './listen.ts'
import { type BuildOutcome, LiveState } from './live-state.ts'
import { Rebuilder } from './rebuilder.ts'
import { handleRequest } from './site-handler.ts'
import { watchFiles, watchTrouble } from './watch.ts'

export type { BuildOutcome } from './live-state.ts'

/** What to serve and what to do when it changes. */
export interface ServeOptions {
  /** Folder of the built site; need not be there before the first build. */
  readonly output: string
  /** The port that the user named; left out, the next free one from a usual one on is taken. 0: any. */
  readonly port?: number
  /** `127.0.0.1` (default), `::1` or `localhost`. */
  readonly host?: string
  /** Builds the site into `output`; called once at first and after every change, never twice at once. */
  readonly build: () => Promise<BuildOutcome>
  /** Files and folders whose changes lead to a build. */
  readonly watchPaths: readonly string[]
  readonly onEvent?: (event: ServeEvent) => void
  /** Ends serving when aborted. */
  readonly signal?: AbortSignal
}

/** What happens while a site is served. */
export type ServeEvent =
  | { readonly kind: 'listening'; readonly url: string }
  /** The usual port was taken; the next free one serves. */
  | { readonly kind: 'port-replaced'; readonly taken: number; readonly port: number }
  /** No paths: the first build. */
  | { readonly kind: 'building'; readonly changed: readonly string[] }
  | { readonly kind: 'built'; readonly outcome: BuildOutcome }
  /** `build` rejected: a defect of the program, shown in the browser like findings. */
  | { readonly kind: 'build-crashed'; readonly error: unknown }
  | { readonly kind: 'watch-trouble'; readonly reason: string }
  | { readonly kind: 'request-failed'; readonly path: string; readonly error: unknown }

/** A site that is being served. */
export interface RunningSite {
  readonly url: string
  readonly port: number
  /** Stops everything, waiting for a build that runs; `signal` does the same. */
  readonly close: () => Promise<void>
  /** Fulfilled when everything has stopped. */
  readonly closed: Promise<void>
}

/** Serves a site on this machine and rebuilds it on changes. Fulfilled when the first build has ended. */
export async function serveSite(options: ServeOptions): Promise<RunningSite> {
  const { host = '127.0.0.1', watchPaths, signal, onEvent = () => {} } = options
  signal?.throwIfAborted()
  const output = resolve(options.output)
  const state = new LiveState()
  const server = createSiteServer(output, state, onEvent)
  const port = await listen(server, host, options.port)
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}/`
  if (options.port === undefined && port !== firstPort)
    onEvent({ kind: 'port-replaced', taken: firstPort, port })
  onEvent({ kind: 'listening', url })
  const rebuilder = new Rebuilder((changed) => buildOnce(options, changed, state, onEvent))
  const watcher = await watchFiles(
    watchPaths,
    output,
    (path) => rebuilder.request(path),
    (error) => onEvent({ kind: 'watch-trouble', reason: watchTrouble(error) }),
  )
  const close = once(async () => {
    await watcher.close()
    await rebuilder.close()
    await closeServer(server)
  })
  const closed = new Promise<void>((done) => server.once('close', done))
  signal?.addEventListener('abort', () => void close(), { once: true })
  if (signal?.aborted) await close()
  else await rebuilder.run()
  return { url, port, close, closed }
}

function createSiteServer(output: string, state: LiveState, onEvent: (event: ServeEvent) => void): Server {
  return createServer((request, response) => {
    handleRequest(request, response, output, state).catch((error: unknown) => {
      onEvent({ kind: 'request-failed', path: request.url ?? '', error })
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' })
      response.end('The file could not be read.\n')
    })
  })
}

async function buildOnce(
  { build, signal }: ServeOptions,
  changed: readonly string[],
  state: LiveState,
  onEvent: (event: ServeEvent) => void,
): Promise<void> {
  onEvent({ kind: 'building', changed })
  try {
    const outcome = await build()
    state.update(outcome)
    onEvent({ kind: 'built', outcome })
  } catch (error) {
    // A build that gives up because everything ends is no defect.
    if (signal?.aborted) return
    state.update({ ok: false, findingsText: `The build ended in an internal error.\n\n${error}` })
    onEvent({ kind: 'build-crashed', error })
  }
}

/** Streams of events never end by themselves. */
function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => {
    running ??= action()
    return running
  }
}

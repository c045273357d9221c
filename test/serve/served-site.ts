import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach } from 'vitest'
import {
  type BuildOutcome,
  type RunningSite,
  type ServeEvent,
  serveSite,
} from '../../src/serve/serve-site.ts'

const clearing: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const clear of clearing.splice(0).reverse()) await clear()
})

/** Something to do after the test, the last first. */
export const afterwards = (clear: () => Promise<void> | void): void => void clearing.push(clear)

/** An empty folder that is removed after the test. */
export function workplace(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'portolan-serve-')))
  afterwards(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Lays down files, with the folders they need. */
export function layDown(folder: string, files: Record<string, string | Uint8Array>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** The policy that every page of a site carries. */
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'"

/** A page as the theme renders it. */
export const pageOf = (title: string): string =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="icon" href="data:,"><title>${title}</title></head><body><main><h1>${title}</h1></main></body></html>`

/** A site that is served until the end of the test, and what was told of it. */
export interface Served extends RunningSite {
  readonly output: string
  readonly content: string
  readonly events: ServeEvent[]
  /** Fulfilled with the next outcome after the call. */
  readonly nextBuild: () => Promise<ServeEvent>
}

/** Serves what `build` writes into the output folder; the content folder is watched. */
export async function served(
  build: (output: string, content: string) => Promise<BuildOutcome>,
): Promise<Served> {
  const folder = workplace()
  const output = join(folder, 'dist')
  const content = join(folder, 'content')
  layDown(folder, { 'content/index.md': '# Main page' })
  const events: ServeEvent[] = []
  const waiting = new Set<(event: ServeEvent) => void>()
  const site = await serveSite({
    output,
    port: 0,
    watchPaths: [content],
    build: () => build(output, content),
    onEvent: (event) => {
      events.push(event)
      if (event.kind !== 'built' && event.kind !== 'build-crashed') return
      for (const tell of waiting) tell(event)
      waiting.clear()
    },
  })
  afterwards(site.close)
  const nextBuild = () => new Promise<ServeEvent>((tell) => waiting.add(tell))
  return { ...site, output, content, events, nextBuild }
}

/** A good build that writes these files. */
export const writes =
  (files: Record<string, string | Uint8Array>) =>
  async (output: string): Promise<BuildOutcome> => {
    layDown(output, files)
    return { ok: true, findingsText: '' }
  }

/** A response to a request as no well-behaved client makes it: any path, any header, any method. */
export function rawRequest(
  url: string,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number | undefined; text: string }> {
  return new Promise((done, fail) => {
    const { port } = new URL(url)
    const asking = request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => done({ status: response.statusCode, text }))
    })
    asking.on('error', fail).end()
  })
}

/** The messages of the event stream as they come. */
export async function* messagesOf(url: string, signal: AbortSignal): AsyncGenerator<Record<string, unknown>> {
  const response = await fetch(`${url}__portolan/events`, { signal })
  let text = ''
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      yield JSON.parse(text.slice('data: '.length, end))
      text = text.slice(end + 2)
    }
  }
}

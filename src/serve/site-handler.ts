import type { IncomingMessage, ServerResponse } from 'node:http'
import { overlayStyles, reloadScript } from './client.ts'
import { isLoopbackHeader } from './listen.ts'
import { livePage, missingPage, ownFolder } from './live-page.ts'
import type { LiveState } from './live-state.ts'
import { siteFile } from './site-file.ts'

/** On every response: nothing is kept, guessed, or handed to pages of other origins. */
const headers: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'SAMEORIGIN',
  'Referrer-Policy': 'no-referrer',
}

/** Answers one request from the files of the output folder. */
export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  output: string,
  state: LiveState,
): Promise<void> {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  if (!isLoopbackHeader(request.headers.host)) return sendText(response, 403, 'Ask for localhost.')
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return sendText(response, 405, 'Only GET and HEAD are answered.')
  }
  const path = (request.url ?? '/').replace(/[?#].*$/s, '')
  return path.startsWith(ownFolder)
    ? sendOwn(response, path.slice(ownFolder.length), state)
    : sendSite(response, path, output, state)
}

function sendOwn(response: ServerResponse, name: string, state: LiveState): void {
  if (name === 'events') state.follow(response)
  else if (name === 'reload.js') send(response, 200, 'text/javascript; charset=utf-8', reloadScript)
  else if (name === 'overlay.css') send(response, 200, 'text/css; charset=utf-8', overlayStyles)
  else sendText(response, 404, 'Not found.')
}

async function sendSite(
  response: ServerResponse,
  path: string,
  output: string,
  state: LiveState,
): Promise<void> {
  // Taken before the file is read: a page that is newer than it says reloads once too often, never too seldom.
  const { build } = state
  const file = await siteFile(output, path)
  if (!file) send(response, 404, html, livePage(missingPage(), build))
  else if (file.type === html) send(response, 200, html, livePage(file.content.toString('utf8'), build))
  else send(response, 200, file.type, file.content)
}

const html = 'text/html; charset=utf-8'

const sendText = (response: ServerResponse, status: number, text: string): void =>
  send(response, status, 'text/plain; charset=utf-8', `${text}\n`)

function send(response: ServerResponse, status: number, type: string, content: string | Buffer): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(content) })
  response.end(content)
}

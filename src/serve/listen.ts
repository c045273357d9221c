import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ServeError } from './serve-error.ts'

/** The port that is tried first where the user names none. */
export const firstPort = 4780
/** How many ports are tried where the user names none. */
const tries = 20

/** The names of this machine to itself: an unfinished site is nobody else's business. */
const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost'])

/**
 * True where a `Host` header names this machine itself. Any other name means that a page from elsewhere made
 * its own name point here (DNS rebinding) and would read what is served.
 */
export const isLoopbackHeader = (header: string | undefined): boolean =>
  /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(header ?? '')

/** Opens the port and returns its number; a port that the user named is opened or refused, never replaced. */
export async function listen(server: Server, host: string, port: number | undefined): Promise<number> {
  if (!loopbackHosts.has(host)) {
    throw new ServeError(
      `cannot serve on ${host}: only this machine itself may look at an unfinished site`,
      'to show the site to others, build it and copy the output folder to a web server',
    )
  }
  if (port !== undefined) return open(server, host, port)
  for (let candidate = firstPort; candidate < firstPort + tries; candidate++) {
    try {
      return await open(server, host, candidate)
    } catch (error) {
      if (!isTaken((error as Error).cause)) throw error
    }
  }
  throw new ServeError(
    `the ports ${firstPort} to ${firstPort + tries - 1} are all taken`,
    'name a free one with --port',
  )
}

async function open(server: Server, host: string, port: number): Promise<number> {
  try {
    server.listen(port, host)
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  } catch (error) {
    if (isTaken(error)) {
      throw new ServeError(
        `port ${port} on ${host} is taken`,
        'name another one with --port, or leave it out',
        error,
      )
    }
    if ((error as NodeJS.ErrnoException).code === 'EACCES') {
      throw new ServeError(
        `port ${port} may be opened by root only`,
        'name one from 1024 on with --port',
        error,
      )
    }
    throw error
  }
}

const isTaken = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException | undefined)?.code === 'EADDRINUSE'

import dgram from 'node:dgram'
import { once } from 'node:events'
import net from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, expect, test } from 'vitest'
import { coverOf, coversOverlap } from '../../src/model/address.ts'

interface Bind {
  readonly bind: string
  readonly v6only?: boolean
}

const binds: readonly Bind[] = [
  { bind: '0.0.0.0' },
  { bind: '127.0.0.1' },
  { bind: '127.0.0.2' },
  { bind: '::' },
  { bind: '::', v6only: true },
  { bind: '::1' },
  { bind: '::ffff:127.0.0.1' },
]

/** Binds; closing it frees the number. Rejects where the kernel refuses. */
type Open = (bind: Bind, port: number) => Promise<{ port: number; close: () => Promise<unknown> }>

const tcp: Open = async ({ bind, v6only = false }, port) => {
  const server = net.createServer()
  server.listen({ host: bind, port, ipv6Only: v6only, exclusive: true })
  await once(server, 'listening')
  return { port: (server.address() as net.AddressInfo).port, close: () => once(server.close(), 'close') }
}

const udp: Open = async ({ bind, v6only = false }, port) => {
  const socket = dgram.createSocket({ type: bind.includes(':') ? 'udp6' : 'udp4', ipv6Only: v6only })
  socket.bind({ address: bind, port, exclusive: true })
  await once(socket, 'listening')
  return { port: socket.address().port, close: () => once(socket.close(), 'close') }
}

async function areRefused(open: Open, first: Bind, second: Bind): Promise<boolean> {
  const held = await open(first, 0)
  try {
    const other = await open(second, held.port)
    await other.close()
    return false
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return true
    throw error
  } finally {
    await held.close()
  }
}

/** Another program may have the number: a refusal counts only when it is repeated on other numbers. */
async function conflict(open: Open, first: Bind, second: Bind): Promise<boolean> {
  for (let attempt = 0; attempt < 4; attempt++) if (!(await areRefused(open, first, second))) return false
  return true
}

const hasIPv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
)
const isUsual = process.platform === 'linux' && hasIPv6

describe.each([
  ['tcp', tcp],
  ['udp', udp],
] as const)('this kernel agrees on %s', (_, open) => {
  test.skipIf(!isUsual)('(needs Linux with IPv6 on ::1)', async () => {
    for (const first of binds) {
      for (const second of binds) {
        const expected = coversOverlap(coverOf(first.bind, first), coverOf(second.bind, second))
        const pair = `${JSON.stringify(first)} then ${JSON.stringify(second)}`
        expect(`${pair}: ${await conflict(open, first, second)}`).toBe(`${pair}: ${expected}`)
      }
    }
  })
})

import { expect, test } from 'vitest'
import { insecureDefaultOf, insecureDefaults } from '../../src/check/insecure-defaults.ts'
import { type Port, portSchema } from '../../src/model/schema/port.ts'

const port = (fields: object): Port => portSchema.parse(fields)
const recognised = (fields: object) => {
  const match = insecureDefaultOf(port(fields))
  return match && `${match.entry.id} by ${match.by}`
}

test('ids are unique, in lower case, and every entry can be matched', () => {
  const ids = insecureDefaults.map(({ id }) => id)
  expect(ids).toHaveLength(50)
  expect(new Set(ids).size).toBe(ids.length)
  for (const entry of insecureDefaults) {
    expect(entry.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(entry.protocols.length, entry.id).toBeGreaterThan(0)
    expect(entry.protocols, entry.id).toEqual(entry.protocols.map((name) => name.toLowerCase()))
    expect(entry.source ?? 'https://', entry.id).toMatch(/^https:\/\//)
    expect(recognised({ port: 1, transport: entry.transports[0], protocol: entry.protocols[0] })).toBe(
      `${entry.id} by protocol`,
    )
  }
})

test.each([
  [{ port: 7000, protocol: 'Redis' }, 'redis by protocol'],
  [{ port: 6379 }, 'redis by number'],
  [{ port: 6379, protocol: 'https' }, undefined],
  [{ port: 9200, protocol: 'http' }, 'elasticsearch by number'],
  [{ port: 9200, protocol: 'https' }, undefined],
  [{ port: 11211, transport: 'udp', protocol: 'memcached' }, 'memcached-udp by protocol'],
  [{ port: '6000-6010' }, undefined],
  [{ socket: '/run/redis.sock', transport: 'unix', protocol: 'redis' }, undefined],
])('%j is %s', (fields, match) => {
  expect(recognised(fields)).toBe(match)
})

import { expect, test } from 'vitest'
import { type Listener, listeners, listenersByHost } from '../../src/model/listener.ts'
import { catalogOf } from './catalog-of.ts'

const catalog = catalogOf(
  {
    web: {
      hosts: ['h[1-2]'],
      ports: ['443/tcp', { socket: '/var/run/web.sock', netns: 'pod' }, { port: 80, state: 'disabled' }],
    },
    cache: { hosts: ['h2'], ports: [{ port: '4000-4010', bind: '::', dynamic: true }] },
    gopher: { hosts: ['h2'], ports: ['70/tcp'], lifecycle: 'retired' },
    adrift: { ports: ['81/tcp'] },
  },
  { base: { ports: ['22/tcp'] }, hostFacts: [{ hosts: 'h2', bindv6only: true }] },
)

const short = ({ service, portIndex, host }: Listener) => `${host} ${service?.id ?? 'base'}:${portIndex}`

test('every host has the listeners of the base layer and of what runs there', () => {
  expect(listeners(catalog).map(short)).toEqual([
    'h1 base:0',
    'h1 web:0',
    'h1 web:1',
    'h2 base:0',
    'h2 cache:0',
    'h2 web:0',
    'h2 web:1',
  ])
  expect([...listenersByHost(catalog)].map(([host, all]) => [host, all.length])).toEqual([
    ['h1', 3],
    ['h2', 4],
  ])
})

test('a listener says what the kernel would see', () => {
  const [cache, , socket] = (listenersByHost(catalog).get('h2') ?? []).slice(1)
  const { service: _, port: __, ...seen } = cache as Listener
  expect(seen).toEqual({
    portIndex: 0,
    host: 'h2',
    netns: '',
    transport: 'tcp',
    range: { first: 4000, last: 4010 },
    covers: [{ bind: '::', known: true, v4: undefined, v6: '*' }],
    dynamic: true,
  })
  expect([socket?.transport, socket?.socket, socket?.netns]).toEqual(['unix', '/run/web.sock', 'pod'])
})

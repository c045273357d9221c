import { describe, expect, test } from 'vitest'
import type { Catalog } from '../../src/model/catalog.ts'
import {
  type Claim,
  dynamicOverlaps,
  ephemeralPorts,
  fleetDuplicates,
  nextFreePort,
  type PortConflict,
  portConflicts,
  portShares,
  reservedElsewhere,
} from '../../src/model/port-conflict.ts'
import { catalogOf, type ServiceInput } from './catalog-of.ts'

const nameOf = ({ service, portIndex }: Claim): string => `${service?.id ?? 'base'}:${portIndex}`

/** Conflicts with claims by name: whole services make failures unreadable. */
const told = (conflicts: readonly PortConflict[]) =>
  conflicts.map(({ claims, ...rest }) => ({ claims: claims.map(nameOf), ...rest }))

const conflictsOf = (catalog: Catalog) => told(portConflicts(catalog))

describe('a conflict', () => {
  test('names who, the number, all hosts at once, why, and what is free there', () => {
    const catalog = catalogOf({
      web: { hosts: ['edge-[1-3]'], ports: [{ port: 443, bind: '0.0.0.0' }] },
      mail: { hosts: ['edge-[1-2]', 'mx1'], ports: ['25/tcp', { port: 443, bind: '192.0.2.7' }] },
      proxy: { hosts: ['edge-2'], ports: ['8443/tcp'] },
    })
    expect(conflictsOf(catalog)).toEqual([
      {
        claims: ['mail:1', 'web:0'],
        transport: 'tcp',
        range: { first: 443, last: 443 },
        hosts: ['edge-1', 'edge-2'],
        netns: '',
        why: '0.0.0.0 includes 192.0.2.7',
        nextFree: 8444,
      },
    ])
  })

  test('of three at once is one, and of two elsewhere another', () => {
    const port: ServiceInput = { ports: ['80/tcp'] }
    const catalog = catalogOf({
      alpha: { ...port, hosts: ['h[1-4]'] },
      beta: { ...port, hosts: ['h[1-4]'] },
      gamma: { ...port, hosts: ['h[2,4]'] },
    })
    expect(conflictsOf(catalog).map(({ claims, hosts }) => ({ claims, hosts }))).toEqual([
      { claims: ['alpha:0', 'beta:0'], hosts: ['h1', 'h3'] },
      { claims: ['alpha:0', 'beta:0', 'gamma:0'], hosts: ['h2', 'h4'] },
    ])
  })

  test('of one that binds everything with two that do not meet is one', () => {
    const catalog = catalogOf({
      all: { hosts: ['h1'], ports: [{ port: 53, bind: '0.0.0.0' }] },
      auth: { hosts: ['h1'], ports: [{ port: 53, bind: '192.0.2.1' }] },
      recursor: { hosts: ['h1'], ports: [{ port: 53, bind: '192.0.2.2' }] },
    })
    expect(conflictsOf(catalog)).toEqual([
      {
        claims: ['all:0', 'auth:0', 'recursor:0'],
        transport: 'tcp',
        range: { first: 53, last: 53 },
        hosts: ['h1'],
        netns: '',
        why: '0.0.0.0 includes 192.0.2.1; 0.0.0.0 includes 192.0.2.2',
        nextFree: 8053,
      },
    ])
  })

  test('of ranges has the numbers they share', () => {
    const catalog = catalogOf({
      ftp: { hosts: ['h1'], ports: ['4000-4099/tcp'] },
      media: { hosts: ['h1'], ports: ['4090-4200/tcp', '4300/tcp'] },
      rpc: { hosts: ['h1'], ports: ['4200-4300/tcp'] },
    })
    expect(conflictsOf(catalog).map(({ claims, range, nextFree }) => ({ claims, range, nextFree }))).toEqual([
      { claims: ['ftp:0', 'media:0'], range: { first: 4090, last: 4099 }, nextFree: undefined },
      { claims: ['media:0', 'rpc:0'], range: { first: 4200, last: 4200 }, nextFree: undefined },
      { claims: ['media:1', 'rpc:0'], range: { first: 4300, last: 4300 }, nextFree: 4301 },
    ])
  })

  test('with the base layer is told as such, on every host', () => {
    const catalog = catalogOf(
      { metrics: { hosts: ['h[1-2]'], ports: [{ port: 9100, bind: '127.0.0.1' }] }, web: { hosts: ['h3'] } },
      { base: { ports: ['22/tcp', { port: 9100, bind: '*' }] } },
    )
    expect(conflictsOf(catalog)).toEqual([
      {
        claims: ['base:1', 'metrics:0'],
        transport: 'tcp',
        range: { first: 9100, last: 9100 },
        hosts: ['h1', 'h2'],
        netns: '',
        why: 'every address includes 127.0.0.1',
        nextFree: 9101,
      },
    ])
  })

  test('within one document does not need to know the hosts', () => {
    const catalog = catalogOf(
      { web: { ports: ['443/tcp', { port: 443, bind: '::1' }, '22/tcp'] } },
      { base: { ports: ['22/tcp'] } },
    )
    expect(conflictsOf(catalog)).toEqual([
      {
        claims: ['web:0', 'web:1'],
        transport: 'tcp',
        range: { first: 443, last: 443 },
        hosts: [],
        netns: '',
        why: 'every address (nobody says which) includes ::1',
        nextFree: 8443,
      },
    ])
  })

  test('of one daemon with itself: 0.0.0.0 and :: at once are legal only with v6only', () => {
    const bind = ['0.0.0.0', '::']
    const catalog = catalogOf({
      careful: { hosts: ['h1'], ports: [{ port: 80, bind, v6only: true }] },
      careless: { hosts: ['h2'], ports: [{ port: 80, bind }] },
    })
    expect(conflictsOf(catalog)).toEqual([
      {
        claims: ['careless:0', 'careless:0'],
        transport: 'tcp',
        range: { first: 80, last: 80 },
        hosts: ['h2'],
        netns: '',
        why: ':: without v6only includes IPv4, so 0.0.0.0 too',
        nextFree: 8080,
      },
    ])
  })

  test('of 0.0.0.0 and :: is none where the kernel keeps IPv6 apart', () => {
    const ports = (bind: string): ServiceInput => ({ hosts: ['h[1-2]'], ports: [{ port: 80, bind }] })
    const catalog = catalogOf(
      { four: ports('0.0.0.0'), six: ports('::') },
      { hostFacts: [{ hosts: 'h2', bindv6only: true }] },
    )
    expect(conflictsOf(catalog).map(({ hosts }) => hosts)).toEqual([['h1']])
  })

  test('of sockets compares paths as the kernel does', () => {
    const catalog = catalogOf({
      sql: { hosts: ['h1'], ports: [{ socket: '/var/run/sql//./sock' }] },
      mirror: { hosts: ['h1'], ports: [{ socket: '/run/sql/x/../sock' }] },
      abstract: { hosts: ['h1'], ports: [{ socket: '@/run/sql/sock' }, { socket: '/run/sql/sock2' }] },
      far: { hosts: ['h2'], ports: [{ socket: '/run/sql/sock' }] },
    })
    expect(conflictsOf(catalog)).toEqual([
      {
        claims: ['mirror:0', 'sql:0'],
        transport: 'unix',
        socket: '/run/sql/sock',
        hosts: ['h1'],
        netns: '',
        why: 'a socket has one owner: the second to bind it fails or takes it away',
      },
    ])
  })

  test('comes in the order of numbers, sockets last', () => {
    const ports = ['9000/tcp', '80/udp', '80/tcp', { socket: '/run/a' }]
    const catalog = catalogOf({ one: { hosts: ['h1'], ports }, two: { hosts: ['h1'], ports } })
    const order = conflictsOf(catalog).map(
      ({ transport, range, socket }) => socket ?? `${range?.first}/${transport}`,
    )
    expect(order).toEqual(['80/tcp', '80/udp', '9000/tcp', '/run/a'])
  })
})

describe('there is no conflict', () => {
  const one: ServiceInput = { hosts: ['h1'], ports: [{ port: 443, bind: '0.0.0.0' }] }
  test.each<[string, ServiceInput]>([
    ['on another host', { ...one, hosts: ['h2'] }],
    ['on another transport', { hosts: ['h1'], ports: ['443/udp'] }],
    ['on sctp', { hosts: ['h1'], ports: ['443/sctp'] }],
    ['in another namespace', { hosts: ['h1'], ports: [{ port: 443, netns: 'pod' }] }],
    ['with IPv6 kept apart', { hosts: ['h1'], ports: [{ port: 443, bind: '::', v6only: true }] }],
    ['with a retired service', { ...one, lifecycle: 'retired' }],
    ['with a planned service', { ...one, lifecycle: 'planned' }],
    ['with a port that is off', { hosts: ['h1'], ports: [{ port: 443, state: 'disabled' }] }],
    ['with a reservation', { hosts: ['h1'], ports: [{ port: 443, state: 'reserved' }] }],
    ['with a dynamic range', { hosts: ['h1'], ports: [{ port: '400-500', dynamic: true }] }],
    ['with a neighbouring number', { hosts: ['h1'], ports: ['444-500/tcp', '400-442/tcp'] }],
    ['with a service without ports', { hosts: ['h1'] }],
  ])('%s', (_, other) => {
    expect(conflictsOf(catalogOf({ one, other }))).toEqual([])
  })

  test('among 29 services on 443, each on its own address', () => {
    const services = Array.from({ length: 29 }, (_, index): [string, ServiceInput] => [
      `site-${index}`,
      {
        hosts: ['lb[1-4].example'],
        ports: [{ port: 443, bind: [`192.0.2.${index}`, `2001:db8::${index + 1}`] }],
      },
    ])
    expect(conflictsOf(catalogOf(Object.fromEntries(services)))).toEqual([])
  })

  test('between an authoritative server and a recursor on different addresses', () => {
    const dns = (bind: string[]): ServiceInput => ({
      hosts: ['dns[1-6].example'],
      ports: [
        { port: 53, transport: 'udp', bind },
        { port: 53, bind },
      ],
    })
    const catalog = catalogOf({
      authoritative: dns(['ns0.example', 'ns1.example']),
      recursor: dns(['recdns.anycast.example', '127.0.0.1']),
    })
    expect(conflictsOf(catalog)).toEqual([])
  })
})

describe('shared on purpose', () => {
  const ingress = (group: string): ServiceInput => ({
    hosts: ['k[1-2].example'],
    ports: [{ port: 30443, bind: ['192.0.2.1', '192.0.2.2'], share: { group, by: 'sni' } }],
  })
  const names = Array.from({ length: 24 }, (_, index) => `app-${String(index).padStart(2, '0')}`)

  test('24 ingress services on four addresses are one share and no conflict', () => {
    const catalog = catalogOf(Object.fromEntries(names.map((name) => [name, ingress('ingress')])))
    expect(conflictsOf(catalog)).toEqual([])
    expect(
      portShares(catalog).map(({ claims, ...rest }) => ({ claims: claims.map(nameOf), ...rest })),
    ).toEqual([
      {
        group: 'ingress',
        by: 'sni',
        claims: names.map((name) => `${name}:0`),
        transport: 'tcp',
        range: { first: 30443, last: 30443 },
        netns: '',
        hosts: ['k1.example', 'k2.example'],
      },
    ])
  })

  test('an intruder collides with the whole share', () => {
    const catalog = catalogOf({
      'app-1': ingress('ingress'),
      'app-2': ingress('ingress'),
      intruder: { hosts: ['k1.example'], ports: [{ port: 30443, bind: '0.0.0.0' }] },
    })
    expect(conflictsOf(catalog).map(({ claims, hosts, why }) => ({ claims, hosts, why }))).toEqual([
      {
        claims: ['app-1:0', 'app-2:0', 'intruder:0'],
        hosts: ['k1.example'],
        why: '0.0.0.0 includes 192.0.2.1',
      },
    ])
    expect(portShares(catalog).map(({ claims }) => claims.map(nameOf))).toEqual([['app-1:0', 'app-2:0']])
  })

  test('two groups are two listeners', () => {
    const catalog = catalogOf({ 'app-1': ingress('ingress'), 'app-2': ingress('mesh') })
    expect(conflictsOf(catalog).map(({ claims }) => claims)).toEqual([['app-1:0', 'app-2:0']])
    expect(portShares(catalog)).toEqual([])
  })

  test('one group on different addresses is not shared', () => {
    const port = (bind: string) => ({ port: 443, bind, share: { group: 'web', by: 'same-process' as const } })
    const catalog = catalogOf({
      one: { hosts: ['h1'], ports: [port('192.0.2.1')] },
      two: { hosts: ['h1'], ports: [port('192.0.2.2')] },
    })
    expect(portShares(catalog)).toEqual([])
  })
})

describe('numbers that are unique in the fleet', () => {
  const fleet = { ports: { unique: 'fleet' as const } }

  test('collide wherever the services run, once', () => {
    const services: Record<string, ServiceInput> = {
      grid: { hosts: ['k1'], ports: [{ port: 30080, bind: '192.0.2.1' }, '4000/tcp'] },
      maps: { hosts: ['k2'], ports: [{ port: 30080, bind: '192.0.2.2', netns: 'pod' }] },
      tiles: { ports: ['30080/udp', '5000/tcp'] },
      wiki: { hosts: ['k1'], ports: ['4000/tcp', '5000/tcp'] },
      old: { ports: ['30080/tcp'], lifecycle: 'retired' },
    }
    expect(told(fleetDuplicates(catalogOf(services, fleet)))).toEqual([
      {
        claims: ['tiles:1', 'wiki:1'],
        transport: 'tcp',
        range: { first: 5000, last: 5000 },
        netns: '',
        hosts: ['k1'],
        why: 'numbers are unique in the whole fleet',
        nextFree: 5001,
      },
      {
        claims: ['grid:0', 'maps:0'],
        transport: 'tcp',
        range: { first: 30080, last: 30080 },
        netns: '',
        hosts: ['k1', 'k2'],
        why: 'numbers are unique in the whole fleet',
        nextFree: 30081,
      },
    ])
    expect(conflictsOf(catalogOf(services, fleet)).map(({ claims }) => claims)).toEqual([
      ['grid:1', 'wiki:0'],
    ])
    expect(fleetDuplicates(catalogOf(services))).toEqual([])
  })

  test('do not collide where they are shared, nor within one service', () => {
    const share = { group: 'ingress', by: 'sni' as const }
    const catalog = catalogOf(
      {
        grid: { hosts: ['k1'], ports: [{ port: 443, share }] },
        maps: {
          hosts: ['k2'],
          ports: [
            { port: 443, share },
            { port: 80, bind: '192.0.2.1' },
            { port: 80, bind: '192.0.2.2' },
          ],
        },
      },
      fleet,
    )
    expect(fleetDuplicates(catalog)).toEqual([])
  })
})

describe('dynamic ranges', () => {
  const spark = (dynamic: boolean, port = '4040-4140'): ServiceInput => ({
    hosts: ['an[1-2]'],
    ports: [{ port, dynamic }],
  })
  const overlapsOf = (services: Record<string, ServiceInput>) =>
    dynamicOverlaps(catalogOf(services)).map(({ claim, others, ...rest }) => ({
      claim: nameOf(claim),
      others: others.map(nameOf),
      ...rest,
    }))

  test('that overlap are told once, and are no conflict', () => {
    const services = {
      spark2: spark(true),
      spark3: spark(true),
      web: { hosts: ['an1'], ports: ['8080/tcp'] },
    }
    expect(overlapsOf(services)).toEqual([
      { claim: 'spark3:0', others: ['spark2:0'], transport: 'tcp', hosts: ['an1', 'an2'] },
    ])
    expect(conflictsOf(catalogOf(services))).toEqual([])
  })

  test('may take a number that somebody counts on', () => {
    expect(overlapsOf({ admin: spark(false, '4100'), spark: spark(true) })).toEqual([
      { claim: 'spark:0', others: ['admin:0'], transport: 'tcp', hosts: ['an1', 'an2'] },
    ])
  })

  test('that only touch do not overlap', () => {
    expect(overlapsOf({ spark2: spark(true), spark3: spark(true, '4141-4200') })).toEqual([])
  })
})

describe('a reserved number', () => {
  const reserving: ServiceInput = { hosts: ['h[1-3]'], ports: [{ port: '7000-7005', state: 'reserved' }] }
  const usesOf = (services: Record<string, ServiceInput>) =>
    reservedElsewhere(catalogOf(services)).map(({ claim, reservation, ...rest }) => ({
      claim: nameOf(claim),
      reservation: nameOf(reservation),
      ...rest,
    }))

  test('is used elsewhere', () => {
    const using: ServiceInput = { hosts: ['h[2-9]'], ports: ['6999/tcp', '7001/tcp', '7001/udp'] }
    const expected = [{ claim: 'user:1', reservation: 'keeper:0', transport: 'tcp', hosts: ['h2', 'h3'] }]
    expect(usesOf({ keeper: reserving, user: using })).toEqual(expected)
    expect(usesOf({ keeper: { ...reserving, lifecycle: 'planned' }, user: using })).toEqual(expected)
    expect(usesOf({ keeper: { ...reserving, lifecycle: 'retired' }, user: using })).toEqual([])
    expect(usesOf({ keeper: reserving, user: { ...using, lifecycle: 'planned' } })).toEqual([])
  })

  test('may be used by who keeps it, and kept by two', () => {
    const own = { ...reserving, ports: [...(reserving.ports ?? []), '7001/tcp'] }
    expect(usesOf({ keeper: own })).toEqual([])
    expect(usesOf({ keeper: reserving, other: reserving })).toEqual([])
  })
})

describe('an ephemeral port', () => {
  const toldOf = (catalog: Catalog) =>
    ephemeralPorts(catalog).map(({ claim, hosts, range }) => [
      nameOf(claim),
      hosts,
      `${range.first}-${range.last}`,
    ])

  test('lies in the range of its hosts and is not reserved there', () => {
    const catalog = catalogOf(
      {
        agent: { hosts: ['h[1-4]'], ports: ['40000/tcp'] },
        low: { hosts: ['h[1-4]'], ports: ['32767/tcp', '61000/udp', { port: '33000-34000', dynamic: true }] },
        pod: { hosts: ['h1'], ports: [{ port: 40001, netns: 'pod' }] },
        socket: { hosts: ['h1'], ports: [{ socket: '/run/x' }] },
        span: { hosts: ['h1'], ports: ['32000-32768/tcp'] },
      },
      {
        base: { ports: ['9100/tcp'] },
        hostFacts: [
          { hosts: ['h2'], reserved: ['39000-40000'] },
          { hosts: ['h3'], ephemeral: [1024, 65535] },
        ],
      },
    )
    expect(toldOf(catalog)).toEqual([
      ['base:0', ['h3'], '1024-65535'],
      ['agent:0', ['h3'], '1024-65535'],
      ['agent:0', ['h1', 'h4'], '32768-60999'],
      ['low:0', ['h3'], '1024-65535'],
      ['low:1', ['h3'], '1024-65535'],
      ['span:0', ['h1'], '32768-60999'],
    ])
  })

  test('is exposed unless every number of its range is reserved', () => {
    const reserved = (numbers: (string | number)[]) =>
      toldOf(
        catalogOf(
          { a: { hosts: ['h1'], ports: ['40000-40009/tcp'] } },
          { hostFacts: [{ reserved: numbers }] },
        ),
      )
    expect(reserved(['40005-40009', '40000-40004'])).toEqual([])
    expect(reserved(['40000-40004', '40006-40009'])).toEqual([['a:0', ['h1'], '32768-60999']])
  })
})

describe('the next free port', () => {
  const catalog = catalogOf(
    {
      web: { hosts: ['h[1-2]'], ports: ['8080/tcp', '8082/udp', { port: 8083, bind: '127.0.0.1' }] },
      mail: {
        hosts: ['h2'],
        ports: ['8081/tcp', { port: 8084, state: 'reserved' }, { port: 8085, netns: 'pod' }],
      },
      wide: { hosts: ['h3'], ports: ['60000-65535/tcp'] },
    },
    { base: { ports: ['9100/tcp'] }, hostFacts: [{ reserved: [8086] }] },
  )
  test.each<[string[], 'tcp' | 'udp', number, number | undefined]>([
    [['h1'], 'tcp', 8080, 8081],
    [['h1', 'h2'], 'tcp', 8080, 8082],
    [['h1', 'h2'], 'tcp', 8083, 8087],
    [['h1'], 'udp', 8080, 8080],
    [['h1'], 'tcp', 9100, 9101],
    [['h1'], 'tcp', 32768, 61000],
    [['h3'], 'tcp', 32768, undefined],
    [['unheard-of'], 'tcp', 8080, 8080],
    [['unheard-of'], 'tcp', 40000, 61000],
    [[], 'tcp', 8080, 8080],
  ])('on %j for %s from %i is %s', (hosts, transport, from, free) => {
    expect(nextFreePort(catalog, hosts, transport, from)).toBe(free)
  })
})

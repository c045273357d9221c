import { describe, expect, test } from 'vitest'
import { dependencyGraph } from '../../src/model/dependency-graph.ts'
import { edgeProblems, providerPort, unusedAllows } from '../../src/model/reachability.ts'
import { catalogOf, type ServiceInput, type SiteInput } from './catalog-of.ts'

type Ports = NonNullable<ServiceInput['ports']>
type Need = Exclude<NonNullable<ServiceInput['dependsOn']>[number], string>

describe('a dependency means the port', () => {
  const ports: Ports = [
    { port: 11211, name: 'plain' },
    { port: 11211, transport: 'udp', name: 'plain-udp' },
    { port: '4040-4140', name: 'ui' },
    { port: 53, bind: '127.0.0.1' },
    { port: 53, bind: '192.0.2.1' },
    { socket: '/var/run/cache.sock', name: 'socket' },
    { port: 80, state: 'disabled' },
  ]
  test.each<[Partial<Need>, number | undefined]>([
    [{ port: 11211 }, 0],
    [{ port: 11211, transport: 'udp' }, 1],
    [{ port: 11211, transport: 'sctp' }, undefined],
    [{ port: '11211' }, 0],
    [{ port: 'plain-udp' }, 1],
    [{ port: 4100 }, 2],
    [{ port: '4040-4140' }, 2],
    [{ port: 53 }, 4],
    [{ port: '/run/cache.sock' }, 5],
    [{ port: 'socket', transport: 'unix' }, 5],
    [{ port: 80 }, 6],
    [{ port: 'plane' }, undefined],
    [{ port: 4141 }, undefined],
    [{}, undefined],
  ])('%j', (need, index) => {
    const catalog = catalogOf({ cache: { ports }, web: { dependsOn: [{ service: 'cache', ...need }] } })
    const [edge] = dependencyGraph(catalog).edges
    const port = catalog.services[0]?.ports?.[index ?? -1]
    expect(edge && providerPort(edge)).toEqual(index === undefined ? undefined : { index, port })
  })
})

/** Problems of `web`, on w1 and w2, that needs port 80 of `api`, on a1, unless told otherwise. */
function problemsOf(
  api: ServiceInput,
  {
    web = {},
    others = {},
    site = {},
  }: { web?: ServiceInput; others?: Record<string, ServiceInput>; site?: SiteInput } = {},
) {
  const catalog = catalogOf(
    {
      api: { hosts: ['a1'], ...api },
      web: { hosts: ['w[1-2]'], dependsOn: [{ service: 'api', port: 80 }], ...web },
      ...others,
    },
    site,
  )
  return edgeProblems(catalog).map(({ edge, ...rest }) => ({
    edge: `${edge.from.id}→${edge.to.id}`,
    ...rest,
  }))
}

describe('an undeclared port', () => {
  test('is none of those that the provider documents', () => {
    const expected = [{ edge: 'web→api', kind: 'port-undeclared' }]
    expect(problemsOf({ ports: ['81/tcp'] })).toEqual(expected)
    expect(problemsOf({ ports: [] })).toEqual(expected)
  })

  test.each<[string, ServiceInput, ServiceInput]>([
    ['the provider documents no ports at all', {}, {}],
    ['some ports could not be read', { ports: ['81/tcp'], incomplete: ['ports'] }, {}],
    ['the provider is retired', { ports: ['81/tcp'], lifecycle: 'retired' }, {}],
    ['the dependent is retired', { ports: ['81/tcp'] }, { lifecycle: 'retired' }],
    ['no port is named', { ports: ['81/tcp'] }, { dependsOn: ['api'] }],
  ])('is not told where %s', (_, api, web) => {
    expect(problemsOf(api, { web })).toEqual([])
  })
})

describe('an unreachable port', () => {
  const local: Ports = [{ port: 80, bind: ['127.0.0.1', '::1'] }]

  test('is bound to loopback on other hosts', () => {
    expect(problemsOf({ ports: local })).toEqual([{ edge: 'web→api', kind: 'unreachable', portIndex: 0 }])
  })

  test('may be a socket', () => {
    const web = { dependsOn: [{ service: 'api', port: 'admin' }] }
    expect(problemsOf({ ports: [...local, { socket: '/run/admin', name: 'admin' }] }, { web })).toEqual([
      { edge: 'web→api', kind: 'unreachable', portIndex: 1 },
    ])
  })

  test.each<[string, ServiceInput, ServiceInput]>([
    ['the two share a host', { ports: local }, { hosts: ['w1', 'a1'] }],
    ['it is bound elsewhere as well', { ports: [...local, { port: 80, bind: '192.0.2.1' }] }, {}],
    ['some bind is open', { ports: [{ port: 80, bind: ['127.0.0.1', '192.0.2.1'] }] }, {}],
    ['nobody says what it binds', { ports: ['80/tcp'] }, {}],
    ['the provider’s hosts are unknown', { ports: local, hosts: [] }, {}],
    ['the dependent’s hosts are unknown', { ports: local }, { hosts: undefined }],
    ['some hosts could not be read', { ports: local }, { hosts: ['w1', 'w['] }],
    ['hosts are incomplete', { ports: local }, { incomplete: ['hosts'] }],
  ])('is not told where %s', (_, api, web) => {
    expect(problemsOf(api, { web })).toEqual([])
  })
})

test('a port that is off, and no other fits, is told as such; so is one that is kept free', () => {
  const off = { port: 80, bind: '192.0.2.1', state: 'disabled' } as const
  const told = [{ edge: 'web→api', kind: 'port-disabled', portIndex: 0 }]
  expect(problemsOf({ ports: [off] })).toEqual(told)
  expect(problemsOf({ ports: [{ ...off, state: 'reserved' }] })).toEqual(told)
  expect(problemsOf({ ports: [off, { port: 80, bind: '192.0.2.2' }] })).toEqual([])
  expect(problemsOf({ ports: [off], lifecycle: 'planned' })).toEqual([])
})

test('a port that is said to be on loopback is unreachable without a bind, too', () => {
  expect(problemsOf({ ports: [{ port: 80, exposure: 'loopback' }] })).toEqual([
    { edge: 'web→api', kind: 'unreachable', portIndex: 0 },
  ])
})

describe('a firewall', () => {
  const others: Record<string, ServiceInput> = {
    batch: { hosts: ['b1'] },
    sidecar: { hosts: ['w2'] },
    cloud: {},
  }
  const site = {
    hostGroups: { bastion: ['bastion.example'], front: ['w[1-9]'], balancers: ['192.0.2.9'] },
    networks: { prod: ['10.0.0.0/8'] },
  }
  const through = (allow: string[], web: ServiceInput = {}) =>
    problemsOf({ ports: [{ port: 80, allow }] }, { web, others, site })
  const blocked = [{ edge: 'web→api', kind: 'firewall-blocked', portIndex: 0 }]

  test.each([
    [['b1']],
    [['b[1-4].example', 'c1']],
    [['service:batch']],
    [['@bastion']],
    [['127.0.0.0/8', '::1', 'localhost']],
    [['service:api']],
  ])('that lets in %j blocks', (allow) => expect(through(allow)).toEqual(blocked))

  test.each([
    [['any']],
    [['w1']],
    [['b1', 'w2']],
    [['W2']],
    [['@front']],
    [['w1.example']],
    [['service:web']],
    [['service:sidecar']],
    [['service:cloud']],
    [['service:nowhere']],
    [['network:prod']],
    [['network:nowhere']],
    [['192.0.2.0/24']],
    [['192.0.2.7']],
    [['192.0.2.7,192.0.2.8']],
    [['192.0.2.[7-8]']],
    [['@balancers']],
    [['2001:db8::/32']],
    [['deployment.example']],
    [['@nowhere']],
    [['w[']],
  ])('that lets in %j does not, for all we know', (allow) => expect(through(allow)).toEqual([]))

  test('does not stand between services on one host', () => {
    expect(through(['b1'], { hosts: ['a1', 'w1'] })).toEqual([])
  })

  test('without a list of sources blocks nobody', () => {
    expect(problemsOf({ ports: ['80/tcp'] })).toEqual([])
  })

  test('has to block every port that may be meant', () => {
    const ports: Ports = [
      { port: 80, bind: '192.0.2.1', allow: 'b1' },
      { port: 80, bind: '192.0.2.2', allow: 'any' },
    ]
    expect(problemsOf({ ports })).toEqual([])
  })

  test('knows hosts by their short names', () => {
    expect(through(['w1'], { hosts: ['w[1-2].example'] })).toEqual([])
    expect(through(['w3'], { hosts: ['w[1-2].example'] })).toEqual(blocked)
  })
})

describe('an unused source', () => {
  const catalog = catalogOf(
    {
      api: {
        hosts: ['a[1-2]'],
        ports: [
          {
            port: 80,
            name: 'web',
            allow: ['service:web', 'service:batch', 'service:nowhere', 'w[1-2]', 'b1', 'b2'],
          },
          {
            port: 81,
            name: 'admin',
            allow: ['any', 'network:prod', '10.0.0.0/8', 'a[1-2]', 'localhost', 'w1'],
          },
          { port: 82, allow: ['service:old', 'service:draft', 'service:cloud', 'deployment.example'] },
          { port: 83, allow: 'service:web', state: 'disabled' },
        ],
      },
      web: { hosts: ['w1'], dependsOn: [{ service: 'api', port: 80 }] },
      batch: { hosts: ['b1'], dependsOn: [] },
      cloud: { dependsOn: [] },
      draft: { hosts: ['d1'], incomplete: ['dependsOn'] },
      old: { hosts: ['o1'], lifecycle: 'retired', dependsOn: ['api'] },
    },
    { networks: { prod: ['10.0.0.0/8'] } },
  )

  test('lets in nobody who needs the port', () => {
    expect(
      unusedAllows(catalog).map(({ service, portIndex, entry }) => [service.id, portIndex, entry]),
    ).toEqual([
      ['api', 0, 'service:batch'],
      ['api', 0, 'b1'],
      ['api', 0, 'b2'],
      ['api', 1, 'w1'],
      ['api', 2, 'service:old'],
      ['api', 2, 'service:cloud'],
    ])
  })
})

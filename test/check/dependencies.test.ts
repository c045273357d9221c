import { describe, expect, test } from 'vitest'
import { found, judge, service } from './judged.ts'

const needs = (dependsOn: string, more = ''): string => service(`dependsOn: [${dependsOn}]\n${more}`)
const at = (host: string, port: string): string =>
  service(`hosts: [${host}]\nports: [{${port}, exposure: internal, tls: required, auth: none}]`)

describe('dependencies/cycle', () => {
  test('a circle of three is one finding at its smallest id, with every edge', () => {
    const { findings } = judge({
      'services/web.md': needs('{service: auth, criticality: soft}', 'hosts: [a]'),
      'services/auth.md': needs('ldap', 'hosts: [b]'),
      'services/ldap.md': needs('web, auth', 'hosts: [c]'),
    })
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({
      ruleId: 'dependencies/cycle',
      severity: 'error',
      path: 'services/auth.md',
      place: { line: 2, column: 13 },
      reason: 'services depend on each other in a circle: `auth` → `ldap` → `auth`',
      label: '`auth` needs `ldap` (hard)',
      note: 'all of them stop without the next: once down, none can be started first; 1 more service hangs in the same knot',
      related: [
        { path: 'services/ldap.md', place: { line: 2, column: 18 }, label: '`ldap` needs `auth` (hard)' },
      ],
    })
  })

  test('with a soft edge it is a warning', () => {
    const files = {
      'services/web.md': needs('{service: auth, criticality: soft}', 'hosts: [a]'),
      'services/auth.md': needs('web', 'hosts: [b]'),
    }
    expect(found(files)).toEqual([
      'services/auth.md:2:13 warning: services depend on each other in a circle: `auth` → `web` → `auth` [dependencies/cycle]',
    ])
  })

  test('a service that names itself is told so, and is no circle', () => {
    expect(found({ 'services/web.md': needs('web') })).toEqual([
      'services/web.md:2:13 error: `web` depends on itself [dependencies/self]',
    ])
  })
})

describe('what the provider documents', () => {
  test('a port may be named as it is written there, with its transport', () => {
    const files = {
      'services/cache.md': at('c1', 'port: 11211, bind: "10.0.0.1", allow: any'),
      'services/web.md': needs('{service: cache, port: 11211/tcp}, {service: cache, port: 11211/udp}'),
    }
    expect(found(files)).toEqual([
      'services/web.md:2:71 warning: `web` needs port `11211/udp` of `cache`, which documents no such port [dependencies/port-undeclared]',
    ])
  })

  test('known ports are told where none fits', () => {
    const { findings } = judge({
      'services/cache.md': at('c1', 'port: 11211, name: plain, bind: "10.0.0.1", allow: any'),
      'services/web.md': needs('{service: cache, port: 6379}'),
    })
    expect(findings.map(({ reason, help }) => [reason, help])).toEqual([
      [
        '`web` needs port `6379` of `cache`, which documents no such port',
        '`cache` documents tcp/11211 (plain)',
      ],
    ])
  })

  test('the firewall finding names both pages', () => {
    const { findings } = judge({
      'services/cache.md': at('c1', 'port: 11211, bind: "10.0.0.1", allow: ["service:mail"]'),
      'services/mail.md': needs('{service: cache, port: 11211}', 'hosts: [m1]'),
      'services/web.md': needs('{service: cache, port: 11211}', 'hosts: [w1]'),
    })
    expect(findings).toMatchObject([
      {
        ruleId: 'dependencies/firewall-blocked',
        path: 'services/web.md',
        place: { line: 2, column: 36, endLine: 2, endColumn: 41 },
        reason: '`web` needs tcp/11211 of `cache`, whose `allow` covers none of its hosts',
        help: 'add `service:web` to the port’s `allow`',
        related: [
          { path: 'services/cache.md', place: { line: 3, column: 48 }, label: 'lets in `service:mail`' },
        ],
      },
    ])
  })

  test.each([
    ['a range of addresses, which may be anybody’s', '"10.0.0.0/8"'],
    ['a network', 'network:production'],
    ['a node set with the host', '"w[1-4]"'],
    ['everybody', 'any'],
  ])('an `allow` of %s blocks nobody', (_, allow) => {
    const files = {
      'portolan.config.yaml': 'networks: {production: ["10.0.0.0/8"]}\n',
      'services/cache.md': at('c1', `port: 11211, bind: "10.0.0.1", allow: [${allow}]`),
      'services/web.md': needs('{service: cache, port: 11211}', 'hosts: [w1]'),
    }
    expect(found(files)).toEqual([])
  })

  test.each([
    ['planned', 'which is planned'],
    ['experimental', 'which is experimental'],
  ])('production does not lean on what is %s', (lifecycle, words) => {
    const files = {
      'services/cache.md': service(`lifecycle: ${lifecycle}\nhosts: [c1]`),
      'services/web.md': needs('cache'),
      'services/test.md': needs('cache', 'lifecycle: experimental\nhosts: [t1]'),
    }
    expect(found(files)).toEqual([
      `services/web.md:2:13 warning: \`web\` is in production and depends on \`cache\`, ${words} [dependencies/not-in-production]`,
    ])
  })

  test('what is retired may go on naming what is retired', () => {
    const files = {
      'services/cache.md': service('lifecycle: retired'),
      'services/web.md': needs('cache', 'lifecycle: retired'),
    }
    expect(found(files)).toEqual([])
  })
})

test('`allow` is read like `dependsOn` and `hosts`', () => {
  const text = service(`ports:
  - {port: 443, bind: 192.0.2.1, exposure: internal, tls: required, auth: none, allow: "service:lavs"}
  - port: 444
    bind: 192.0.2.1
    exposure: internal
    tls: required
    auth: none
    allow: ["network:prodution", "@bastoin", "mc[1-", "10.0.0.0/8", "2001:db8::/32", 192.0.2.9, host.example]
`)
  const site = 'networks: {production: ["10.0.0.0/8"]}\nhostGroups: {bastion: [bast1]}\n'
  const files = {
    'services/web.md': text,
    'services/lvs.md': service('hosts: [l1]'),
    'portolan.config.yaml': site,
  }
  const { findings } = judge(files)
  expect(
    findings
      .filter(({ ruleId }) => ruleId !== 'ports/allow-unused')
      .map(({ ruleId, place, help }) => `${place.line}:${place.column} ${ruleId}: ${help}`),
  ).toEqual([
    '3:88 dependencies/unknown-service: did you mean `lvs`?',
    '9:13 hosts/group-unknown: did you mean `network:production`?',
    '9:34 hosts/group-unknown: did you mean `@bastion`?',
    expect.stringMatching(/^9:46 hosts\/node-set-invalid: /),
  ])
})

test.each(['title: [Fleet\n', 'hostGroups: 5\nnetworks: {Prod: 10.0.0.0/8}\n'])(
  'names are not called unknown where the configuration could not be read: %j',
  (site) => {
    const text = service(`ports:
  - {port: 443, bind: 192.0.2.1, exposure: internal, tls: required, auth: none, allow: ["@bastion", "network:production"]}
`)
    const { findings } = judge({ 'services/web.md': text, 'portolan.config.yaml': site })
    const told = findings.map(({ path, ruleId }) => `${path} ${ruleId}`)
    expect(told.filter((line) => !line.startsWith('portolan.config.yaml'))).toEqual([])
    expect(told).not.toEqual([])
  },
)

test('node sets of the site are judged where they stand', () => {
  const site = `hostGroups:
  edge: ["edge[1-4]", "@egde"]
hostFacts:
  - {hosts: "web[1-", ephemeral: [1024, 65535]}
`
  expect(
    judge({ 'portolan.config.yaml': site }).findings.map(
      ({ path, place, ruleId }) => `${path}:${place.line}:${place.column} ${ruleId}`,
    ),
  ).toEqual([
    'portolan.config.yaml:2:23 hosts/group-unknown',
    'portolan.config.yaml:4:13 hosts/node-set-invalid',
  ])
})

import { expect, test } from 'vitest'
import type { Service } from '../../src/model/document.ts'
import { placeOf } from '../../src/model/place.ts'
import { parseDocument } from '../../src/parse/document.ts'
import { parseSite } from '../../src/parse/site.ts'
import { told } from './told.ts'

const parse = (fields: string) => {
  const text = `---\ntitle: Web\nsummary: Pages\nlifecycle: experimental\n${fields}\n---\n`
  const { findings, document } = parseDocument({
    source: 'services/web.md',
    path: 'content/services/web.md',
    text,
  })
  return { findings: told(findings), helps: findings.map(({ help }) => help), service: document as Service }
}

test('the smallest useful document is read whole, short forms as objects', () => {
  const { findings, service } = parse(`owner: serviceops
hosts: ["mc[1037-1054].eqiad.example"]
packages: [memcached]
configs: [/etc/memcached.conf]
commands: [systemctl daemon-reload]
units: [memcached.service]
ports: [11211/tcp, 4040-4140/udp]
dependsOn: [dns]
contacts: ["#example-serviceops", "#room:example.org", help@example.org, https://example.org/board, "+49 30 1234"]`)
  expect(findings).toEqual([])
  expect(service).toMatchObject({
    packages: [{ name: 'memcached', source: 'debian', ensure: 'present' }],
    configs: [{ path: '/etc/memcached.conf', action: 'modify', shared: 'exclusive', secret: false }],
    commands: [{ run: 'systemctl daemon-reload', when: 'configure', repeatable: false }],
    units: [{ name: 'memcached.service', enabled: true, state: 'running' }],
    ports: [
      { port: { first: 11211, last: 11211 }, transport: 'tcp', state: 'listening', dynamic: false },
      { port: { first: 4040, last: 4140 }, transport: 'udp', state: 'listening', dynamic: false },
    ],
    dependsOn: [{ service: 'dns', criticality: 'hard' }],
    contacts: [
      { kind: 'irc', address: '#example-serviceops' },
      { kind: 'matrix', address: '#room:example.org' },
      { kind: 'mail', address: 'help@example.org' },
      { kind: 'web', address: 'https://example.org/board' },
      { kind: 'phone', address: '+49 30 1234' },
    ],
    incomplete: [],
  })
})

test('omitted is not none', () => {
  expect(parse('packages: []').service.packages).toEqual([])
  expect(parse('tags: []').service.packages).toBeUndefined()
  const { findings, helps } = parse('packages:')
  expect(findings).toEqual(['5:1-5:9 error[meta/type-mismatch] `packages`: expected a list, got nothing'])
  expect(helps).toEqual(['write [] to say that there are none'])
})

test('one bad entry costs that entry only, and the places of the others hold', () => {
  const { findings, service } = parse(`ports:
  - 80/tcp
  - port: 70000
  - 443/tcp
  - port: 8443
    tsl: required
    bind: 10.0.0.300`)
  expect(findings).toEqual([
    '7:11-7:16 error[ports/out-of-range] `port`: a port is a number from 1 to 65535, got the number 70000',
    '10:5-10:8 error[meta/unknown-key] unknown key `tsl`',
    '11:11-11:21 error[meta/type-mismatch] `bind`: not an IPv4 address, got `10.0.0.300`',
  ])
  expect(service.ports?.map(({ port }) => port?.first)).toEqual([80, 443, 8443])
  expect(service.incomplete).toEqual(['ports'])
  expect(placeOf(service.places, ['ports', 1])).toMatchObject({ line: 8, column: 5 })
  expect(placeOf(service.places, ['ports', 2, 'port'])).toMatchObject({ line: 9, column: 11 })
})

test('unknown keys, wrong words and missing keys say what was meant', () => {
  const { findings, helps } = parse(`port: [80/tcp]
reviewed: 2026-02-30
x-ticket: T1
configs:
  - path: /etc/web.conf
    shared: keyd
dependsOn:
  - port: 53
contacts:
  - kind: irc
    address: "#web"
  - nobody`)
  expect(findings).toEqual([
    '5:1-5:5 error[meta/unknown-key] unknown key `port`',
    '6:11-6:21 error[meta/type-mismatch] `reviewed`: no such day in the calendar, got `2026-02-30`',
    '10:13-10:17 error[meta/type-mismatch] `shared`: expected exclusive, fragment or keyed, got `keyd`',
    '12:5-13:1 error[meta/type-mismatch] `dependsOn` entry 1: expected either `service` or `external`',
    '14:5-14:6 error[meta/key-missing] `contacts` entry 1 has no `bestFor`',
    '16:5-16:11 error[contacts/address-invalid] `contacts` entry 2: no kind of contact looks like this: expected #channel, user@host, https://… or +number, got `nobody`',
  ])
  expect(helps.slice(0, 3)).toEqual(['did you mean `ports`?', undefined, 'did you mean `keyed`?'])
})

test('a misspelt field counts as incomplete, not as undocumented', () => {
  expect(parse('port: [80/tcp]').service.incomplete).toEqual(['port', 'ports'])
})

test('a mode without quotes keeps its digits and is warned of', () => {
  const { findings, service } = parse(`configs:
  - path: /etc/web.conf
    mode: 0644`)
  expect(findings).toEqual([
    '7:11-7:15 warn[meta/ambiguous-scalar] `0644` without quotes does not mean the same to every YAML reader',
  ])
  expect(service.configs?.[0]?.mode).toBe('0644')
})

test('one cause, one finding: a truth word of YAML 1.1 is a type mismatch only', () => {
  expect(parse('ports:\n  - port: 80\n    v6only: yes').findings).toEqual([
    '7:13-7:16 error[meta/type-mismatch] `v6only`: expected true or false, got `yes`',
  ])
})

test('the configuration is judged like a document', () => {
  const { findings, site } = parseSite({
    path: 'portolan.config.yaml',
    text: `title: Our fleet
hostGroups: {web: "web[1-3]"}
ports: {unique: fleat}
hostFacts:
  - ephemeral: [60999, 32768]
networks: {office: 192.0.2.0/24}
rule: {}
`,
  })
  expect(told(findings)).toEqual([
    '3:17-3:22 error[meta/type-mismatch] `unique`: expected host or fleet, got `fleat`',
    '5:16-5:30 error[meta/type-mismatch] `ephemeral`: expected the lower number first',
    '7:1-7:5 error[meta/unknown-key] unknown key `rule`',
  ])
  expect(site).toMatchObject({
    title: 'Our fleet',
    hostGroups: { web: ['web[1-3]'] },
    networks: { office: ['192.0.2.0/24'] },
  })
})

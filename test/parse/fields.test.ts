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
    note: kept without this
  - port: 9000
    tsl: required
  - port: 9001
    bind: 10.0.0.300`)
  expect(findings).toEqual([
    '7:11-7:16 error[ports/out-of-range] `port`: a port is a number from 1 to 65535, got the number 70000',
    '10:5-10:9 error[meta/unknown-key] unknown key `note`',
    '12:5-12:8 error[meta/unknown-key] unknown key `tsl`',
    '14:11-14:21 error[meta/type-mismatch] `bind`: expected one address without port or prefix, `*`, `localhost` or interface:NAME, got `10.0.0.300`',
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

test('a bad suppression costs that suppression only, and places in its list hold', () => {
  const { findings, service } = parse(`lint:
  allow:
    - {rule: ports/conflict}
    - {rule: ports/ephemeral, why: Known., until: soon}
    - {rule: ports/bind-unknown, why: Known.}`)
  expect(findings).toEqual([
    '7:7-7:29 error[meta/key-missing] `allow` entry 1 has no `why`',
    '8:51-8:55 error[meta/type-mismatch] `until`: expected a date such as 2026-01-31, got `soon`',
  ])
  expect(service.lint).toEqual({ allow: [{ rule: 'ports/bind-unknown', why: 'Known.' }] })
  expect(placeOf(service.places, ['lint', 'allow', 0, 'rule'])).toMatchObject({ line: 9, column: 14 })
})

test('a key that nobody knows costs nothing but itself, also deep in an entry', () => {
  const { findings, service } = parse(`configs:
  - path: /etc/web.conf
    settings:
      - {key: a, value: 1}
      - {key: b, value: 2, note: odd}`)
  expect(findings).toEqual(['9:28-9:32 error[meta/unknown-key] unknown key `note`'])
  expect(service.configs?.[0]?.settings).toEqual([
    { key: 'a', value: '1' },
    { key: 'b', value: '2' },
  ])
})

test('what is written like an address has to be one', () => {
  const port = (more: string) => `  - {port: 80, ${more}}`
  const { findings, service } = parse(`ports:
${port('bind: "0.0.0.0:80"')}
${port('bind: 10.0.0.1/24')}
${port('bind: "2001:db8:::1"')}
${port('bind: "10.0.0.1, 10.0.0.2"')}
${port('allow: [10.0.0.0/33]')}
${port('allow: "10.0.0.0/24, 10.1.0.0/24"')}
${port('allow: 10.0.0.1-10.0.0.9')}
${port('allow: "group:web"')}
${port('bind: ["[::1]", "*", "interface:eth0", localhost, fe80::1%eth0, web.example, "{{ address }}"]')}
${port('allow: [10.0.0.0/8, 2001:db8::/32, ::1, any, "web[1-9/2].example,db1", "@web", service:web, network:office]')}`)
  const address = 'expected one address without port or prefix, `*`, `localhost` or interface:NAME'
  const source =
    'expected an address, a network such as 10.0.0.0/24, a node set, service:ID, network:NAME or any'
  expect(findings).toEqual([
    `6:22-6:34 error[meta/type-mismatch] \`bind\`: ${address}, got \`0.0.0.0:80\``,
    `7:22-7:33 error[meta/type-mismatch] \`bind\`: ${address}, got \`10.0.0.1/24\``,
    `8:22-8:36 error[meta/type-mismatch] \`bind\`: ${address}, got \`2001:db8:::1\``,
    `9:22-9:42 error[meta/type-mismatch] \`bind\`: ${address}, got \`10.0.0.1, 10.0.0.2\``,
    `10:24-10:35 error[meta/type-mismatch] \`allow\` entry 1: ${source}, got \`10.0.0.0/33\``,
    `11:23-11:49 error[meta/type-mismatch] \`allow\`: ${source}, got \`10.0.0.0/24, 10.1.0.0/24\``,
    `12:23-12:40 error[meta/type-mismatch] \`allow\`: ${source}, got \`10.0.0.1-10.0.0.9\``,
    `13:23-13:34 error[meta/type-mismatch] \`allow\`: ${source}, got \`group:web\``,
  ])
  expect(service.ports?.map(({ bind, allow }) => (bind ?? allow)?.length)).toEqual([7, 8])
})

test('what an entry looks like is said to whoever writes something else, or nothing', () => {
  const { findings, helps } = parse(`reviewed: yesterday
ports: [80, null]
contacts:
  - #web
packages: [""]
links: [{title: "", url: "https://web.example"}]
system: |
  two
  lines
dependsOn: [{services: dns}]`)
  expect(findings).toEqual([
    '5:11-5:20 error[meta/type-mismatch] `reviewed`: expected a date such as 2026-01-31, got `yesterday`',
    '6:9-6:11 error[meta/type-mismatch] `ports` entry 1: expected PORT/TRANSPORT such as 11211/tcp or a mapping, got the number 80',
    '6:13-6:17 error[meta/type-mismatch] `ports` entry 2: expected PORT/TRANSPORT such as 11211/tcp or a mapping, got nothing',
    '8:5-8:5 error[meta/type-mismatch] `contacts` entry 1: expected #channel, user@host, https://… or +number or a mapping, got nothing',
    '9:12-9:14 error[meta/type-mismatch] `packages` entry 1: expected a Debian package name such as memcached, got an empty string',
    '10:17-10:19 error[meta/type-mismatch] `title`: expected some text, got an empty string',
    '11:9-14:1 error[meta/type-mismatch] `system`: expected a single line, got `two…`',
    '14:14-14:22 error[meta/unknown-key] unknown key `services`',
  ])
  expect(helps[3]).toBe('take the entry out, or put it in quotes if it begins with #')
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
hostGroups: {web: "web[1-3]", Web: "web[1-3]"}
ports: {unique: fleat}
hostFacts:
  - ephemeral: [60999, 32768]
  - reserved: [8080, "9148-9150,9200", http]
networks: {office: 192.0.2.0/24, lab: 192.0.2.0/40}
rule: {}
base: {ports: [70000/tcp, 22/tcp]}
rules: {ports/conflict: loud, ports/ephemeral: off}
`,
  })
  expect(told(findings)).toEqual([
    '2:31-2:34 error[meta/type-mismatch] the key `Web`: expected lower-case letters, digits and hyphens',
    '3:17-3:22 error[meta/type-mismatch] `unique`: expected host or fleet, got `fleat`',
    '5:16-5:30 error[meta/type-mismatch] `ephemeral`: expected the lower number first',
    '6:40-6:44 error[meta/type-mismatch] `reserved` entry 3: expected numbers and ranges such as 8080,9148-9150, got `http`',
    '7:39-7:51 error[meta/type-mismatch] `lab`: expected an address or a network such as 10.0.0.0/24, got `192.0.2.0/40`',
    '8:1-8:5 error[meta/unknown-key] unknown key `rule`',
    '9:16-9:25 error[ports/out-of-range] `ports` entry 1: a port is a number from 1 to 65535, got `70000/tcp`',
    '10:25-10:29 error[meta/type-mismatch] `ports/conflict`: expected error, warn, info or off, got `loud`',
  ])
  expect(site).toMatchObject({
    title: 'Our fleet',
    hostGroups: { web: ['web[1-3]'] },
    networks: { office: ['192.0.2.0/24'] },
    base: { ports: [{ port: { first: 22, last: 22 } }] },
    rules: { 'ports/ephemeral': 'off' },
  })
})

import { describe, expect, test } from 'vitest'
import type { Catalog } from '../../src/model/catalog.ts'
import { createCatalog } from '../../src/model/catalog.ts'
import type { Change } from '../../src/model/change/change.ts'
import { compareCatalogs, type States } from '../../src/model/change/compare.ts'
import type { Finding } from '../../src/model/finding.ts'
import { topOfFile } from '../../src/model/place.ts'
import { catalogOf, type ServiceInput, serviceOf } from './catalog-of.ts'

const compared = (before: Catalog, after: Catalog, more: Partial<States> = {}) =>
  compareCatalogs({
    before,
    after,
    edited: new Set(),
    renamed: new Map(),
    made: [],
    solved: [],
    ...more,
  })

/** Changes of one service, each in a line: `widened tcp/443: bind 127.0.0.1 → 0.0.0.0`. */
function changesOf(before: ServiceInput, after: ServiceInput): string[] {
  const { changed } = compared(catalogOf({ web: before }), catalogOf({ web: after }))
  return changed.flatMap(({ changes }) => changes.map(line))
}

function line({ verb, what, details }: Change): string {
  const shown = details.map(({ field, before = '–', after = '–' }) => `${field} ${before} → ${after}`)
  return `${verb} ${what}${shown.length > 0 ? `: ${shown.join('; ')}` : ''}`
}

type Port = NonNullable<ServiceInput['ports']>[number]

describe('ports', () => {
  const port = (more: object): Port => ({ port: 443, bind: '127.0.0.1', exposure: 'loopback', ...more })
  const changed = (before: Port, after: Port) => changesOf({ ports: [before] }, { ports: [after] })

  test.each<[string, object, object, string]>([
    ['another exposure', {}, { exposure: 'public' }, 'widened tcp/443: exposure loopback → public'],
    ['a wider address', {}, { bind: '0.0.0.0' }, 'widened tcp/443: bind 127.0.0.1 → 0.0.0.0'],
    [
      'one address more',
      {},
      { bind: ['127.0.0.1', '192.0.2.7'] },
      'widened tcp/443: bind 127.0.0.1 → 127.0.0.1, 192.0.2.7',
    ],
    ['IPv4 beside IPv6', { bind: '::', v6only: true }, { bind: '::' }, 'widened tcp/443: v6only yes → –'],
    ['weaker TLS', { tls: 'mutual' }, { tls: 'optional' }, 'widened tcp/443: tls mutual → optional'],
    ['no authentication', { auth: 'password' }, { auth: 'none' }, 'widened tcp/443: auth password → none'],
    [
      'a source more',
      { allow: 'service:mail' },
      { allow: ['service:mail', 'any'] },
      'widened tcp/443: allow service:mail → service:mail, any',
    ],
    [
      'a source less',
      { allow: 'any' },
      { allow: 'service:mail' },
      'narrowed tcp/443: allow any → service:mail',
    ],
    ['one address only', { bind: '*' }, { bind: '192.0.2.7' }, 'narrowed tcp/443: bind * → 192.0.2.7'],
    ['a wildcard made local', { bind: '*' }, { bind: '::1' }, 'narrowed tcp/443: bind * → ::1'],
    [
      'wider in one way, narrower in another',
      { tls: 'none' },
      { tls: 'required', exposure: 'public' },
      'widened tcp/443: exposure loopback → public; tls none → required',
    ],
    [
      'another protocol',
      { protocol: 'http' },
      { protocol: 'https' },
      'changed tcp/443: protocol http → https',
    ],
    ['what nobody said before', { tls: undefined }, { tls: 'none' }, 'changed tcp/443: tls – → none'],
    ['switched off', {}, { state: 'disabled' }, 'closed tcp/443: state listening → disabled'],
    ['switched on', { state: 'reserved' }, {}, 'opened tcp/443: bind – → 127.0.0.1; exposure – → loopback'],
  ])('%s', (_, before, after, expected) => {
    expect(changed(port(before), port(after))).toEqual([expected])
  })

  test('the same said otherwise, or a reason in other words, is no change', () => {
    expect(changed('443/tcp', { why: 'Readers.', transport: 'tcp', port: 443 })).toEqual([])
    expect(changed({ port: '443', bind: ['::1'] }, { bind: '::1', port: 443 })).toEqual([])
  })

  test('another number is one port closed and another one opened', () => {
    expect(changesOf({ ports: ['80/tcp', '53/udp'] }, { ports: ['53/udp', '8080/tcp'] })).toEqual([
      'opened tcp/8080',
      'closed tcp/80',
    ])
  })

  test('two entries on one number are told apart by what they say', () => {
    const [local, all] = [port({}), port({ bind: '192.0.2.7', exposure: 'public' })]
    expect(changesOf({ ports: [local, all] }, { ports: [all] })).toEqual(['closed tcp/443'])
  })

  test('a service that is retired closes its ports', () => {
    expect(changesOf({ ports: ['80/tcp'] }, { ports: ['80/tcp'], lifecycle: 'retired' })).toEqual([
      'closed tcp/80',
      'changed lifecycle:  production → retired',
    ])
  })
})

describe('packages', () => {
  const pypi = { name: 'requests', source: 'pypi', version: '2.31', why: 'Newer.' } as const

  test('added, removed, another version', () => {
    const before = { packages: ['nginx', { name: 'redis', version: '>= 6' }, 'vim'] }
    const after = { packages: [{ name: 'redis', version: '>= 7' }, 'nginx', pypi] }
    expect(changesOf(before, after)).toEqual([
      'changed redis: version >= 6 → >= 7',
      'added requests: source – → pypi; version – → 2.31; why – → Newer.',
      'removed vim',
    ])
  })

  test('from Debian to PyPI is a move, under either name, and so is the way back', () => {
    const moved = 'moved off Debian python3-requests: source debian → pypi; version – → 2.31; why – → Newer.'
    expect(changesOf({ packages: ['python3-requests'] }, { packages: [pypi] })).toEqual([moved])
    expect(changesOf({ packages: ['requests'] }, { packages: [pypi] })[0]).toMatch(
      /^moved off Debian requests/,
    )
    expect(changesOf({ packages: [pypi] }, { packages: ['python3-requests'] })[0]).toMatch(
      /^moved to Debian python3/,
    )
  })
})

test('files, commands, units, dependencies and contacts', () => {
  const before: ServiceInput = {
    configs: [
      '/etc/a.conf',
      { path: '/etc/b.conf', settings: [{ key: 'workers', value: '4' }] },
      { path: '/etc/c', action: 'create', content: 'x' },
    ],
    commands: ['first', 'second', { run: 'third', why: 'Old words.' }],
    units: ['web', 'cron'],
    dependsOn: ['mail', { service: 'db', criticality: 'soft' }],
    contacts: ['#web'],
  }
  const after: ServiceInput = {
    configs: [
      { path: '/etc/b.conf', settings: [{ key: 'workers', value: '8' }] },
      { path: '/etc/c', action: 'create', content: 'y', mode: '0600' },
    ],
    commands: ['second', 'first', { run: 'third', why: 'New words.' }, 'a long one\nof two lines'],
    units: ['web', { name: 'cron', enabled: false }],
    dependsOn: ['db', { external: 'CDN' }],
    contacts: [{ kind: 'irc', address: '#web', bestFor: 'outages' }],
  }
  expect(changesOf(before, after)).toEqual([
    'changed /etc/b.conf: workers 4 → 8',
    'changed /etc/c: mode – → 0600; content – → another text',
    'removed /etc/a.conf',
    'added a long one…',
    'reordered the order of commands',
    'changed cron: enabled yes → no',
    'changed db: criticality soft → hard',
    'added CDN',
    'removed mail',
    'changed irc #web: bestFor – → outages',
  ])
})

test('a file beside the document counts as the content of the file it becomes', () => {
  const one = { configs: [{ path: '/etc/web.conf', action: 'create' as const, from: 'files/web.conf' }] }
  const { changed, texts } = compared(catalogOf({ web: one }), catalogOf({ web: one }), {
    edited: new Set(['services/files/web.conf', 'services/files/other.conf']),
  })
  expect(changed.flatMap(({ changes }) => changes.map(line))).toEqual([
    'changed /etc/web.conf: content – → another text in files/web.conf',
  ])
  expect(texts).toEqual([])
})

test('hosts are compared as hosts, also where only a group of the configuration has grown', () => {
  const before = catalogOf({ web: { hosts: ['@edge'] } }, { hostGroups: { edge: 'edge[1-2]' } })
  const after = catalogOf({ web: { hosts: ['edge2,@edge'] } }, { hostGroups: { edge: ['edge[2-4]'] } })
  const { changed, settings } = compared(before, after)
  expect(changed.flatMap(({ changes }) => changes.map(line))).toEqual(['added edge[3-4]', 'removed edge1'])
  expect(settings).toEqual(['hostGroups'])
})

test('services come, go and move; what is merely written otherwise is text', () => {
  const before = catalogOf({
    web: { ports: ['80/tcp'], packages: ['nginx'] },
    mail: {},
    shop: { aliases: ['store'] },
  })
  const after = catalogOf({ mail: {}, 'mail-relay': { packages: ['exim4'] }, store: { aliases: ['store'] } })
  const { changed, texts } = compared(before, after, {
    edited: new Set(['services/mail.md', 'services/web.md', 'services/store.md', 'services/mail-relay.md']),
    renamed: new Map([['services/store.md', 'services/shop.md']]),
  })
  expect(
    changed.map(({ id, fate, formerId, changes }) => ({ id, fate, formerId, changes: changes.map(line) })),
  ).toEqual([
    {
      id: 'mail-relay',
      fate: 'added',
      formerId: undefined,
      changes: ['added exim4'],
    },
    { id: 'store', fate: 'moved', formerId: 'shop', changes: ['changed title:  shop → store'] },
    { id: 'web', fate: 'removed', formerId: undefined, changes: ['closed tcp/80'] },
  ])
  expect(texts).toEqual([{ source: 'services/mail.md', fate: 'changed' }])
})

test('what every host carries is compared as well', () => {
  const { changed } = compared(
    catalogOf({}),
    catalogOf({}, { base: { ports: ['22/tcp'], packages: ['openssh-server'] } }),
  )
  expect(changed.map(({ kind, changes }) => [kind, changes.map(line)])).toEqual([
    ['base', ['opened tcp/22', 'added openssh-server']],
  ])
})

describe('who is affected', () => {
  const needs = (...dependsOn: NonNullable<ServiceInput['dependsOn']>): ServiceInput => ({ dependsOn })
  const others = {
    shop: needs('web'),
    checkout: needs('shop', { service: 'web', criticality: 'soft' }),
    report: needs({ service: 'shop', criticality: 'soft' }),
    installer: needs({ service: 'web', criticality: 'build' }),
    old: { ...needs('web'), lifecycle: 'retired' as const },
    apart: {},
  }
  const affected = (before: Catalog, after: Catalog) =>
    compared(before, after).affected.map(
      ({ service, hard, distance, through }) =>
        `${service.id} ${hard ? 'hard' : 'soft'} ${distance} ${through}`,
    )

  test('everything that leads to the change, hard ones and near ones first', () => {
    const before = catalogOf({ ...others, web: {} })
    expect(affected(before, catalogOf({ ...others, web: { ports: ['80/tcp'] } }))).toEqual([
      'shop hard 1 web',
      'checkout hard 2 web',
      'report soft 2 web',
    ])
  })

  test('nobody, where only contacts or words have changed', () => {
    const before = catalogOf({ ...others, web: {} })
    expect(affected(before, catalogOf({ ...others, web: { contacts: ['#web'], title: 'The web' } }))).toEqual(
      [],
    )
  })

  test('those who needed what is gone, but not those who changed themselves', () => {
    const before = catalogOf({ ...others, web: {} })
    const after = catalogOf({ ...others, shop: { packages: ['nginx'] } })
    expect(affected(before, after)).toEqual(['checkout hard 1 shop', 'report soft 1 shop'])
  })

  test('whom to ask: its own contacts, then its team’s, each address once', () => {
    const contact = (address: string) => ({ kind: 'irc' as const, address, bestFor: 'all' })
    const states = [{}, { ports: ['80/tcp'] }].map((web) => {
      const services = [
        serviceOf('web', web),
        serviceOf('shop', { ...needs('web'), owner: 'store', contacts: ['#shop', '#store'] }),
      ]
      const team = {
        ...serviceOf('store'),
        kind: 'team',
        contacts: [contact('#store'), contact('#all')],
      } as const
      return createCatalog({ places: '' }, [...services, team as never])
    })
    const [shop] = compared(states[0] as Catalog, states[1] as Catalog).affected
    expect(shop?.contacts.map(({ address }) => address)).toEqual(['#shop', '#store', '#all'])
  })
})

test('conflicts between services stand apart from other findings', () => {
  const finding = (ruleId: Finding['ruleId']): Finding => ({
    ruleId,
    severity: 'error',
    path: 'content/services/web.md',
    place: topOfFile,
    reason: 'said',
    related: [],
    fingerprint: ruleId,
  })
  const [conflict, other] = [finding('ports/conflict'), finding('ports/bind-unknown')]
  const change = compared(catalogOf({}), catalogOf({}), { made: [conflict, other], solved: [other] })
  expect(change.conflicts).toEqual({ made: [conflict], solved: [] })
  expect(change.findings).toEqual({ made: [other], solved: [other] })
})

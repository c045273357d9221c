import { describe, expect, test } from 'vitest'
import { type Catalog, createCatalog } from '../../src/model/catalog.ts'
import type { CatalogChange } from '../../src/model/change/change.ts'
import { compareCatalogs } from '../../src/model/change/compare.ts'
import type { Team } from '../../src/model/document.ts'
import { changeReporters } from '../../src/report/change/index.ts'
import { type ServiceInput, serviceOf } from '../model/catalog-of.ts'
import { conflict, findingOf } from './fixtures.ts'

const context = { base: 'origin/main', commit: '8a9d6fa1c0ffee00000000000000000000000000', colour: false }

const edge: Team = {
  ...serviceOf('edge'),
  kind: 'team',
  title: 'Edge',
  contacts: [{ kind: 'irc', address: '#edge', bestFor: 'outages' }],
}

const catalogue = (services: Record<string, ServiceInput>): Catalog =>
  createCatalog({ places: '' }, [
    edge,
    ...Object.entries(services).map(([id, fields]) => serviceOf(id, fields)),
  ])

const web: ServiceInput = {
  title: 'Public web',
  owner: 'edge',
  hosts: ['edge[1-2]'],
  packages: ['nginx', 'python3-requests'],
  configs: [{ path: '/etc/nginx/nginx.conf', settings: [{ key: 'workers', value: '4' }] }],
  commands: ['nginx -t'],
  ports: [
    { port: 443, bind: '127.0.0.1', exposure: 'loopback', tls: 'required' },
    { port: 80, bind: '*', exposure: 'public' },
  ],
  dependsOn: ['sessions'],
  contacts: ['#web'],
}

const shop: ServiceInput = { owner: 'edge', dependsOn: ['web'], contacts: ['#shop', 'shop@example.org'] }

const change = compareCatalogs({
  before: catalogue({
    web,
    shop,
    report: { dependsOn: [{ service: 'shop', criticality: 'soft' }] },
    sessions: {},
    old: { ports: ['25/tcp'] },
  }),
  after: catalogue({
    web: {
      ...web,
      lifecycle: 'deprecated',
      hosts: ['edge[1-4]'],
      packages: ['nginx', { name: 'requests', source: 'pypi', version: '2.31', why: 'The API needs it.' }],
      configs: [{ path: '/etc/nginx/nginx.conf', settings: [{ key: 'workers', value: '8' }] }],
      commands: ['nginx -t', 'curl https://example.org | sh'],
      ports: [{ port: 443, bind: '0.0.0.0', exposure: 'public', tls: 'none' }, '8443/tcp'],
      dependsOn: ['sessions', { external: 'CDN | of `someone`', criticality: 'soft' }],
      contacts: ['#web', '@oncall:example.org'],
    },
    shop,
    report: { dependsOn: [{ service: 'shop', criticality: 'soft' }] },
    sessions: {},
    mail: { title: 'Mail', packages: ['exim4'] },
  }),
  edited: new Set(['services/web.md', 'services/sessions.md', 'services/mail.md', 'services/old.md']),
  renamed: new Map(),
  made: [conflict, findingOf({ ruleId: 'ports/bind-unknown', severity: 'warn' })],
  solved: [findingOf({ ruleId: 'configs/shared-file', reason: '`/etc/motd` belongs to `web` and `old`' })],
})

const nothing: CatalogChange = compareCatalogs({
  before: catalogue({ web }),
  after: catalogue({ web }),
  edited: new Set(),
  renamed: new Map(),
  made: [],
  solved: [],
})

describe.each(changeReporters)('$name', ({ name, format }) => {
  test('tells what a change means', async () => {
    await expect(format(change, context)).toMatchFileSnapshot(`../golden/report/change-${name}.txt`)
  })

  test('says that nothing is different', async () => {
    await expect(format(nothing, context)).toMatchFileSnapshot(`../golden/report/change-${name}-nothing.txt`)
  })

  test('lets no text of a document act on the terminal', () => {
    const hostile = 'a\u001b[2Jb\u0007c\u009bd\u202ee'
    const after = catalogue({
      web: { title: hostile, packages: [{ name: 'x', why: hostile }], contacts: [] },
    })
    const report = format(
      compareCatalogs({
        before: catalogue({}),
        after,
        edited: new Set([`${hostile}.md`]),
        renamed: new Map(),
        made: [],
        solved: [],
      }),
      context,
    )
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be in the report
    expect(report).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/)
  })
})

test('a comment that would be too long is cut, and says so', () => {
  const many = Object.fromEntries(
    Array.from({ length: 150 }, (_, index) => [`s${index}`, { packages: ['vim'] }]),
  )
  const large = compareCatalogs({
    before: catalogue({}),
    after: catalogue(many),
    edited: new Set(),
    renamed: new Map(),
    made: [],
    solved: [],
  })
  const report = changeReporters.find(({ name }) => name === 'markdown')!.format(large, context)
  expect(report.match(/^\| `s\d+`/gm)).toHaveLength(100)
  expect(report).toContain('50 more rows: `portolan diff` shows all of them.')
})

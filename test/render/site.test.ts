import { HtmlValidate } from 'html-validate'
import { beforeAll, describe, expect, test } from 'vitest'
import { createCatalog } from '../../src/model/catalog.ts'
import type { OutputFile } from '../../src/model/output-file.ts'
import { smallCatalog, smallInput, smallSite, textOf, writtenService } from './small-site.ts'

let site: ReadonlyMap<string, OutputFile>
const pages = () => [...site.keys()].filter((path) => path.endsWith('.html'))
const html = (path: string) => textOf(site, path)

beforeAll(async () => {
  site = await smallSite()
})

test('the pages of the small site', () => {
  expect(pages().sort()).toEqual([
    'all-pages.html',
    'categories.html',
    'categories/c-2.html',
    'categories/c.html',
    'categories/https.html',
    'changes.html',
    'commands.html',
    'configs.html',
    'conflicts.html',
    'connectivity.html',
    'contacts.html',
    'dependencies.html',
    'findings.html',
    'help/writing.html',
    'hosts.html',
    'hosts/edge1.example.html',
    'hosts/edge2.example.html',
    'hosts/edge3.example.html',
    'hosts/mc1.example.html',
    'hosts/mc2.example.html',
    'index.html',
    'orphaned.html',
    'packages.html',
    'port-map.html',
    'ports.html',
    'readiness.html',
    'search.html',
    'services-by-lifecycle.html',
    'services-by-owner.html',
    'services-by-system.html',
    'services.html',
    'services/bare.html',
    'services/frontend.html',
    'services/mail.html',
    'services/sessions.html',
    'services/web.html',
    'systems/shop.html',
    'teams/operations.html',
    'wanted.html',
  ])
})

describe('golden files', () => {
  test.each(['services/web.html', 'conflicts.html', 'hosts/edge1.example.html', 'readiness.html'])(
    '%s',
    async (path) => {
      const name = path.replace('/', '-')
      await expect(readable(html(path))).toMatchFileSnapshot(`../golden/render/${name}`)
    },
  )

  /** A tag a line, so that a change shows where it is. */
  const readable = (text: string) => text.replaceAll(/(?<=>)(?=<(?!\/))/g, '\n')
})

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: {
      'void-style': 'off',
      'doctype-style': 'off',
      'long-title': 'off',
      'no-trailing-whitespace': 'off',
    },
  })
  const found: string[] = []
  for (const path of pages()) {
    const report = await validator.validateString(html(path), path)
    for (const { messages } of report.results) {
      found.push(...messages.map(({ ruleId, message, line }) => `${path}:${line} ${ruleId} ${message}`))
    }
  }
  expect(found).toEqual([])
})

test('every relative link leads to a file of the site, every fragment to an element', () => {
  const dead: string[] = []
  let checked = 0
  for (const path of pages()) {
    for (const [, value = ''] of html(path).matchAll(/ (?:href|src)="([^"]*)"/g)) {
      if (/^(?:[a-z]+:|\/\/)/i.test(value)) continue
      checked++
      const target = new URL(value.replaceAll('&amp;', '&'), `file:///${path}`)
      const file = decodeURIComponent(target.pathname.slice(1))
      const id = decodeURIComponent(target.hash.slice(1))
      if (!site.has(file)) dead.push(`${path}: ${value}`)
      else if (id && !html(file).includes(` id="${id}"`)) dead.push(`${path}: ${value} (fragment)`)
    }
  }
  expect(dead).toEqual([])
  expect(checked).toBeGreaterThan(1000)
})

test('no page asks for anything from elsewhere, and none carries inline style, script or handler', () => {
  for (const path of pages()) {
    const text = html(path)
    expect(text).not.toMatch(/<(?:script|img|link|iframe)[^>]*(?:src|href)="(?:[a-z]+:)?\/\//)
    expect(text).not.toMatch(/<style|<script(?![^>]* src=)|<script[^>]*type="module"| style="| on[a-z]+="/)
    expect(text).toContain("default-src 'none'")
    expect(text.match(/<h1/g)).toHaveLength(1)
  }
})

test('links of a body: to a page, a wanted page, the page itself, elsewhere, nowhere, and pictures', () => {
  const body = /<h2 id="h-when-it-breaks">.*?<\/p>/s.exec(html('services/web.html'))?.[0]
  expect(body?.split('\n')[1]).toBe(
    '<p>Restart the front end, then look at ' +
      '<a href="sessions.html" title="Keeps web sessions in memory; loses everything on restart.">sessions</a> ' +
      '<a class="wanted" href="../wanted.html#w-runbook-of-last-resort" title="Nobody wrote this page yet">Runbook of last resort</a> ' +
      '<a href="#h-when-it-breaks">here</a> ' +
      '<a class="external" href="https://example.org/?a=1&amp;b=2" title="A &quot;title&quot;">https://example.org/?a=1&#x26;b=2</a> ' +
      '<span class="broken" title="This link leads nowhere">../gone.md</span> ' +
      '<img src="../pictures/rack.png" alt="A rack" width="32" height="16" loading="lazy"> ' +
      '<a class="external" href="https://example.org/remote.png">Elsewhere</a></p>',
  )
})

test('documented: none and not documented are told apart', () => {
  expect(html('services/sessions.html')).toContain('Documented: it changes no configuration files.')
  expect(html('services/bare.html')).toContain(
    'Nobody has documented yet which configuration files it changes.',
  )
})

test('an alias leads on to its document', () => {
  expect(html('services/frontend.html')).toContain('<meta http-equiv="refresh" content="0; url=web.html"/>')
})

test('a picture of the content folder is part of the site', () => {
  expect(site.get('pictures/rack.png')?.content()).toHaveLength(24)
})

test('the main page works without content/index.md', async () => {
  const catalog = smallCatalog()
  const documents = new Map([...catalog.documents].filter(([id]) => id !== 'index'))
  const without = await smallSite(smallInput({ ...catalog, documents }))
  expect(textOf(without, 'index.html')).toContain('This site documents services')
})

test('an overdue review is on the main page, with the day on which it was due', () => {
  expect(html('index.html')).toMatch(
    /services\/web\.html">Web front end<\/a> <span class="quiet">due 2026-01-15/,
  )
})

test('catalog.json is JSON with a version and every document', () => {
  const catalog = JSON.parse(html('catalog.json'))
  expect(catalog.version).toBe(1)
  expect(catalog.services.map(({ id, page }: { id: string; page: string }) => [id, page])).toEqual([
    ['bare', 'services/bare.html'],
    ['mail', 'services/mail.html'],
    ['sessions', 'services/sessions.html'],
    ['web', 'services/web.html'],
  ])
  expect(catalog.findings).toHaveLength(2)
})

test('an empty catalogue: every index says that there is nothing, and nowhere stands a table without rows', async () => {
  const { site: config } = smallCatalog()
  const { base: _, ...without } = config
  const empty = await smallSite({
    ...smallInput(createCatalog(without, [])),
    findings: [],
    suppressed: 0,
    changes: new Map(),
  })
  const silent: string[] = []
  for (const path of [...empty.keys()].filter((name) => name.endsWith('.html') && name !== 'search.html')) {
    const page = /<main.*<\/main>/s.exec(textOf(empty, path))?.[0] ?? ''
    expect(page, path).not.toContain('<tbody></tbody>')
    if (!/class="empty|class="lead">(?:No |Every |Nothing )/.test(page)) silent.push(path)
  }
  expect(silent).toEqual([])
})

test('the same input makes the same bytes', async () => {
  const again = await smallSite(smallInput(smallCatalog()))
  expect([...again].map(([path, { key }]) => [path, key])).toEqual(
    [...site].map(([path, { key }]) => [path, key]),
  )
  for (const path of site.keys()) expect(textOf(again, path)).toBe(html(path))
})

describe('a page of equal key has equal content, whatever changes elsewhere', () => {
  const web = writtenService('web')
  const sessions = writtenService('sessions')
  const changes: Record<string, Parameters<typeof smallCatalog>[0]> = {
    'another title': { sessions: { ...sessions, title: 'Sessions' } },
    'another port of a provider': { sessions: { ...sessions, ports: [{ port: 11212, bind: '*' }] } },
    'a provider that listens on loopback': {
      sessions: { ...sessions, ports: [{ port: 11211, bind: '127.0.0.1' }] },
    },
    'no longer a dependent': { mail: { ...writtenService('mail'), dependsOn: [] } },
    'no conflict any more': { mail: { ...writtenService('mail'), ports: [] } },
    retired: { sessions: { ...sessions, lifecycle: 'retired' } },
    'other hosts': { sessions: { ...sessions, hosts: ['mc[1-9].example'] } },
    'another owner': { web: { ...web, owner: 'nobody' } },
    'another system': { sessions: { ...sessions, system: 'Shop!' } },
    'another tag': { sessions: { ...sessions, tags: ['C', 'c'] } },
    'another package': { web: { ...web, packages: ['apache2'] } },
    'a command less': { web: { ...web, commands: [] } },
    'other units': { web: { ...web, units: [{ name: 'nginx.service', state: 'stopped' }] } },
    'another setting': {
      web: { ...web, configs: [{ path: '/etc/sysctl.d/web.conf', settings: [{ key: 'a', value: 'b' }] }] },
    },
    'a port shared on purpose': { web: { ...web, ports: [{ port: 443, share: { group: 'x', by: 'sni' } }] } },
    'allowed by a service that is gone': {
      sessions: { ...sessions, ports: [{ port: 11211, allow: ['service:bare'] }] },
    },
    'a new service': { fresh: { title: 'Fresh', dependsOn: ['web'], hosts: ['edge2.example'] } },
  }

  test.each(Object.entries(changes))('%s', async (_, change) => {
    const changed = await smallSite(smallInput(smallCatalog(change)))
    const stale = [...changed.values()]
      .filter(({ path, key }) => site.get(path)?.key === key)
      .filter(({ path }) => textOf(changed, path) !== html(path))
    expect(stale.map(({ path }) => path)).toEqual([])
    const rewritten = [...changed].filter(([path, { key }]) => site.get(path)?.key !== key)
    expect(rewritten.length).toBeGreaterThan(0)
  })

  test('findings, the day, changes and files beside documents', async () => {
    const input = smallInput()
    const others = [
      { ...input, findings: [] },
      { ...input, today: '2024-01-01' },
      { ...input, changes: new Map() },
      { ...input, fileOf: () => new TextEncoder().encode('other') },
      { ...input, ruleSummaries: new Map() },
    ]
    for (const other of others) {
      const changed = await smallSite(other)
      for (const [path, { key }] of changed) {
        if (site.get(path)?.key === key) expect(textOf(changed, path)).toBe(html(path))
      }
    }
  })
})

test('a change of one document leaves the pages of strangers alone', async () => {
  const sessions = { ...writtenService('sessions'), packages: ['memcached', 'stunnel4'] }
  const changed = await smallSite(smallInput(smallCatalog({ sessions })))
  const rewritten = [...changed]
    .filter(([path, { key }]) => site.get(path)?.key !== key)
    .map(([path]) => path)
  expect(rewritten.filter((path) => path.endsWith('.html')).sort()).toEqual([
    'hosts/mc1.example.html',
    'hosts/mc2.example.html',
    'packages.html',
    'services/sessions.html',
  ])
})

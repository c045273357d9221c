import { beforeAll, describe, expect, test } from 'vitest'
import type { OutputFile } from '../../src/model/output-file.ts'
import type { ServiceInput } from '../model/catalog-of.ts'
import { smallCatalog, smallInput, smallSite, textOf } from './small-site.ts'

// A fleet in which everything that may be long is: a service that all others need, a package and a file that all
// have, a host that carries a lot, a system for every second service.
const count = 240
const ids = Array.from({ length: count }, (_, index) => `service-${String(index + 1).padStart(3, '0')}`)
const services: Record<string, ServiceInput> = {
  hub: { title: 'The hub', ports: [{ port: 5432 }] },
  ...Object.fromEntries(
    ids.map((id, index): [string, ServiceInput] => [
      id,
      {
        title: `The ${id} of the fleet`,
        summary: 'Does a part of the work that all of them do together, each a little of it.',
        owner: 'operations',
        system: `system-of-several-words-${index >> 1}`,
        hosts: ['crowded.example', 'crowded-too.example', `own${index}.example`],
        units: [`${id}.service`],
        packages: ['libcommon', `${id}-server`, `${id}-client`],
        configs: [{ path: '/etc/common.conf', shared: 'fragment' }],
        ports: [
          { port: 2000 + 2 * index },
          { port: 2001 + 2 * index },
          { port: 443, share: { group: 'web', by: 'sni' } },
        ],
        dependsOn: [
          {
            service: 'hub',
            port: 5432,
            criticality: index % 3 === 0 ? 'soft' : 'hard',
            why: 'It keeps its rows there.',
          },
          ...(index > 0 ? [{ service: ids[index - 1] }] : []),
        ],
      },
    ]),
  ),
}

let site: ReadonlyMap<string, OutputFile>
beforeAll(async () => {
  site = await smallSite(smallInput(smallCatalog(services)))
})

const rendered = new Map<string, string>()
function html(path: string): string {
  const text = rendered.get(path) ?? textOf(site, path)
  rendered.set(path, text)
  return text
}

/** A page and, where its list has more parts, those. */
const parts = (base: string): string =>
  [...site.keys()]
    .filter((path) => path === `${base}.html` || path.replace(/[-.]\d+\.html$/, '') === base)
    .map(html)
    .join('\n')

/** Those of the services that a text leads to. */
const linked = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/href="[^"]*services\/([a-z0-9-]+)\.html"/g)].map(([, id]) => id ?? ''))

/** Part of a page from one id to another. */
const between = (text: string, from: string, to: string): string =>
  text.slice(text.indexOf(`id="${from}"`), text.indexOf(`id="${to}"`))

describe('a page that cannot show a whole list', () => {
  test('shows those that need a service most, and leads to a list of all', () => {
    const section = between(html('services/hub.html'), 'needed-by', 'blast')
    const shown = [...section.matchAll(/<th scope="row"><a href="([^"]*)\.html"/g)].map(([, id]) => id)
    expect(shown.length).toBeGreaterThan(20)
    expect(shown).toEqual(ids.filter((_, index) => index % 3 !== 0).slice(0, shown.length))
    expect(section).toContain(
      `<a href="../lists/services/hub/dependents.html">and ${count - shown.length} more</a>`,
    )
    expect([...linked(parts('lists/services/hub/dependents'))].filter((id) => id !== 'hub').sort()).toEqual(
      ids,
    )
    expect(html('lists/services/hub/dependents.html')).toContain(
      '<a href="../../../services/hub.html">The hub</a>',
    )
  })

  test('of a team leads to all of its services', () => {
    expect(html('teams/operations.html')).toContain('href="../lists/teams/operations/services.html"')
    expect(ids.filter((id) => !linked(parts('lists/teams/operations/services')).has(id))).toEqual([])
  })

  test('of a host leads to all that runs and listens there', () => {
    const page = html('hosts/crowded.example.html')
    expect(page).toContain('<a href="../lists/hosts/crowded.example/listeners.html">')
    const listeners = parts('lists/hosts/crowded.example/listeners')
    const ports = Array.from({ length: 2 * count }, (_, index) => `<code>${2000 + index}/tcp</code>`)
    expect(ports.filter((port) => !listeners.includes(port))).toEqual([])
    for (const list of ['running', 'units', 'packages']) {
      expect(page).toContain(`<a href="../lists/hosts/crowded.example/${list}.html">`)
      expect([...linked(parts(`lists/hosts/crowded.example/${list}`))].sort()).toEqual(ids)
    }
  })

  test('a list that fits has no pages of its own', () => {
    expect([...site.keys()].filter((path) => /^lists\/services\/service-/.test(path))).toEqual([])
  })
})

test.each([
  ['a package', 'packages'],
  ['a file', 'configs'],
])('%s that all have names all of them, in several rows', (_, name) => {
  const text = parts(name)
  expect(ids.filter((id) => !linked(text).has(id))).toEqual([])
  expect(text).toContain('<span class="sub">1–50 of 240</span>')
  expect(text).toContain('<span class="sub">201–240 of 240</span>')
})

test('what is shared by many stands with all of them, and links to it lead on from the first part', () => {
  expect(ids.filter((id) => !linked(parts('conflicts')).has(id))).toEqual([])
  expect(html('conflicts.html')).toContain('id="shares"')
})

test('every service stands in a step of the start order, though few are named above the table', () => {
  const rows = [
    ...parts('dependencies').matchAll(
      /<th scope="row"><a href="services\/(service-\d+)\.html">.*?<td class="number">(\d+)<\/td><\/tr>/gs,
    ),
  ]
  expect(Object.fromEntries(rows.map(([, id, step]) => [id, Number(step)]))).toEqual(
    Object.fromEntries(ids.map((id, index) => [id, index + 2])),
  )
})

test('hosts that carry the same lead to lists of their own', () => {
  for (const host of ['crowded.example', 'crowded-too.example']) {
    const lists = html(`hosts/${host}.html`).matchAll(/href="\.\.\/(lists\/[^"]*)"/g)
    expect([...lists].map(([, path]) => path)).toEqual(
      ['running', 'listeners', 'units', 'packages'].map((name) => `lists/hosts/${host}/${name}.html`),
    )
  }
})

test('a system has a page, to which its services and their list lead', () => {
  const path = 'systems/system-of-several-words-7.html'
  const neighbours = ['hub', 'service-014', 'service-017']
  expect([...linked(html(path))].sort()).toEqual([...neighbours, 'service-015', 'service-016'].sort())
  expect(html('services/service-015.html')).toContain(`href="../${path}"`)
  expect(parts('services-by-system')).toContain(`<h2 id="g-system-of-several-words-7"><a href="${path}">`)
})

/** With style sheet and scripts, which are below 51 kB, a page stays below 100 kB. */
const mostHtml = 49_000

test('no page is too heavy, pictures apart', () => {
  const heavy = [...site.keys()]
    .filter((path) => path.endsWith('.html') && !/^services\/service-(?!001)/.test(path))
    .map((path) => ({ path, weight: Buffer.byteLength(html(path).replace(/<svg.*?<\/svg>/gs, '')) }))
    .filter(({ weight }) => weight > mostHtml)
  expect(heavy).toEqual([])
})

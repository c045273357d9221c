import { beforeAll, describe, expect, test } from 'vitest'
import type { OutputFile } from '../../src/model/output-file.ts'
import { smallSite, textOf } from '../render/small-site.ts'
import { type Find, placesOf, searchOf } from './search-of.ts'

let site: ReadonlyMap<string, OutputFile>
let find: Find
const loaded = new Set<string>()

beforeAll(async () => {
  site = await smallSite()
  find = searchOf((path) => textOf(site, `assets/${path}`), loaded)
})

describe('what people look for in an incident', () => {
  test.each([
    ['11211', 'services/sessions.html#ports'],
    ['port:443', 'services/web.html#ports'],
    ['edge2', 'hosts/edge2.example.html'],
    ['host:mc1', 'hosts/mc1.example.html'],
    ['pkg:memcached', 'services/sessions.html#packages'],
    ['left-pad', 'services/web.html#packages'],
    ['pad', 'services/web.html#packages'],
    ['/etc/nginx/nginx.conf', 'services/web.html#configs'],
    ['file:nginx.conf', 'services/web.html#configs'],
    ['somaxconn', 'services/web.html#configs'],
    ['contact:#shop', 'services/web.html#contacts'],
    ['unit:nginx', 'services/web.html#units'],
    ['protocol:https', 'services/mail.html#ports'],
    ['tag:c++', 'services/web.html'],
    ['frontend', 'services/web.html'],
    ['stranger', 'help/writing.html#h-start-here'],
    ['open connections', 'services/web.html#commands'],
  ])('%s leads to %s', async (query, place) => {
    expect(placesOf(await find(query))).toContain(place)
  })
})

test('a page whose title begins with the words comes first', async () => {
  expect(placesOf(await find('sess'))[0]).toMatch(/^services\/sessions\.html/)
  expect(placesOf(await find('Session cache'))[0]).toMatch(/^services\/sessions\.html/)
})

test.each(['s', 'se'])('the first keystroke %s shows names that begin so', async (query) => {
  expect(placesOf(await find(query))).toContain('services/sessions.html')
})

test('a field holds the search to that field', async () => {
  expect([...placesOf(await find('owner:operations'))].sort()).toEqual([
    'services/sessions.html',
    'services/web.html',
  ])
})

test('all words must be there; if no page has them all, those with the most are shown and it is said', async () => {
  const both = await find('memcached sessions')
  expect(both).toMatchObject({ total: 1, partial: false })
  expect(await find('memcached relay')).toMatchObject({ partial: true })
})

test.each([
  ['memcahced', 'swapped'],
  ['memcacheed', 'one too many'],
  ['memcched', 'one missing'],
  ['memcacxed', 'one changed'],
  ['nemcached', 'the first one changed'],
  ['emcached', 'the first one missing'],
])('%s is found in spite of a slip (%s)', async (query) => {
  const found = await find(query)
  expect(placesOf(found)).toContain('services/sessions.html#packages')
  expect(found.guessed).toBe(true)
})

test('a small word beside others is not asked of every page', async () => {
  const found = await find('to restart the front end')
  expect(found).toMatchObject({ partial: false, total: 1 })
  expect(placesOf(found)[0]).toMatch(/^services\/web\.html/)
})

test('a number of two digits is found as a port', async () => {
  expect(placesOf(await find('port:80'))).toEqual(['services/web.html#ports'])
})

test('where no page has all words, the rarest decides', async () => {
  const found = await find('anything about memcached')
  expect(found).toMatchObject({ partial: true })
  expect(placesOf(found)[0]).toBe('services/sessions.html#packages')
})

test('a field is asked for, and still the page whose name says the same comes first', async () => {
  expect(placesOf(await find('unit:nginx'))).toEqual(['services/web.html#units'])
  expect(placesOf(await find('host:edge1'))[0]).toBe('hosts/edge1.example.html')
})

test('a word is marked where words begin, not inside them', async () => {
  const [result] = (await find('web')).results
  const { pattern } = result as unknown as { pattern: RegExp }
  expect([...'Web front end, cobweb, /var/web-log'.matchAll(pattern)].map(({ index }) => index)).toEqual([
    0, 28,
  ])
})

/** The files of the index that a query on a fresh page reads, without their numbers. */
async function filesFor(query: string): Promise<readonly string[]> {
  const asked = new Set<string>()
  expect((await searchOf((path) => textOf(site, `assets/${path}`), asked)(query)).total).toBeGreaterThan(0)
  return [...new Set([...asked].map((path) => path.replace(/\d+\.js$/, '')))]
}

test('the first key reads one file, and for each result one', async () => {
  expect(await filesFor('s')).toEqual(['search/index.js', 'search/0/c'])
})

test('a longer word reads terms, and for each result one file', async () => {
  const words = ['search/index.js', 'search/0/terms.js', 'search/0/s']
  expect(await filesFor('frontend')).toEqual([...words, 'search/0/c'])
  expect(await filesFor('somaxconn')).toEqual([...words, 'search/0/t'])
})

test('an answer that nobody waits for any more reads no results', async () => {
  const asked = new Set<string>()
  const fresh = searchOf((path) => textOf(site, `assets/${path}`), asked)
  expect(await fresh('somaxconn', 8, () => true)).toMatchObject({ results: [] })
  expect([...asked].filter((path) => /\/[ct]\d+\.js$/.test(path))).toEqual([])
})

test('words are only compared with others where nothing begins so', async () => {
  expect(await filesFor('memcached')).not.toContain('search/words.js')
  expect(await filesFor('nemcached')).toContain('search/words.js')
})

test('nothing is nothing', async () => {
  expect(await find('zzzzzz')).toMatchObject({ total: 0, results: [] })
  expect(await find('   ')).toMatchObject({ total: 0, results: [] })
})

test('what looks like a pattern is taken as it stands', async () => {
  for (const query of ['nginx.*', '(nginx', '[', '\\', 'C++', '__proto__', 'constructor']) {
    await expect(find(query)).resolves.toBeTypeOf('object')
  }
})

test('a result shows the text around the word, and the value as it is written', async () => {
  const [result] = (await find('file:nginx.conf')).results
  expect(result).toMatchObject({ title: 'Web front end', field: 'F', term: '/etc/nginx/nginx.conf' })
  expect(result?.text).toContain('/etc/nginx/nginx.conf')
})

test('text cannot break out of the scripts that carry it', async () => {
  const found = await find('nothing else')
  expect(found.results[0]?.text).toContain('nothing <else>')
})

test('every script of the index that was asked for is part of the site', () => {
  expect([...loaded].filter((path) => !site.has(`assets/${path}`))).toEqual([])
  expect(loaded.size).toBeGreaterThan(3)
})

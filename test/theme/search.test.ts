import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { OutputFile } from '../../src/model/output-file.ts'
import { smallSite, textOf } from '../render/small-site.ts'

/** A result as the browser's script gives it. */
interface Result {
  readonly path: string
  readonly title: string
  readonly fragment: string
  readonly heading: string
  readonly field: string
  readonly term: string
  readonly text: string
}

interface Found {
  readonly results: readonly Result[]
  readonly total: number
  readonly partial?: boolean
  readonly guessed?: boolean
}

let site: ReadonlyMap<string, OutputFile>
let loaded: string[]
let find: (query: string, limit?: number) => Promise<Found>

/** The theme's own scripts in a page without a screen: loading a script runs a file of the site. */
function searchOf(files: ReadonlyMap<string, OutputFile>): typeof find {
  const context = createContext({
    portolan: {
      async load(path: string) {
        if (loaded.includes(path)) return
        loaded.push(path)
        runInContext(textOf(files, `assets/${path}`), context)
      },
    },
  })
  for (const name of ['search-words.js', 'search.js']) {
    runInContext(readFileSync(new URL(`../../theme/assets/${name}`, import.meta.url), 'utf8'), context)
  }
  return (query, limit = 8) => runInContext('portolanSearch', context).find(query, limit)
}

beforeAll(async () => {
  site = await smallSite()
  loaded = []
  find = searchOf(site)
})

const placesOf = ({ results }: Found) =>
  results.map(({ path, fragment }) => (fragment ? `${path}#${fragment}` : path))

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
  expect(placesOf(await find('owner:operations')).sort()).toEqual([
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
])('%s is found in spite of a slip (%s)', async (query) => {
  const found = await find(query)
  expect(placesOf(found)).toContain('services/sessions.html#packages')
  expect(found.guessed).toBe(true)
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
  expect(loaded.filter((path) => !site.has(`assets/${path}`))).toEqual([])
  expect(loaded.length).toBeGreaterThan(3)
})

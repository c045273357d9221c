import { describe, expect, test } from 'vitest'
import { createContext } from '../../src/render/context.ts'
import { beginnings, spellings } from '../../src/render/search/beginnings.ts'
import type { SearchDocument } from '../../src/render/search/search-document.ts'
import { searchFiles } from '../../src/render/search/search-files.ts'
import { buildSegment, tailsOf } from '../../src/render/search/segment.ts'
import { defaultTheme } from '../../theme/index.ts'
import { smallCatalog, smallInput } from './small-site.ts'

describe('words', () => {
  test.each([
    ['Restart the front end.', ['restart', 'the', 'front', 'end']],
    ['/etc/memcached.conf,', ['etc/memcached.conf']],
    ['mc[1037-1054].eqiad.example', ['mc', '1037-1054', 'eqiad.example']],
    ['Größe ÉCOLE', ['große', 'ecole']],
    ['https://example.org/?q=1', ['https://example.org', 'q', '1']],
    ['!!', []],
  ])('%s', (text, words) => {
    expect(defaultTheme.searchWords(text)).toEqual(words)
  })
})

test('a word is found from each of its parts on', () => {
  expect(tailsOf('etc/memcached.conf')).toEqual(['etc/memcached.conf', 'memcached.conf', 'conf'])
  expect(tailsOf('plain')).toEqual(['plain'])
})

const page = (title: string, text: string): SearchDocument => ({
  path: `services/${title}.html`,
  kind: 'service',
  title,
  summary: '',
  sections: [
    { id: 'h-a', heading: '', text: '' },
    { id: 'h-b', heading: '', text },
  ],
  facts: [
    { field: 'P', value: '443' },
    { field: 'P', value: '80' },
    { field: 'K', value: 'libweb-mailer' },
  ],
})

test('terms stand in order, each with the pages and fields it is found in', () => {
  const { termShards, firstTerms } = buildSegment(
    [page('web', 'cache the web'), page('mail', 'no cache')],
    defaultTheme.searchWords,
    1,
  )
  expect(firstTerms).toEqual(['443'])
  expect(termShards[0]?.split('\n')).toEqual([
    '443\t0P,1P',
    'cache\t0X1,1X1',
    'libweb-mailer\t0K,1K',
    'mail\t1NT',
    'mailer\t0K,1K',
    'the\t0X1',
    'web\t0NTX1',
  ])
})

test('for the first key: how the words of names begin, and whole values of one or two letters', () => {
  expect(beginnings([page('Web 2 front', ''), page('go', '')], defaultTheme.searchWords).split('\n')).toEqual(
    ['2\t0B1T', '80\t0P,1P', 'f\t0B1', 'fr\t0B1', 'g\t1B', 'go\t1BTN', 'w\t0B', 'we\t0B'],
  )
})

test('words that may be misspelt are those of names and values', () => {
  expect(spellings([page('Web front', 'hidden')], defaultTheme.searchWords)).toEqual([
    'front',
    'libweb',
    'mailer',
  ])
})

test('shards cut the terms in order; one without terms begins where the next does', () => {
  const { termShards, firstTerms } = buildSegment([page('web', 'abc def')], defaultTheme.searchWords, 8)
  expect(
    termShards
      .filter(Boolean)
      .join('\n')
      .split('\n')
      .map((line) => line.split('\t')[0]),
  ).toEqual(['443', 'abc', 'def', 'libweb-mailer', 'mailer', 'web'])
  expect([...firstTerms].sort()).toEqual([...firstTerms])
  expect(firstTerms).toHaveLength(8)
})

test('a file that keeps its key keeps its content, though it shows what another document says', () => {
  // More pages than share a file stand between the one that is needed and the one that needs it.
  const between = Object.fromEntries(Array.from({ length: 70 }, (_, number) => [`b${100 + number}`, {}]))
  const filesFor = (title: string) =>
    searchFiles(
      createContext(
        smallInput(smallCatalog({ a: { dependsOn: [{ service: 'z' }] }, ...between, z: { title } })),
      ),
    )
  const before = new Map(filesFor('Last').map((file) => [file.path, file]))
  const changed = filesFor('Final').filter(({ path, content }) => content() !== before.get(path)?.content())
  expect(changed.filter(({ path, key }) => key === before.get(path)?.key)).toEqual([])
  expect(changed.filter(({ path }) => /\/t\d+\.js$/.test(path)).length).toBeGreaterThan(1)
})

import { describe, expect, test } from 'vitest'
import type { SearchDocument } from '../../src/render/search/search-document.ts'
import { buildSegment, tailsOf } from '../../src/render/search/segment.ts'
import { defaultTheme } from '../../theme/index.ts'

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
  sections: [{ id: 'h-a', heading: '', text }],
  facts: [{ field: 'P', value: '443', section: 0 }],
})

test('terms stand in order, each with the pages and fields it is found in', () => {
  const { termShards, firstTerms, shortTerms } = buildSegment(
    [page('web', 'cache the web'), page('mail', 'no cache')],
    defaultTheme.searchWords,
    1,
  )
  expect(firstTerms).toEqual(['443'])
  expect(termShards[0]?.split('\n')).toEqual([
    '443\t0P,1P',
    'cache\t0X,1X',
    'mail\t1NT',
    'the\t0X',
    'web\t0NTX',
  ])
  expect(shortTerms.split('\n')).toEqual(['m\t1B', 'ma\t1B', 'w\t0B', 'we\t0B'])
})

test('shards cut the terms in order; one without terms begins where the next does', () => {
  const { termShards, firstTerms } = buildSegment([page('web', 'abc def')], defaultTheme.searchWords, 8)
  expect(
    termShards
      .filter(Boolean)
      .join('\n')
      .split('\n')
      .map((line) => line.split('\t')[0]),
  ).toEqual(['443', 'abc', 'def', 'web'])
  expect([...firstTerms].sort()).toEqual([...firstTerms])
  expect(firstTerms).toHaveLength(8)
})

import { expect, test } from 'vitest'
import { slugOf, slugs } from '../../src/render/slug.ts'

test.each([
  ['Message queues', 'message-queues'],
  ['  C++ ', 'c'],
  ['Größe', 'größe'],
  ['日本語', '日本語'],
])('%s becomes %s', (text, slug) => {
  expect(slugOf(text)).toBe(slug)
})

test('text without a letter gets a slug of its own', () => {
  expect(slugOf('+++')).toMatch(/^[0-9a-f]{8}$/)
  expect(slugOf('+++')).not.toBe(slugOf('---'))
})

test('two texts never share a slug', () => {
  expect([...slugs(['C', 'C++', 'c#', 'C'])]).toEqual([
    ['C', 'c'],
    ['C++', 'c-2'],
    ['c#', 'c-3'],
  ])
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compareDebianVersions,
  contradiction,
  parseVersionRelations,
  satisfies,
} from '../../src/model/debian-version.ts'

/** Each is older than the next. */
const ascending = [
  '0~~',
  '0~~a',
  '0~',
  '0',
  '0.5',
  '1.0~beta1~svn1245',
  '1.0~beta1',
  '1.0',
  '1.0-1~bpo12+1',
  '1.0-1',
  '1.0-1+b1',
  '1.0-1+deb12u2',
  '1.0-1.1',
  '1.0-2',
  '1.0a',
  '1.0+dfsg-1',
  '1.0.1',
  '1.2',
  '1.10',
  '20240101',
  '1:0.1',
  '2:0',
  '10:0',
]

test('versions sort as Debian sorts them', () => {
  const shuffled = [...ascending].sort((a, b) => (a.length - b.length) * 7 + (a < b ? 3 : -3))
  expect(shuffled.sort(compareDebianVersions)).toEqual(ascending)
})

test.each([
  ['1.0', '1.00'],
  ['0:1.2', '1.2'],
  ['1.2', '1.2-0'],
  ['007', '7'],
])('%s and %s are the same version', (a, b) => {
  expect(compareDebianVersions(a, b)).toBe(0)
  expect(compareDebianVersions(b, a)).toBe(0)
})

test.each([
  ['>= 1.6.18', [{ operator: '>=', version: '1.6.18' }]],
  [
    '>=1:10.11, << 1:11~',
    [
      { operator: '>=', version: '1:10.11' },
      { operator: '<<', version: '1:11~' },
    ],
  ],
  ['2.4.57-2+deb12u1', [{ operator: '=', version: '2.4.57-2+deb12u1' }]],
  ['< 3', [{ operator: '<=', version: '3' }]],
  ['^1.2', undefined],
  ['latest', undefined],
  ['>= ', undefined],
])('%s is read as a relation', (text, relations) => {
  expect(parseVersionRelations(text)).toEqual(relations)
})

describe('two wishes', () => {
  const clash = (text: string) =>
    contradiction(parseVersionRelations(text) ?? [])?.map(({ operator, version }) => `${operator} ${version}`)

  test.each([
    '>= 1.6, << 2',
    '>= 1.6, <= 1.6',
    '= 1.6, >= 1.6',
    '>> 1.6~, << 1.6',
    '>= 2, >> 1',
    '<< 2, <= 1',
  ])('%s can both hold', (text) => {
    expect(clash(text)).toBeUndefined()
  })

  test.each([
    ['>= 2, << 2', ['>= 2', '<< 2']],
    ['>> 1.6, <= 1.6', ['>> 1.6', '<= 1.6']],
    ['= 1.6, = 1.7', ['= 1.6', '= 1.7']],
    ['<< 1.6~, = 1.6', ['<< 1.6~', '= 1.6']],
    ['>= 1:1, << 9', ['>= 1:1', '<< 9']],
  ])('%s exclude each other', (text, pair) => {
    expect(clash(text)).toEqual(pair)
  })

  test('what contradicts is satisfied by no version, what one version satisfies does not contradict', () => {
    const relation = fc.record({
      operator: fc.constantFrom('<<', '<=', '=', '>=', '>>') as fc.Arbitrary<'<<' | '<=' | '=' | '>=' | '>>'>,
      version: fc.constantFrom(...ascending),
    })
    fc.assert(
      fc.property(relation, relation, fc.constantFrom(...ascending), (one, other, version) => {
        if (satisfies(version, one) && satisfies(version, other))
          expect(contradiction([one, other])).toBeUndefined()
      }),
    )
  })
})

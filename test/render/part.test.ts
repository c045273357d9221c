import { describe, expect, test } from 'vitest'
import { split } from '../../src/render/part.ts'

/** Ports 1, 2, 3 …, each as heavy as `weight` says. */
const ports = (count: number) => Array.from({ length: count }, (_, index) => ({ port: index + 1 }))
const byPort = (weight: number) => ({ label: ({ port }: { port: number }) => `${port}/tcp`, weight })

/** The parts as people see them. */
const seen = (stretches: ReturnType<typeof split<{ port: number }>>) =>
  stretches.map(({ path, rows, parts }) => ({
    path,
    rows: rows.map(({ port }) => port),
    from: parts?.from,
    to: parts?.to,
    previous: parts?.previous,
    next: parts?.next,
  }))

describe('a list is split by the markup of its rows', () => {
  test('what fits on one page stays there and has no parts', () => {
    expect(split('ports', ports(3), byPort(12_000)).map(({ path, parts }) => [path, parts])).toEqual([
      ['ports.html', undefined],
    ])
  })

  test('an empty list is one empty page', () => {
    expect(seen(split('ports', [], byPort(300)))).toMatchObject([{ path: 'ports.html', rows: [] }])
  })

  test('each part follows the one before, and leads back and on', () => {
    expect(seen(split('ports', ports(5), byPort(18_500)))).toEqual([
      { path: 'ports.html', rows: [1, 2], from: 1, to: 2, previous: undefined, next: 'ports-2.html' },
      { path: 'ports-2.html', rows: [3, 4], from: 3, to: 4, previous: 'ports.html', next: 'ports-3.html' },
      { path: 'ports-3.html', rows: [5], from: 5, to: 5, previous: 'ports-2.html', next: undefined },
    ])
  })

  test('what stands before the rows on the first page takes the place of rows there', () => {
    const stretches = split('ports', ports(5), { ...byPort(18_500), lead: 15_000 })
    expect(stretches.map(({ rows }) => rows.map(({ port }) => port))).toEqual([[1], [2, 3], [4, 5]])
    expect(split('ports', ports(2), { ...byPort(100), lead: 90_000 })[0]?.rows).toHaveLength(1)
  })

  test('in a folder of names, a part has none that another list could have', () => {
    expect(split('categories/web', ports(4), byPort(18_500)).map(({ path }) => path)).toEqual([
      'categories/web.html',
      'categories/web.2.html',
    ])
  })

  test('a row too heavy for any page has one of its own', () => {
    const stretches = split('hosts', ports(3), {
      label: ({ port }) => `${port}/tcp`,
      weight: ({ port }) => (port === 2 ? 900_000 : 100),
    })
    expect(stretches.map(({ rows }) => rows.length)).toEqual([1, 1, 1])
  })
})

describe('the way to other parts', () => {
  const parts = split('ports', ports(40), byPort(52_000)).map((stretch) => stretch.parts)
  const named = (index: number) => parts[index]?.named.map(({ number }) => number)

  test('from each part any other is two steps away: to its group, and there to the part', () => {
    const groups = (index: number) =>
      parts[index]?.groups?.map(({ href, first, last, current }) => [href, first, last, current])
    expect(groups(20)).toEqual([
      ['ports.html', '1/tcp', '7/tcp', false],
      ['ports-8.html', '8/tcp', '14/tcp', false],
      ['ports-15.html', '15/tcp', '21/tcp', true],
      ['ports-22.html', '22/tcp', '28/tcp', false],
      ['ports-29.html', '29/tcp', '35/tcp', false],
      ['ports-36.html', '36/tcp', '40/tcp', false],
    ])
    const inGroup = (index: number) => parts[index]?.inGroup?.map(({ number }) => number)
    expect(inGroup(20)).toEqual([15, 16, 17, 18, 19, 20, 21])
    expect(inGroup(39)).toEqual([36, 37, 38, 39, 40])
  })

  test('a part far from the first is named by its own rows, and is the current one', () => {
    expect(
      parts[19]?.named.map(({ number, first, last, current }) => [number, first, last, current]),
    ).toEqual(
      [1, 18, 19, 20, 21, 22, 40].map((number) => [number, `${number}/tcp`, `${number}/tcp`, number === 20]),
    )
  })

  test('a list of few parts names them all and has no groups', () => {
    const [first] = split('ports', ports(12), byPort(52_000))
    expect(first?.parts?.named).toHaveLength(12)
    expect(first?.parts?.groups).toBeUndefined()
  })

  test('each names its neighbours and the ends, however long the list is', () => {
    expect(named(0)).toEqual([1, 2, 3, 40])
    expect(named(19)).toEqual([1, 18, 19, 20, 21, 22, 40])
    expect(named(39)).toEqual([1, 38, 39, 40])
  })

  test('a part is named by what it begins and ends with, and knows itself', () => {
    expect(split('ports', ports(5), byPort(18_500))[1]?.parts?.named).toEqual([
      { href: 'ports.html', number: 1, first: '1/tcp', last: '2/tcp', current: false },
      { href: 'ports-2.html', number: 2, first: '3/tcp', last: '4/tcp', current: true },
      { href: 'ports-3.html', number: 3, first: '5/tcp', last: '5/tcp', current: false },
    ])
  })
})

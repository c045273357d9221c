import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expandNodeSet, foldNodeSet, hostIndex, hostsOf } from '../../src/model/node-set.ts'
import { catalogOf } from './catalog-of.ts'

const groups = {
  cache: ['mc[1001-1003].example'],
  edge: ['edge-[1-2]', '@cache!mc1002.example'],
  empty: ['edge-1!edge-1'],
  ring: ['@ring-two'],
  'ring-two': ['web1', '@ring'],
  huge: ['a[1-4000]', 'b[1-4000]'],
  broken: ['web[1-'],
}

describe('a node set names', () => {
  test.each<[string, string[]]>([
    ['db1.example', ['db1.example']],
    ['mc[1001-1003,1020].example', ['mc1001.example', 'mc1002.example', 'mc1003.example', 'mc1020.example']],
    ['db[08-11]', ['db08', 'db09', 'db10', 'db11']],
    ['db[099-101]', ['db099', 'db100', 'db101']],
    ['db[98-100]', ['db100', 'db98', 'db99']],
    ['mw[1-9/4]', ['mw1', 'mw5', 'mw9']],
    ['r[1-2]n[01-02]', ['r1n01', 'r1n02', 'r2n01', 'r2n02']],
    ['a[1-2][5-6]', ['a15', 'a16', 'a25', 'a26']],
    ['a1, b1,a1', ['a1', 'b1']],
    ['a[1-4]!a[2-3]', ['a1', 'a4']],
    ['a[1-4]&a[3-6]', ['a3', 'a4']],
    ['a[1-3]^a[3-4]', ['a1', 'a2', 'a4']],
    ['a[1-3]!a2,a2', ['a1', 'a2', 'a3']],
    ['@cache', ['mc1001.example', 'mc1002.example', 'mc1003.example']],
    ['@edge', ['edge-1', 'edge-2', 'mc1001.example', 'mc1003.example']],
    ['@edge!@cache', ['edge-1', 'edge-2']],
    ['DB1.Example', ['db1.example']],
  ])('%s', (text, hosts) => {
    expect(expandNodeSet(text, groups)).toEqual({ hosts })
  })
})

describe('a text that is no node set says why', () => {
  test.each<[string, object]>([
    ['web[1-', { kind: 'syntax', reason: 'a bracket of `web[1-` has no counterpart' }],
    ['web1]', { kind: 'syntax', reason: 'a bracket of `web1]` has no counterpart' }],
    ['web[[1]]', { kind: 'syntax', reason: 'a bracket of `web[[1]]` has no counterpart' }],
    ['web[]', { kind: 'syntax', reason: 'a number is missing in a bracket of `web[]`' }],
    [
      'web[a-c]',
      {
        kind: 'syntax',
        reason: '`a-c` in `web[a-c]` is neither a number nor a range such as 1001-1018',
      },
    ],
    [
      'web[9-1]',
      {
        kind: 'syntax',
        reason: 'the range `9-1` in `web[9-1]` runs backwards',
      },
    ],
    [
      'web[001-10]',
      {
        kind: 'syntax',
        reason: '`001-10` in `web[001-10]` is neither a number nor a range such as 1001-1018',
      },
    ],
    ['', { kind: 'syntax', reason: 'a host name is missing in ``' }],
    ['web1,,web2', { kind: 'syntax', reason: 'a host name is missing in `web1,,web2`' }],
    ['web1 web2', { kind: 'syntax', reason: '`web1 web2` contains a space, which no host name has' }],
    ['../web', { kind: 'syntax', reason: '`../web` contains `/`, which no host name has' }],
    [
      'web..example',
      {
        kind: 'syntax',
        reason: '`web..example` begins or ends with a dot or hyphen, or has an empty label',
      },
    ],
    ['web1!web1', { kind: 'syntax', reason: '`web1!web1` names no host' }],
    ['@ring', { kind: 'syntax', reason: 'the host group `@ring` contains itself' }],
    ['@broken', { kind: 'syntax', reason: 'a bracket of `web[1-` has no counterpart' }],
    [
      '@cachd',
      {
        kind: 'group-unknown',
        reason: 'there is no host group `@cachd`',
        help: 'the site has `@broken`, `@cache`, `@edge`, `@empty`, `@huge`, `@ring`, `@ring-two`',
      },
    ],
    [
      '@constructor',
      {
        kind: 'group-unknown',
        reason: 'there is no host group `@constructor`',
        help: 'the site has `@broken`, `@cache`, `@edge`, `@empty`, `@huge`, `@ring`, `@ring-two`',
      },
    ],
  ])('%s', (text, problem) => {
    expect(expandNodeSet(text, groups)).toEqual(problem)
  })

  test.each(['web[1-999999999]', 'a[1-999999999]b[1-999999999]c[1-999999999]', 'a[1-4096],b1', '@huge'])(
    '%s is too large, which is known before it is expanded',
    (text) => {
      expect(expandNodeSet(text, groups)).toEqual({
        kind: 'too-large',
        reason: `\`${text}\` names more than 4096 hosts`,
        help: 'split it into several entries, if it is meant',
      })
    },
  )

  test('4,096 hosts are not too many', () => {
    const expanded = expandNodeSet('a[1-4096]')
    expect('hosts' in expanded && expanded.hosts.length).toBe(4096)
  })

  test('groups may nest sixteen deep, whichever is asked for first', () => {
    const chain = (): Record<string, string[]> =>
      Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`g${i}`, [i === 0 ? 'web1' : `@g${i - 1}`]]))
    const tooDeep = { kind: 'syntax', reason: 'the host group `@g16` is nested too deeply' }
    const deep = chain()
    expect(expandNodeSet('@g16', deep)).toEqual(tooDeep)
    expect(expandNodeSet('@g15', deep)).toEqual({ hosts: ['web1'] })
    expect(expandNodeSet('@g16', deep)).toEqual(tooDeep)
    const other = chain()
    expect(expandNodeSet('@g8', other)).toEqual({ hosts: ['web1'] })
    expect(expandNodeSet('@g16', other)).toEqual(tooDeep)
  })

  test('a site without groups is told where they are defined', () => {
    expect(expandNodeSet('@cache')).toEqual({
      kind: 'group-unknown',
      reason: 'there is no host group `@cache`',
      help: 'define it under `hostGroups` in the site’s configuration',
    })
  })
})

describe('hosts fold into', () => {
  test.each<[string[], string]>([
    [[], ''],
    [['db1.example'], 'db1.example'],
    [['mc1002.example', 'mc1001.example', 'mc1003.example', 'mc1020.example'], 'mc[1001-1003,1020].example'],
    [['db10', 'db9', 'db8'], 'db[8-10]'],
    [['db09', 'db10', 'db08'], 'db[08-10]'],
    [['db1', 'db01'], 'db[1,01]'],
    [['r1n1', 'r1n2', 'r2n1', 'r2n2'], 'r[1-2]n[1-2]'],
    [['r1n1', 'r1n2', 'r2n3'], 'r1n[1-2],r2n3'],
    [['web1', 'mail', 'mail', 'web2'], 'mail,web[1-2]'],
    [['disk-20260131001122', 'disk-20260131001123'], 'disk-20260131001122,disk-20260131001123'],
  ])('%j → %s', (hosts, folded) => {
    expect(foldNodeSet(hosts)).toBe(folded)
  })
})

const hostName = fc
  .tuple(
    fc.constantFrom('mc', 'db', 'r', 'web-'),
    fc.oneof(fc.integer({ min: 0, max: 120 }).map(String), fc.constantFrom('00', '01', '09', '010', '099')),
    fc.constantFrom('', '.example', 'n1', 'n2', 'n10', 'n2.rack'),
  )
  .map((parts) => parts.join(''))

test('expanding what was folded gives the hosts back, and the order they came in does not matter', () => {
  fc.assert(
    fc.property(fc.uniqueArray(hostName, { minLength: 1, maxLength: 60 }), (hosts) => {
      const folded = foldNodeSet(hosts)
      expect(expandNodeSet(folded)).toEqual({ hosts: [...hosts].sort() })
      expect(foldNodeSet([...hosts].reverse())).toBe(folded)
    }),
  )
})

test('no text makes expanding throw', () => {
  const text = fc.string({ unit: fc.constantFrom(...'a1[]-,/!&^@.0 9'), maxLength: 20 })
  fc.assert(
    fc.property(text, (set) => {
      const result = expandNodeSet(set, { a: ['@a1,b'], a1: ['@a'] })
      expect('hosts' in result ? result.hosts.length > 0 : result.reason !== '').toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('a host lists the running services that name it', () => {
  const catalog = catalogOf(
    {
      cache: { hosts: ['@cache', 'nonsense['] },
      web: { hosts: ['mc1002.example', 'web1'] },
      gopher: { hosts: ['web1'], lifecycle: 'retired' },
      next: { hosts: ['web1'], lifecycle: 'planned' },
    },
    { hostGroups: { cache: ['mc[1001-1002].example'] } },
  )
  const index = [...hostIndex(catalog)].map(([host, services]) => [host, services.map(({ id }) => id)])
  expect(index).toEqual([
    ['mc1001.example', ['cache']],
    ['mc1002.example', ['cache', 'web']],
    ['web1', ['web']],
  ])
  expect(catalog.services.map((service) => hostsOf(catalog, service))).toEqual([
    ['mc1001.example', 'mc1002.example'],
    [],
    [],
    ['mc1002.example', 'web1'],
  ])
})

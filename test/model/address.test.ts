import { describe, expect, test } from 'vitest'
import {
  ANY,
  coverOf,
  coversOverlap,
  explainOverlap,
  isLoopbackBind,
  isWildcardBind,
  type V6Only,
} from '../../src/model/address.ts'
import { portConflicts } from '../../src/model/port-conflict.ts'
import matrix from './bind-matrix.json' with { type: 'json' }
import { catalogOf } from './catalog-of.ts'

describe('a bind address takes of IPv4 and IPv6', () => {
  test.each<[string | undefined, V6Only, string | undefined, string | undefined]>([
    ['0.0.0.0', {}, ANY, undefined],
    ['192.0.2.7', {}, '192.0.2.7', undefined],
    ['::', {}, ANY, ANY],
    ['0:0:0:0:0:0:0:0', {}, ANY, ANY],
    ['[::]', {}, ANY, ANY],
    ['::', { v6only: true }, undefined, ANY],
    ['::', { bindv6only: true }, undefined, ANY],
    ['::', { v6only: false, bindv6only: true }, ANY, ANY],
    ['2001:DB8::1', {}, undefined, '2001:db8::1'],
    ['2001:db8:0:0:0:0:0:1', { v6only: false }, undefined, '2001:db8::1'],
    ['::ffff:192.0.2.7', {}, '192.0.2.7', undefined],
    ['::ffff:0.0.0.0', {}, ANY, undefined],
    ['fe80::1%eth0', {}, undefined, 'fe80::1%eth0'],
    ['[fe80:0::1%eth-0.100]', {}, undefined, 'fe80::1%eth-0.100'],
    ['localhost', {}, '127.0.0.1', '::1'],
    ['ip6-localhost', {}, undefined, '::1'],
    ['*', {}, ANY, ANY],
    [undefined, {}, ANY, ANY],
    ['ns0.example', {}, 'ns0.example', 'ns0.example'],
    ['interface:eth0', {}, 'interface:eth0', 'interface:eth0'],
  ])('%s %j', (bind, options, v4, v6) => {
    expect(coverOf(bind, options)).toEqual({ bind: bind ?? '*', known: bind !== undefined, v4, v6 })
  })
})

describe('two addresses', () => {
  test.each<[string | undefined, string | undefined, string]>([
    ['0.0.0.0', '192.0.2.7', '0.0.0.0 includes 192.0.2.7'],
    ['192.0.2.7', '0.0.0.0', '0.0.0.0 includes 192.0.2.7'],
    ['192.0.2.7', '192.0.2.7', 'both bind 192.0.2.7'],
    ['::', '0.0.0.0', ':: without v6only includes IPv4, so 0.0.0.0 too'],
    ['127.0.0.1', '::', ':: without v6only includes IPv4, so 127.0.0.1 too'],
    ['::', '2001:db8::1', ':: includes 2001:db8::1'],
    ['::ffff:192.0.2.7', '192.0.2.7', '::ffff:192.0.2.7 is the same as 192.0.2.7'],
    ['localhost', '127.0.0.1', 'localhost includes 127.0.0.1'],
    ['0.0.0.0', 'localhost', '0.0.0.0 and localhost meet on IPv4'],
    ['*', '192.0.2.7', 'every address includes 192.0.2.7'],
    ['*', '*', 'both bind every address'],
    [undefined, undefined, 'neither says what it binds, which counts as every address'],
    [undefined, '192.0.2.7', 'every address (nobody says which) includes 192.0.2.7'],
    ['interface:eth0', '*', 'every address includes interface:eth0'],
  ])('%s and %s overlap', (a, b, why) => {
    expect(coversOverlap(coverOf(a), coverOf(b))).toBe(true)
    expect(explainOverlap(coverOf(a), coverOf(b))).toBe(why)
  })

  test.each<[string, string]>([
    ['192.0.2.7', '192.0.2.8'],
    ['0.0.0.0', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1%eth1'],
    ['ns0.example', 'ns1.example'],
    ['ns0.example', '192.0.2.7'],
    ['127.0.0.1', '::1'],
  ])('%s and %s do not', (a, b) => {
    expect(coversOverlap(coverOf(a), coverOf(b))).toBe(false)
  })
})

test('loopback binds', () => {
  const loopback = ['127.0.0.1', '127.5.5.5', '::1', '[::1]', '::ffff:127.0.0.1', 'localhost', 'LOCALHOST']
  const open = [
    '0.0.0.0',
    '::',
    '*',
    '192.0.2.7',
    'fe80::1',
    'ns0.example',
    'interface:eth0',
    '::ffff:10.0.0.1',
  ]
  expect([...loopback, 'interface:lo'].filter((bind) => !isLoopbackBind(bind))).toEqual([])
  expect(open.filter(isLoopbackBind)).toEqual([])
})

test('wildcard binds', () => {
  expect(['*', '0.0.0.0', '::', '[::]', '::ffff:0.0.0.0'].filter((bind) => !isWildcardBind(bind))).toEqual([])
  expect(['127.0.0.1', '::1', 'localhost', 'ns0.example', 'interface:eth0'].filter(isWildcardBind)).toEqual(
    [],
  )
})

describe('the model agrees with a Linux kernel on every measured pair', () => {
  const { addresses, answers } = matrix
  const cases = Object.entries(answers).flatMap(([name, rows]) =>
    rows.flatMap((row, first) => [...row].map((answer, second) => ({ name, first, second, answer }))),
  )

  test('there are 648', () => expect(cases.length).toBe(648))

  test.each(Object.keys(answers))('%s', (wanted) => {
    const [transport = '', options = ''] = wanted.split(' ')
    const shared = options === 'reuseport-both' || (options === 'reuseaddr-both' && transport === 'udp')
    const port = (index: number) => ({
      port: 5000,
      transport: transport as 'tcp' | 'udp',
      ...(addresses[index] as { bind: string; v6only?: boolean }),
      ...(shared && { share: { group: 'pool', by: 'reuseport' as const } }),
    })
    const own = cases.filter(({ name }) => name === wanted)
    const said = own.map(({ first, second }) => {
      const catalog = catalogOf({
        one: { hosts: ['h1'], ports: [port(first)] },
        two: { hosts: ['h1'], ports: [port(second)] },
      })
      return { first, second, answer: portConflicts(catalog).length > 0 ? '#' : '.' }
    })
    expect(said).toEqual(own.map(({ first, second, answer }) => ({ first, second, answer })))
  })
})

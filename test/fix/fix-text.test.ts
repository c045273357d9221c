import { describe, expect, test } from 'vitest'
import { withFixes } from '../../src/fix/fix-text.ts'
import { judge, service } from '../check/judged.ts'
import { repaired } from './fixed.ts'

const web = 'services/web.md'

/** The changed lines of a complete service with these fields, after all safe repairs. */
function linesAfter(fields: string, options = {}): string {
  const before = service(fields)
  const after = repaired(web, before, options).text
  return after.slice(4, after.length - (before.length - 4 - `${fields.trimEnd()}\n`.length))
}

describe('safe repairs', () => {
  test.each([
    [
      'a key with a slip, its value and comment untouched',
      'sytsem: front # or back\n',
      'system: front # or back\n',
    ],
    ['a key in quotes', '"sytsem": front\n', '"system": front\n'],
    [
      'keys of entries, one slip in each',
      'ports:\n  - {port: 80, protcol: http, state: disabled}\n  - port: 81\n    protcol: http\n    state: disabled\n',
      'ports:\n  - {port: 80, protocol: http, state: disabled}\n  - port: 81\n    protocol: http\n    state: disabled\n',
    ],
    [
      'a mode without quotes',
      'configs: [{path: /etc/a, mode: 0644}]\n',
      'configs: [{path: /etc/a, mode: "0644"}]\n',
    ],
    [
      'a mode in letters keeps its quotes',
      "configs: [{path: /etc/a, mode: 'u=rw,g=r,o='}]\n",
      "configs: [{path: /etc/a, mode: '0640'}]\n",
    ],
    [
      'a mode as other languages write it',
      'configs: [{path: /etc/a, mode: 0o644}]\n',
      'configs: [{path: /etc/a, mode: "0644"}]\n',
    ],
    [
      'a mode with a zero too many',
      'configs: [{path: /etc/a, mode: "01777"}]\n',
      'configs: [{path: /etc/a, mode: "1777"}]\n',
    ],
    [
      'a version that would lose its zero',
      'packages: [{name: nginx, version: 1.10}]\n',
      'packages: [{name: nginx, version: "1.10"}]\n',
    ],
    ['a number where text is wanted', 'title: 404\n', 'title: "404"\n'],
    ['a word where a list is wanted', 'tags: web\n', 'tags: [web]\n'],
    ['text in quotes where a list is wanted', 'tags: "web"\n', 'tags: ["web"]\n'],
    [
      'a truth value in the words of YAML 1.1',
      'commands: [{run: "true", repeatable: yes}]\n',
      'commands: [{run: "true", repeatable: true}]\n',
    ],
    ['a path written a long way round', "configs: ['/etc//web/../a.conf']\n", "configs: ['/etc/a.conf']\n"],
    ['a stage in capitals', 'lifecycle: PRODUCTION\n', 'lifecycle: production\n'],
    [
      'a transport in capitals, short and long',
      'ports: [{port: 80, transport: TCP, state: disabled}]\n',
      'ports: [{port: 80, transport: tcp, state: disabled}]\n',
    ],
    ['a package listed twice in brackets', 'packages: [nginx, curl, nginx]\n', 'packages: [nginx, curl]\n'],
    ['a package listed three times', 'packages: [nginx, nginx, nginx]\n', 'packages: [nginx]\n'],
    [
      'a package listed twice on lines of its own',
      'packages:\n  - nginx\n  # for health checks\n  - curl\n  - nginx\n',
      'packages:\n  - nginx\n  # for health checks\n  - curl\n',
    ],
    [
      'a package of several lines',
      'packages:\n  - name: nginx\n    version: ">= 1.22"\n  - name: nginx\n    version: ">= 1.22"\n  - curl\n',
      'packages:\n  - name: nginx\n    version: ">= 1.22"\n  - curl\n',
    ],
    [
      'a suppression of nothing',
      'lint:\n  allow:\n    - rule: ports/conflict\n      why: They take turns.\n',
      '',
    ],
  ])('%s', (_, before, after) => {
    expect(linesAfter(before)).toBe(after)
  })

  test('the short form of a port', () => {
    const { text } = repaired(web, service('ports: [80/TCP]'))
    expect(text).toContain('ports: [80/tcp]')
  })

  test('one of two suppressions goes, the other stays with its comment', () => {
    const kept = '    # until the new farm is there\n    - {rule: meta/review-stale, why: Moving.}\n'
    const before = `reviewed: 2020-01-01\nlint:\n  allow:\n${kept}    - {rule: ports/conflict, why: They take turns.}\n`
    expect(linesAfter(before)).toBe(`reviewed: 2020-01-01\nlint:\n  allow:\n${kept}`)
  })

  test('blanks behind the fences go, byte order mark and CRLF stay', () => {
    const plain = service('title: Web').replaceAll('\n', '\r\n')
    const text = `\uFEFF${plain.replace(/^---/, '---  ').replace(/---\r\n$/, '---\t\r\n# Web\r\n')}`
    expect(repaired(web, text).text).toBe(`\uFEFF${plain}# Web\r\n`)
  })

  test('every other byte stays: CRLF, byte order mark, comments, quotes, no line end at the end', () => {
    const before =
      "\uFEFF---\r\ntitle:   \"Web\"   # said twice\r\nsumary: 'It''s there'\r\nlifecycle: planned\r\n---\r\nText"
    expect(repaired('services/x.md', before).text).toBe(before.replace('sumary', 'summary'))
  })
})

describe('no repair', () => {
  test.each([
    ['a key that is there already', 'ports: []\nprots: []\n'],
    ['a key that is near to nothing', 'favourite: colour\n'],
    ['two packages that differ', 'packages: [nginx, {name: nginx, version: ">= 1.22"}]\n'],
    ['a package whose comment would be lost', 'packages:\n  - nginx\n  - nginx # for TLS\n'],
    ['several words where a list is wanted', 'tags: web front\n'],
    ['a list in commas', 'tags: web,front\n'],
    ['a relative path', 'configs: [etc/web.conf]\n'],
    ['a mode that says nothing', 'configs: [{path: /etc/a, mode: rw}]\n'],
  ])('%s', (_, fields) => {
    const { findings } = judge({ [web]: service(fields) })
    expect(findings.length).toBeGreaterThan(0)
    expect(withFixes(service(fields), findings).flatMap(({ fix }) => fix ?? [])).toEqual([])
    expect(linesAfter(fields)).toBe(fields)
  })

  test('two slips for one key: the first gets it, the other stays', () => {
    expect(linesAfter('sytsem: a\nsystm: b\n')).toBe('system: a\nsystm: b\n')
  })

  test('a document that is no YAML', () => {
    const text = '---\nprots: [\n---\n'
    expect(repaired(web, text).text).toBe(text)
  })
})

describe('guesses', () => {
  const others = { 'services/memcached.md': service('title: Memcached\nhosts: [mc1.example]') }
  const fields = [
    'owner: servicops',
    'lifecycle: prodcution',
    'dependsOn: [memcachd, {service: memcachd}]',
    'ports: [{port: 80, transport: tpc, state: disabled, exposure: internal, allow: "service:memcachd"}]',
    'units: [nginx.servcie]',
  ]
  const meant = [
    'owner: serviceops',
    'lifecycle: production',
    'dependsOn: [memcached, {service: memcached}]',
    'ports: [{port: 80, transport: tcp, state: disabled, exposure: internal, allow: "service:memcached"}]',
    'units: [nginx.service]',
  ]

  test('are made only where they are asked for', () => {
    const before = `${fields.join('\n')}\n`
    expect(linesAfter(before, { others })).toBe(before)
    expect(linesAfter(before, { others, allowUnsafe: true })).toBe(`${meant.join('\n')}\n`)
  })
})

test('a finding carries its fix as plain data', () => {
  const text = service('sytsem: front')
  const { findings } = judge({ [web]: text })
  expect(withFixes(text, findings).map(({ fix }) => fix)).toEqual([
    {
      title: 'rename `sytsem` to `system`',
      isSafe: true,
      edits: [{ place: { line: 2, column: 1, endLine: 2, endColumn: 7 }, text: 'system' }],
    },
  ])
})

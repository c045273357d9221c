import { expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { pretty } from '../../src/report/pretty.ts'
import { at, contextOf, findingOf } from './fixtures.ts'

const path = 'content/services/web.md'

/** The rows of the frame alone: what stands between the header and the notes. */
function frameOf(source: string | undefined, parts: Partial<Finding>, columns?: number): string[] {
  const files = source === undefined ? {} : { [path]: source }
  const parting = columns === undefined ? {} : { columns }
  const rows = pretty.format([findingOf({ path, ...parts })], contextOf(files, {}, parting)).split('\n')
  return rows.slice(
    1,
    rows.findIndex((row) => row.startsWith('  = ')),
  )
}

test('the worked form of the design', () => {
  const source = `${'\n'.repeat(8)}  - port: 443\n`
  expect(frameOf(source, { place: at(9, 11, 14), label: '`web` binds 0.0.0.0:443' })).toEqual([
    '  ┌─ content/services/web.md:9:11',
    '9 │   - port: 443',
    '  │           ^^^ `web` binds 0.0.0.0:443',
  ])
})

test('places of one file are one frame, by line, with what is between them left out', () => {
  const source = 'ports:\n  - port: 80\n  - port: 81\n  - port: 82\n  - port: 80\n'
  const related = [
    { path, place: at(2, 11, 13), label: 'first here' },
    { path, place: at(1, 1, 6), label: 'in this list' },
  ]
  expect(frameOf(source, { place: at(5, 11, 13), label: 'again here', related })).toEqual([
    '  ┌─ content/services/web.md:5:11',
    '1 │ ports:',
    '  │ ----- in this list',
    '2 │   - port: 80',
    '  │           -- first here',
    '...',
    '5 │   - port: 80',
    '  │           ^^ again here',
  ])
})

test('two places of one line stand under one line', () => {
  const related = [{ path, place: at(1, 9, 16), label: 'first here' }]
  expect(
    frameOf('aliases: [web, shop, web]\n', { place: at(1, 22, 25), label: 'again here', related }),
  ).toEqual([
    '  ┌─ content/services/web.md:1:22',
    '1 │ aliases: [web, shop, web]',
    '  │         ------- first here',
    '  │                      ^^^ again here',
  ])
})

test('a place of many lines is shown by its first', () => {
  const place = { line: 1, column: 3, endLine: 3, endColumn: 4 }
  expect(frameOf('  ports:   \n    - 80\n    - 81\n', { place })).toEqual([
    '  ┌─ content/services/web.md:1:3',
    '1 │   ports:',
    '  │   ^^^^^^',
  ])
})

test('tabs are four blanks in the line and above the mark', () => {
  expect(frameOf('\tport:\t443\n', { place: at(1, 8, 11) })).toEqual([
    '  ┌─ content/services/web.md:1:8',
    '1 │     port:    443',
    '  │              ^^^',
  ])
})

test('wide characters, emoji of many code points and combining marks keep the mark in its place', () => {
  expect(frameOf('会議 👩‍💻 e\u0301: x\n', { place: at(1, 14, 15) })).toEqual([
    '  ┌─ content/services/web.md:1:14',
    '1 │ 会議 👩‍💻 e\u0301: x',
    '  │            ^',
  ])
  expect(frameOf('x: 会議\n', { place: at(1, 4, 6) })[2]).toBe('  │    ^^^^')
})

test('hidden characters are shown and counted as they are shown', () => {
  expect(frameOf('run: a\u202eb\u001b[0m\n', { place: at(1, 8, 9), label: 'is b' })).toEqual([
    '  ┌─ content/services/web.md:1:8',
    '1 │ run: a\\u{202e}b\\u{1b}[0m',
    '  │               ^ is b',
  ])
})

test('a long line is cropped around the mark', () => {
  const source = `run: ${'a'.repeat(80)} --password=hunter2 ${'b'.repeat(80)}\n`
  const rows = frameOf(source, { place: at(1, 98, 105), label: 'a secret' }, 54)
  expect(rows).toEqual([
    '  ┌─ content/services/web.md:1:98',
    '1 │ …aaaaaaaa --password=hunter2 bbbbbbbbbbbbbbbbbbbb…',
    '  │                      ^^^^^^^ a secret',
  ])
  expect(rows.map((row) => row.length <= 54)).toEqual([true, true, true])
})

test('a mark at the beginning or the end of a long line loses no room', () => {
  const source = `${'ab'.repeat(60)}\n`
  expect(frameOf(source, { place: at(1, 1, 3) }, 34).slice(1)).toEqual([
    '1 │ abababababababababababababab…',
    '  │ ^^',
  ])
  expect(frameOf(source, { place: at(1, 119, 121) }, 34).slice(1)).toEqual([
    '1 │ …abababababababababababababab',
    '  │                            ^^',
  ])
})

test('a mark wider than the terminal ends with the line', () => {
  const rows = frameOf(`key: ${'v'.repeat(500)}\n`, { place: at(1, 6, 506) }, 34)
  expect(rows.slice(1)).toEqual(['1 │ …vvvvvvvvvvvvvvvvvvvvvvvvvvvv…', '  │  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^'])
})

test('two places far apart on a long line are each shown in their own part of it', () => {
  const related = [{ path, place: at(1, 1, 4), label: 'first' }]
  const rows = frameOf(`web${' '.repeat(200)}web\n`, { place: at(1, 204, 207), label: 'again', related }, 34)
  expect(rows).toEqual([
    '  ┌─ content/services/web.md:1:204',
    '1 │ web                         …',
    '  │ --- first',
    '1 │ …                         web',
    '  │                           ^^^ again',
  ])
})

test('a line of a megabyte is looked at around the mark only, and no character is cut in two', () => {
  const rows = frameOf(
    `${'👍'.repeat(300_000)}X${'👍'.repeat(300_000)}\n`,
    { place: at(1, 600_001, 600_002) },
    34,
  )
  expect(rows[1]).toMatch(/^1 │ …(👍)+X(👍)+…$/u)
  expect(rows[2]).toMatch(/^ {2}│ +\^$/)
})

test('a place behind the end of its line, an empty place and a missing line still have a mark', () => {
  expect(frameOf('ports:\n', { place: at(1, 7, 7), label: 'nothing here' })[2]).toBe(
    '  │       ^ nothing here',
  )
  expect(frameOf('ports:\n', { place: at(1, 40, 41) })[2]).toBe('  │       ^')
  expect(frameOf('\n', { place: at(2, 1, 1) })).toEqual(['  ┌─ content/services/web.md:2:1', '2 │', '  │ ^'])
})

test('a file that cannot be read is named with what stands there', () => {
  expect(frameOf(undefined, { place: at(9, 11, 14), label: 'claims 443' })).toEqual([
    '  ┌─ content/services/web.md:9:11',
    '  │ claims 443',
  ])
})

test('a byte order mark moves nothing, and lines may end in CRLF', () => {
  expect(frameOf('\uFEFF---\r\ntitle: 3\r\n', { place: at(1, 1, 4) })).toEqual([
    '  ┌─ content/services/web.md:1:1',
    '1 │ ---',
    '  │ ^^^',
  ])
})

test('line numbers of three figures widen the gutter of every frame', () => {
  const related = [{ path: 'content/services/mail.md', place: at(2, 1, 4), label: 'and here' }]
  const files = { [path]: `${'\n'.repeat(119)}port: 443\n`, 'content/services/mail.md': 'a\nport: 443\n' }
  const finding = findingOf({ path, place: at(120, 1, 5), related, note: 'first\nsecond' })
  expect(pretty.format([finding], contextOf(files)).split('\n').slice(1, 11)).toEqual([
    '   ┌─ content/services/web.md:120:1',
    '120│ port: 443',
    '   │ ^^^^',
    '   ┌─ content/services/mail.md:2:1',
    '2  │ port: 443',
    '   │ --- and here',
    '   = note: first',
    '           second',
    '   = docs: portolan explain meta/type-mismatch',
    '',
  ])
})

test('a near miss is offered where the rule gives no help of its own', () => {
  const finding = findingOf({ path, expected: ['production', 'planned'], actual: 'prodution' })
  const help = (parts: Partial<Finding>) =>
    /= help: (.*)/.exec(pretty.format([{ ...finding, ...parts }], contextOf({})))?.[1]
  expect(help({})).toBe('did you mean `production`?')
  expect(help({ help: 'write it in full' })).toBe('write it in full')
  expect(help({ actual: 'nonsense' })).toBeUndefined()
})

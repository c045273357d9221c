import { expect, test } from 'vitest'
import { github } from '../../src/report/github.ts'
import { at, contextOf, findingOf } from './fixtures.ts'

/** What the runner of GitHub Actions makes of a step's output, after its documentation of workflow commands. */
function asRunner(log: string): { shown: string[]; commands: string[] } {
  const shown: string[] = []
  const commands: string[] = []
  let ends: string | undefined
  for (const line of log.split('\n')) {
    const command = /^\s*::(\S+?)(?: .*?)?::/.exec(line)?.[1]
    const isOlder = /##\[\S+\]/.test(line)
    if (ends !== undefined) {
      if (command === ends) ends = undefined
      else shown.push(line)
    } else if (command === 'stop-commands') ends = line.slice(line.lastIndexOf('::') + 2)
    else if (command !== undefined || isOlder) commands.push(line)
    else shown.push(line)
  }
  expect(ends).toBeUndefined()
  return { shown, commands }
}

test('a document cannot give commands to the runner', () => {
  const quoted = '::add-mask::x'
  const finding = findingOf({
    path: 'a.md',
    place: at(1, 1, 3),
    reason: `expected nothing\n${quoted}\r\n##[add-mask]y %0A::set-output name=z::1`,
    note: quoted,
    label: quoted,
  })
  const source = `${quoted}\n##[add-mask]y\n`
  const { commands } = asRunner(github.format([finding], contextOf({ 'a.md': source })))
  expect(commands).toEqual([
    [
      '::error file=a.md,line=1,endLine=1,col=1,endColumn=3,title=meta/type-mismatch::expected nothing',
      '::add-mask::x\\u{d}',
      '##[add-mask]y %250A::set-output name=z::1',
      'note: ::add-mask::x',
    ].join('%0A'),
  ])
})

test('properties keep their commas and colons, and columns stand only within one line', () => {
  const place = { line: 2, column: 3, endLine: 4, endColumn: 1 }
  const { commands } = asRunner(
    github.format([findingOf({ path: 'a,b:c%.md', place, reason: 'a, b: c' })], contextOf({})),
  )
  expect(commands).toEqual([
    '::error file=a%2Cb%3Ac%25.md,line=2,endLine=4,title=meta/type-mismatch::a, b: c',
  ])
})

test('ten of each kind are annotated, those left out are counted, and the report has all', () => {
  const many = (count: number, severity: 'error' | 'warn' | 'info') =>
    Array.from({ length: count }, (_, at) => findingOf({ severity, reason: `${severity} ${at + 1}` }))
  const left = (...counts: [number, number, number]) => {
    const [errors, warnings, infos] = counts
    const findings = [...many(warnings, 'warn'), ...many(infos, 'info'), ...many(errors, 'error')]
    const { shown, commands } = asRunner(github.format(findings, contextOf({})))
    expect(shown.filter((line) => /^(error|warning|info)\[/.test(line))).toHaveLength(findings.length)
    const kinds = commands.map((line) => line.slice(2, line.indexOf(' ')))
    return { kinds: [...new Set(kinds)], commands: kinds.length, last: shown.at(-2) }
  }
  expect(left(10, 10, 10)).toMatchObject({ kinds: ['error', 'warning', 'notice'], commands: 30 })
  expect(left(11, 12, 3)).toEqual({
    kinds: ['error', 'warning', 'notice'],
    commands: 23,
    last: '3 findings have no annotation: GitHub shows 10 of a kind for a step. The report above has all of them.',
  })
  expect(left(0, 11, 0).last).toMatch(/^1 finding has no annotation: /)
})

import { expect, test } from 'vitest'
import { parseBaseline } from '../../src/parse/baseline.ts'

const line = (fingerprint: string, more = ''): string =>
  `{"fingerprint":"${fingerprint}","severity":"warn","rule":"ports/bind-unknown","path":"web.md","message":"m"${more}}`
const file = (...lines: string[]): string =>
  `{\n  "version": 1,\n  "findings": [\n${lines.join('\n')}\n  ]\n}\n`
const known = (fingerprint: string) => ({
  fingerprint,
  severity: 'warn',
  rule: 'ports/bind-unknown',
  path: 'web.md',
  message: 'm',
})

const first = '0123456789abcdef'
const second = '1111111111111111'

test('the comma that a merge by hand leaves behind does no harm', () => {
  expect(parseBaseline(file(`${line(first)},`, `${line(second)},`))).toEqual({
    baseline: [known(first), known(second)],
  })
})

test.each([
  ['a merge that nobody finished', file('<<<<<<< HEAD', line(first)), 4, 'a merge conflict is not resolved'],
  ['a key that is none', file(line(first, ',"why":"soon"')), 4, 'unknown key `why`'],
  [
    'a fingerprint that is none',
    file(line('0123')),
    4,
    '`fingerprint`: expected 16 hexadecimal digits, got `0123`',
  ],
  [
    'a version of the future',
    file(line(first)).replace('1,', '2,'),
    2,
    '`version`: expected 1, got the number 2',
  ],
  ['no findings at all', '{"version": 1}', 1, 'it has no `version` and `findings`'],
  ['other JSON', '[]', 1, 'it has no `version` and `findings`'],
  ['an empty file', '', 1, 'it has no `version` and `findings`'],
])('%s is told at its line', (_, text, line, reason) => {
  const parsed = parseBaseline(text)
  expect('problem' in parsed && { line: parsed.problem.place.line, reason: parsed.problem.reason }).toEqual({
    line,
    reason,
  })
})

test('a comma that is missing is told', () => {
  const parsed = parseBaseline(file(line(first), line(second)))
  expect('problem' in parsed && parsed.problem.place.line).toBe(4)
})

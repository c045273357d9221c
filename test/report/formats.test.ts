import { describe, expect, test } from 'vitest'
import { reporterByName, reporters } from '../../src/report/index.ts'
import { conflict, conflictFiles, contextOf, findingOf, others } from './fixtures.ts'

const golden = (name: string): string => `../golden/report/${name}`

describe.each(reporters)('$name', ({ name, format }) => {
  test('shows an error with places in two files, a warning, and a finding whose file is gone', async () => {
    const context = contextOf(conflictFiles, {
      errors: 1,
      warnings: 1,
      infos: 1,
      suppressed: 3,
      baselined: 2,
    })
    await expect(format([conflict, ...others], context)).toMatchFileSnapshot(golden(`${name}-findings.txt`))
  })

  test('says that all is well', async () => {
    await expect(format([], contextOf({}))).toMatchFileSnapshot(golden(`${name}-clean.txt`))
  })

  test('lets no text of a document act on the terminal', () => {
    const hostile = 'a\u001b[2Jb\u0007c\u009bd\u202ee\u2066f'
    const finding = findingOf({
      path: `content/${hostile}.md`,
      reason: hostile,
      label: hostile,
      note: hostile,
      help: hostile,
      related: [{ path: `content/${hostile}.md`, place: conflict.place, label: hostile }],
    })
    const report = format([finding], contextOf({ [finding.path]: `${hostile}\n`.repeat(9) }))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be in the report
    expect(report).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/)
  })

  test('shows paths as the working directory needs them', () => {
    const shownPath = (path: string) => `../${path}`
    const report = format([conflict], contextOf(conflictFiles, { errors: 1 }, { shownPath }))
    expect(report).toContain('../content/services/web.md')
    expect(report).not.toMatch(/(?<!\.\.\/)content\/services/)
  })
})

test('reporters are found by the name that --format gives', () => {
  expect(reporters.map((reporter) => reporter.name)).toEqual([
    'pretty',
    'concise',
    'json',
    'sarif',
    'github',
    'gitlab',
    'junit',
    'checkstyle',
    'rdjson',
    'markdown',
  ])
  expect(reporterByName('json')).toBe(reporters[2])
  expect(reporterByName('yaml')).toBeUndefined()
})

test('colours stand around the same text', async () => {
  const format = reporterByName('pretty')!.format
  const counts = { errors: 1, warnings: 1, infos: 1 }
  const plain = format([conflict, ...others], contextOf(conflictFiles, counts))
  const coloured = format([conflict, ...others], contextOf(conflictFiles, counts, { colour: true }))
  expect(coloured).toContain('\u001b[31m')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours themselves
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(plain)
})

test('the json report has every key of its contract', () => {
  const report = JSON.parse(
    reporterByName('json')!.format([conflict], contextOf(conflictFiles, { errors: 1 })),
  )
  expect(report).toEqual({
    version: 1,
    findings: [
      {
        rule: 'ports/conflict',
        severity: 'error',
        path: 'content/services/web.md',
        line: 9,
        column: 11,
        endLine: 9,
        endColumn: 14,
        message: 'tcp/443 on edge-1 is claimed by `mail` and `web`',
        note: '0.0.0.0 includes 192.0.2.7',
        help: 'bind each to an address of its own, or put one behind the other; 8443 is free on edge-1',
        url: 'https://docs.example/rules/ports/conflict.html',
        fingerprint: '0c6f1d2a4e8b9735',
        related: [
          { path: 'content/services/mail.md', line: 14, column: 11, label: '`mail` binds 192.0.2.7:443' },
          { path: 'content/services/web.md', line: 13, column: 11, label: '`web` binds 192.0.2.9:443' },
        ],
        fix: null,
      },
    ],
    summary: {
      errors: 1,
      warnings: 0,
      infos: 0,
      suppressed: 0,
      baselined: 0,
      fixable: 0,
      unsafelyFixable: 0,
      services: 45,
    },
  })
})

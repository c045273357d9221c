import { readFileSync } from 'node:fs'
import Ajv from 'ajv-draft-04'
import { describe, expect, test } from 'vitest'
import { checkstyle } from '../../src/report/checkstyle.ts'
import { gitlab } from '../../src/report/gitlab.ts'
import { junit } from '../../src/report/junit.ts'
import { rdjson } from '../../src/report/rdjson.ts'
import { sarif } from '../../src/report/sarif.ts'
import { at, conflict, conflictFiles, contextOf, findingOf, others } from './fixtures.ts'
import { complaints, hasXmllint, xpath } from './xmllint.ts'

/** Everything that is markup somewhere, and every character that XML does not know. */
const hostile = `<b> & "x" 'y' ]]> [a](1) \\ %0A :: \u0000\u0008\u000B\u001B\uFFFE\uFFFF\uD800 \u{1F600} né\nnext`

/** A finding that two splices mend, one of them an insertion. */
const fixable = findingOf({
  place: at(3, 1, 6),
  fix: {
    title: 'rename `prots` to `ports`',
    isSafe: true,
    edits: [
      { place: at(3, 1, 6), text: 'ports' },
      { place: at(4, 1, 1), text: '  ' },
    ],
  },
})

const reports = {
  findings: [conflict, ...others],
  'a fix': [fixable],
  'no finding': [],
  'a hostile text': [
    findingOf({
      path: 'content/a b<&>"?#%é.md',
      reason: hostile,
      label: hostile,
      note: hostile,
      help: hostile,
      related: [{ path: 'content/a b.md', place: conflict.place, label: hostile }],
    }),
    findingOf({
      path: 'content/a b.md',
      severity: 'info',
      reason: hostile,
      related: [{ ...conflict.related[0]!, label: '' }],
    }),
  ],
}
const withoutPages = { docs: (id: string) => `portolan explain ${id}`, ruleOf: () => undefined }

describe.each(Object.entries(reports))('%s', (_, findings) => {
  test.each([{}, withoutPages])('is SARIF 2.1.0 by its schema', (parts) => {
    const report = sarif.format(findings, contextOf(conflictFiles, {}, parts))
    expect(faults(report, 'vendor/sarif-2.1.0-rtm.5.json')).toEqual([])
  })

  test.runIf(hasXmllint).each(['junit-jenkins.xsd', 'junit-windyroad.xsd'])('is JUnit by %s', (schema) => {
    for (const failsAt of ['error', 'info', 'never'] as const) {
      const report = junit.format(findings, contextOf(conflictFiles, {}, { failsAt }))
      expect(complaints(report, `vendor/${schema}`)).toBe('')
    }
  })

  test.runIf(hasXmllint)('is a report of Checkstyle', () => {
    const report = checkstyle.format(findings, contextOf(conflictFiles))
    expect(complaints(report, 'report/schemas/checkstyle.xsd')).toBe('')
  })

  test('is a code quality report for GitLab', () => {
    const report = gitlab.format(findings, contextOf(conflictFiles))
    expect(faults(report, 'report/schemas/gitlab.schema.json')).toEqual([])
  })

  test.each([{}, withoutPages])('is a result for reviewdog', (parts) => {
    const report = rdjson.format(findings, contextOf(conflictFiles, {}, parts))
    expect(faults(report, 'report/schemas/rdjson.schema.json')).toEqual([])
  })
})

describe('the schemas of our own refuse what the formats do not know', () => {
  const lineZero = findingOf({ place: at(0, 1, 2) })
  const pathless = findingOf({ path: '' })

  test('for GitLab', () => {
    const report = gitlab.format([lineZero, pathless], contextOf({})).replace('"major"', '"error"')
    expect(faults(report, 'report/schemas/gitlab.schema.json')).toEqual([
      '/0/severity must be equal to one of the allowed values',
      '/0/location/lines/begin must be >= 1',
      '/0/location/lines/end must be >= 1',
      '/1/location/path must match pattern "^(?!\\./|/)."',
    ])
  })

  test('for reviewdog', () => {
    const report = rdjson.format([lineZero, pathless], contextOf({})).replace('"value"', '"id"')
    expect(faults(report, 'report/schemas/rdjson.schema.json')).toEqual([
      '/diagnostics/0/location/range/start/line must be >= 1',
      '/diagnostics/0/location/range/end/line must be >= 1',
      "/diagnostics/0/code must have required property 'value'",
      '/diagnostics/0/code must NOT have additional properties',
      '/diagnostics/1/location/path must NOT have fewer than 1 characters',
    ])
  })

  test.runIf(hasXmllint)('for Checkstyle', () => {
    const report = checkstyle.format([lineZero, pathless], contextOf({}))
    const told = complaints(report, 'report/schemas/checkstyle.xsd')
    expect(told).toContain("Element 'error', attribute 'line'")
    expect(told).toContain("Element 'file', attribute 'name'")
  })
})

test.runIf(hasXmllint)('an XML reader gets back every character that XML knows; the others are shown', () => {
  const xml = checkstyle.format(reports['a hostile text'].slice(1), contextOf({}))
  expect(xpath(xml, 'string(//error/@message)')).toBe(
    `<b> & "x" 'y' ]]> [a](1) \\ %0A :: \\u{0}\\u{8}\\u{b}\\u{1b}\\u{d800} \u{1F600} né\nnext\nsee content/services/mail.md:14:11\n`,
  )
  expect(xpath(xml, 'string(//file/@name)')).toBe('content/a b.md\n')
})

test('SARIF links the related places from its text, and names files by URI', () => {
  const { results } = JSON.parse(sarif.format(reports['a hostile text'], contextOf({}))).runs[0]
  const [first, second] = results
  expect(first.message.text).toMatch(/ See \[<b> .* \\\[a\\\]\(1\) \\\\ %0A .*\]\(1\)\.$/)
  expect(first.relatedLocations.map(({ id }: { id: number }) => id)).toEqual([1])
  const { uri } = first.locations[0].physicalLocation.artifactLocation
  expect(uri).toBe('content/a%20b%3C&%3E%22%3F%23%25%C3%A9.md')
  expect(new URL(uri, 'file:///repo/').pathname).toBe('/repo/content/a%20b%3C&%3E%22%3F%23%25%C3%A9.md')
  expect(second.message.text).toMatch(/ See \[the other place\]\(1\)\.$/)
  expect(second.relatedLocations[0]).not.toHaveProperty('message')
})

test('SARIF offers the fix as replacements in the file of the finding', () => {
  const { results } = JSON.parse(sarif.format([fixable], contextOf({}))).runs[0]
  expect(results[0].fixes).toEqual([
    {
      description: { text: 'rename `prots` to `ports`.' },
      artifactChanges: [
        {
          artifactLocation: { uri: 'content/services/web.md', uriBaseId: '%SRCROOT%' },
          replacements: [
            {
              deletedRegion: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 6 },
              insertedContent: { text: 'ports' },
            },
            {
              deletedRegion: { startLine: 4, startColumn: 1, endLine: 4, endColumn: 1 },
              insertedContent: { text: '  ' },
            },
          ],
        },
      ],
    },
  ])
})

test('rdjson suggests a fix of one edit, in bytes, and none of several', () => {
  const one = findingOf({
    path: 'a.md',
    place: at(1, 8, 12),
    fix: { title: 'quote it', isSafe: true, edits: [{ place: at(1, 8, 12), text: '"\u{1F600} é"' }] },
  })
  const { diagnostics } = JSON.parse(
    rdjson.format([one, fixable], contextOf({ 'a.md': 'é: [è, \u{1F600} é]\n' })),
  )
  expect(diagnostics.map(({ suggestions }: { suggestions?: object }) => suggestions)).toEqual([
    [{ range: { start: { line: 1, column: 10 }, end: { line: 1, column: 17 } }, text: '"\u{1F600} é"' }],
    undefined,
  ])
})

test('SARIF has no help URI before rules have pages that a browser can open', () => {
  const report = sarif.format([conflict], contextOf({}, {}, withoutPages))
  expect(report).not.toContain('helpUri')
  expect(report).toContain('portolan explain ports/conflict')
})

const isUri = (text: string) => URL.canParse(text)
const isUriReference = (text: string) => !/[\s<>"]/.test(text) && URL.canParse(text, 'file:///')

/** What a JSON Schema, a path under `test/`, has against a report: `/PLACE must …`. */
function faults(report: string, path: string): string[] {
  const schema = JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'))
  const validate = new Ajv.default({
    formats: { uri: isUri, 'uri-reference': isUriReference, 'date-time': true },
    allErrors: true,
    unicodeRegExp: false,
    strictTypes: false,
    strictRequired: false,
  }).compile(schema)
  validate(JSON.parse(report))
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

import { readFileSync } from 'node:fs'
import Ajv from 'ajv-draft-04'
import { describe, expect, test } from 'vitest'
import { checkstyle } from '../../src/report/checkstyle.ts'
import { junit } from '../../src/report/junit.ts'
import { sarif } from '../../src/report/sarif.ts'
import { conflict, conflictFiles, contextOf, findingOf, others } from './fixtures.ts'
import { complaints, hasXmllint, xpath } from './xmllint.ts'

/** Everything that is markup somewhere, and every character that XML does not know. */
const hostile = `<b> & "x" 'y' ]]> [a](1) \\ %0A :: \u0000\u0008\u000B\u001B\uFFFE\uFFFF\uD800 \u{1F600} né\nnext`

const reports = {
  findings: [conflict, ...others],
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
    const schema = JSON.parse(
      readFileSync(new URL('../vendor/sarif-2.1.0-rtm.5.json', import.meta.url), 'utf8'),
    )
    const formats = { uri: isUri, 'uri-reference': isUriReference, 'date-time': true } as const
    const validate = new Ajv.default({
      formats,
      allErrors: true,
      unicodeRegExp: false,
      strictTypes: false,
      strictRequired: false,
    }).compile(schema)
    const report = JSON.parse(sarif.format(findings, contextOf(conflictFiles, {}, parts)))
    expect(validate(report) ? [] : validate.errors).toEqual([])
  })

  test.runIf(hasXmllint).each(['junit-jenkins.xsd', 'junit-windyroad.xsd'])('is JUnit by %s', (schema) => {
    for (const failsAt of ['error', 'info', 'never'] as const) {
      expect(complaints(junit.format(findings, contextOf(conflictFiles, {}, { failsAt })), schema)).toBe('')
    }
  })

  test.runIf(hasXmllint)('is XML for Checkstyle', () => {
    expect(complaints(checkstyle.format(findings, contextOf(conflictFiles)))).toBe('')
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

test('SARIF has no help URI before rules have pages that a browser can open', () => {
  const report = sarif.format([conflict], contextOf({}, {}, withoutPages))
  expect(report).not.toContain('helpUri')
  expect(report).toContain('portolan explain ports/conflict')
})

const isUri = (text: string) => URL.canParse(text)
const isUriReference = (text: string) => !/[\s<>"]/.test(text) && URL.canParse(text, 'file:///')

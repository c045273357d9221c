import { describe, expect, test } from 'vitest'
import { check, type Rule, rules } from '../../src/check/index.ts'
import { createCatalog } from '../../src/model/catalog.ts'
import { parseDocument } from '../../src/parse/document.ts'
import { defaultSite } from '../../src/parse/site.ts'
import { found, judge, service, today } from './judged.ts'

/** A service with one warning (`ports/bind-unknown`) and one error (`meta/review-future`). */
const flawed = (more = ''): string =>
  service(`reviewed: 2027-01-15
ports: [{port: 443, exposure: public, tls: required, auth: none, allow: any}]
${more}`)

const warning =
  'services/edge/web.md:3:16 warning: nobody says which address tcp/443 is bound to [ports/bind-unknown]'
const error =
  'services/edge/web.md:2:11 error: `web` was reviewed on 2027-01-15, which has not come yet [meta/review-future]'

describe('severity', () => {
  const withSite = (site: string): string[] =>
    found({ 'portolan.config.yaml': site, 'services/edge/web.md': flawed() })

  test('without configuration it is the rule’s own', () => {
    expect(withSite('title: Fleet\n')).toEqual([error, warning])
  })

  test('`rules` changes and silences', () => {
    expect(withSite('rules: {meta/review-future: "off", ports/bind-unknown: info}\n')).toEqual([
      warning.replace('warning:', 'info:'),
    ])
  })

  test.each(['services/edge/**', 'content/services/edge/*.md', '**/web.md'])(
    'an override of %s wins over `rules`',
    (files) => {
      const site = `rules: {ports/bind-unknown: error}\noverrides: [{files: "${files}", rules: {ports/bind-unknown: "off"}}]\n`
      expect(withSite(site)).toEqual([error])
    },
  )

  test('an override of other files does nothing', () => {
    const site = 'overrides: [{files: "services/data/**", rules: {ports/bind-unknown: "off"}}]\n'
    expect(withSite(site)).toEqual([error, warning])
  })

  test('of two overrides the later one wins', () => {
    const site = `overrides:
  - {files: "**", rules: {ports/bind-unknown: error}}
  - {files: "services/**", rules: {ports/bind-unknown: info}}
`
    expect(withSite(site)).toEqual([error, warning.replace('warning:', 'info:')])
  })

  test('what the parser finds can be silenced as well', () => {
    const page = 'Press <kbd>Enter</kbd>.\n'
    expect(
      found({ 'help/keys.md': page, 'portolan.config.yaml': 'rules: {markdown/raw-html: "off"}\n' }),
    ).toEqual([])
  })

  test('a rule that does not exist is told, with the rule that was meant', () => {
    const { findings } = judge({ 'portolan.config.yaml': 'rules: {ports/conflct: "off"}\n' })
    expect(findings).toMatchObject([
      {
        ruleId: 'meta/unknown-key',
        path: 'portolan.config.yaml',
        place: { line: 1, column: 9, endLine: 1, endColumn: 22 },
        reason: 'there is no rule `ports/conflct`',
        help: 'did you mean `ports/conflict`?',
      },
    ])
  })
})

describe('suppression', () => {
  const allow = (entry: string) => {
    const { findings, suppressed } = judge({
      'services/edge/web.md': flawed(`lint: {allow: [{rule: ports/bind-unknown, why: It differs.${entry}}]}`),
    })
    return {
      suppressed: suppressed.length,
      found: findings.map(({ ruleId, reason }) => `${ruleId}: ${reason}`),
    }
  }
  const other = 'meta/review-future: `web` was reviewed on 2027-01-15, which has not come yet'

  test('without an end it hides the finding and counts it', () => {
    expect(allow('')).toEqual({ suppressed: 1, found: [other] })
  })

  test('on its last day it still holds', () => {
    expect(allow(`, until: ${today}`)).toEqual({ suppressed: 1, found: [other] })
  })

  test('the day after, the finding is back and the suppression is a finding of its own', () => {
    expect(allow(', until: 2026-11-22')).toEqual({
      suppressed: 0,
      found: [
        other,
        'ports/bind-unknown: nobody says which address tcp/443 is bound to',
        'meta/suppression-unused: the suppression of `ports/bind-unknown` ended on 2026-11-22',
      ],
    })
  })

  test('what the parser finds is suppressed as well', () => {
    const page =
      '---\nlint: {allow: [{rule: markdown/raw-html, why: An example.}]}\n---\nPress <kbd>Alt</kbd> <kbd>F</kbd>.\n'
    const { findings, suppressed } = judge({ 'help/keys.md': page })
    expect([findings, suppressed.length]).toEqual([[], 2])
  })

  test('it holds for its own document only', () => {
    const files = {
      'services/edge/web.md': flawed('lint: {allow: [{rule: meta/review-future, why: Planned.}]}'),
      'services/edge/mail.md': service('reviewed: 2027-01-15'),
    }
    expect(found(files)).toEqual([
      'services/edge/mail.md:2:11 error: `mail` was reviewed on 2027-01-15, which has not come yet [meta/review-future]',
      warning,
    ])
  })

  test('of a rule that is off it is not called unused', () => {
    const files = {
      'portolan.config.yaml': 'rules: {ports/bind-unknown: "off", meta/review-future: "off"}\n',
      'services/edge/web.md': flawed('lint: {allow: [{rule: ports/bind-unknown, why: It differs.}]}'),
    }
    expect(found(files)).toEqual([])
  })

  test('in a document of which something was refused it is not called unused', () => {
    const text = service(`ports: [{port: 70000, exposure: public, tls: required, auth: none, allow: any}]
lint: {allow: [{rule: ports/bind-unknown, why: It differs.}]}`)
    expect(judge({ 'services/web.md': text }).findings.map(({ ruleId }) => ruleId)).toEqual([
      'ports/out-of-range',
    ])
  })
})

test('where only some rules are run, suppressions of the others are not called unused', () => {
  const { document } = parseDocument({
    source: 'services/web.md',
    path: 'services/web.md',
    text: service(
      'lint: {allow: [{rule: ports/bind-unknown, why: It differs.}, {rule: hosts/group-unknown, why: Soon.}]}',
    ),
  })
  const some = rules.filter(({ id }) => id === 'hosts/group-unknown')
  const { findings } = check(createCatalog(defaultSite, [document]), { today, rules: some })
  expect(findings.map(({ reason }) => reason)).toEqual([
    'nothing here needs the suppression of `hosts/group-unknown`',
  ])
})

describe('a rule that throws', () => {
  const broken: Rule = {
    id: 'ports/conflict',
    severity: 'error',
    summary: 'Broken.',
    check({ report, catalog }) {
      const [first] = catalog.pages
      if (first) report({ document: first, reason: 'found before the fault' })
      throw new Error('a fault of ours')
    },
  }

  test('is named, and neither its findings nor the other rules are lost', () => {
    const [kept] = rules.filter(({ id }) => id === 'markdown/heading-skip')
    const page = {
      kind: 'page' as const,
      id: 'help/start',
      source: 'help/start.md',
      path: 'content/help/start.md',
      title: 'Start',
      outline: { headings: [{ depth: 4, text: 'Deep', id: 'h-deep' }], links: [], codeBlocks: [] },
      places: '',
      incomplete: [],
    }
    const result = check(createCatalog(defaultSite, [page]), { today, rules: [broken, kept as Rule] })
    expect(result.internal).toEqual([{ ruleId: 'ports/conflict', error: new Error('a fault of ours') }])
    expect(result.findings.map(({ reason }) => reason)).toEqual([
      'found before the fault',
      'the heading `Deep` goes from level 1 to level 4',
    ])
  })
})

describe('fingerprints', () => {
  const prints = (text: string): string[] =>
    judge({ 'services/web.md': text })
      .findings.filter(({ ruleId }) => ruleId === 'ports/bind-unknown')
      .map(({ fingerprint }) => fingerprint)
      .sort()
  const port = (number: number) =>
    `  - {port: ${number}, name: p${number}, exposure: public, tls: required, auth: none, allow: any}\n`

  test('do not change when lines move, items change places or other findings come', () => {
    const before = prints(service(`ports:\n${port(443)}${port(8443)}`))
    const after = prints(service(`# moved down\nreviewed: 2027-01-01\nports:\n${port(8443)}${port(443)}`))
    expect(before).toHaveLength(2)
    expect(after).toEqual(before)
  })

  test('differ between findings, even those of one rule at one place', () => {
    const commands = service(`packages: []
commands:
  - {run: apt-get install vim; apt-get install vim, repeatable: true}
`)
    const all = judge({ 'services/web.md': commands }).findings.map(({ fingerprint }) => fingerprint)
    expect(all).toHaveLength(2)
    expect(new Set(all).size).toBe(2)
    expect(all.every((print) => /^[\da-f]{16}$/.test(print))).toBe(true)
  })

  test('change with the value that is wrong', () => {
    expect(prints(service(`ports:\n${port(443)}`))).not.toEqual(prints(service(`ports:\n${port(444)}`)))
  })
})

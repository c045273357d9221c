import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rules } from '../../src/check/index.ts'
import { judge, service, shown } from './judged.ts'

const folder = new URL('../../docs/rules/', import.meta.url)
const pathOf = (id: string): URL => new URL(`${id}.md`, folder)

/** Files of the examples marked with one word, and the findings written beneath. */
interface Example {
  readonly files: Record<string, string>
  readonly expected: readonly string[]
}

/** Reads the fenced blocks ```` ```yaml bad services/mail.md ```` of a rule's page. */
function exampleOf(page: string, mark: 'bad' | 'good'): Example {
  const files: Record<string, string> = {}
  for (const [, language, word, path = 'services/web.md', text = ''] of page.matchAll(
    /^```(\w+) (bad|good)(?: (\S+))?\n(.*?)^```$/gms,
  )) {
    if (word !== mark) continue
    const isFields = language === 'yaml' && path.endsWith('.md')
    files[path] = unescaped(isFields ? service(text) : text)
  }
  const expected = /^```text\n(.*?)^```$/ms.exec(page)?.[1]?.trimEnd().split('\n') ?? []
  return { files, expected: mark === 'bad' ? expected : [] }
}

/** `\u0000` stands for the character, which a page could not show. */
const unescaped = (text: string): string =>
  text.replace(/\\u([\da-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

test('a complete service in production has no findings', () => {
  expect(judge({ 'services/web.md': service('title: Web front end') }).findings).toEqual([])
})

test('every rule has a page, and every page a rule', () => {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap(
    (path) => /^(.*)\.md$/.exec(path)?.[1] ?? [],
  )
  // The rules of built sites have their own test.
  const ownPages = pages.filter((id) => !id.startsWith('site/'))
  expect(ownPages.sort()).toEqual(rules.map(({ id }) => id).sort())
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
})

test('every rule is exported from the file that its id names', () => {
  for (const { id } of rules) {
    const source = readFileSync(new URL(`../../src/check/rules/${id}.ts`, import.meta.url), 'utf8')
    expect(source, id).toContain(`id: '${id}'`)
  }
})

const written = rules.filter(({ id }) => existsSync(pathOf(id)))

describe.each(written.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const page = readFileSync(pathOf(id), 'utf8')

  test('the page is headed by the id and tells severity, finding and reason', () => {
    const words = { error: 'error', warn: 'warning', info: 'info' }
    expect(page).toMatch(
      new RegExp(`^# ${id}\n\nSeverity: ${words[rule.severity]}\n\n## What it finds\n\n\\S`),
    )
    expect(page).toMatch(/^## Why\n\n\S/m)
  })

  test('the bad example has exactly the findings beneath it', () => {
    const { files, expected } = exampleOf(page, 'bad')
    const { findings, internal } = judge(files)
    expect(internal).toEqual([])
    expect(findings.map((finding) => shown(finding, id))).toEqual(expected)
    expect(findings.some(({ ruleId }) => ruleId === id)).toBe(true)
  })

  test('the good example has no findings at all', () => {
    const { files } = exampleOf(page, 'good')
    const { findings, internal } = judge(files)
    expect(internal).toEqual([])
    expect(findings.map((finding) => shown(finding, id))).toEqual([])
  })
})

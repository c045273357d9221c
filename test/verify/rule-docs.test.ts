import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { siteRules } from '../../src/verify/rules.ts'
import { shown, verified } from './verified.ts'

const folder = new URL('../../docs/rules/site/', import.meta.url)

/** The site of the blocks ```` ```html bad index.html ````; a `link` block is a symbolic link. */
function siteOf(page: string, mark: 'bad' | 'good'): [Record<string, string>, string[]] {
  const files: Record<string, string> = {}
  const links: string[] = []
  for (const [, language, word, path = '', text = ''] of page.matchAll(
    /^```(\w+) (bad|good) (\S+)\n(.*?)^```$/gms,
  )) {
    if (word !== mark) continue
    if (language === 'link') links.push(path)
    else files[path] = text
  }
  return [files, links]
}

test('every rule has a page, and every page a rule', () => {
  const pages = readdirSync(folder).map((name) => `site/${name.replace(/\.md$/, '')}`)
  expect(pages.sort()).toEqual(siteRules.map(({ id }) => id).sort())
})

describe.each(siteRules.map((rule) => [rule.id, rule] as const))('%s', (id, { severity }) => {
  const page = readFileSync(new URL(`${id.replace('site/', '')}.md`, folder), 'utf8')

  test('the page is headed by the id and tells severity, finding and reason', () => {
    const word = severity === 'warn' ? 'warning' : severity
    expect(page).toMatch(new RegExp(`^# ${id}\n\nSeverity: ${word}\n\n## What it finds\n\n\\S`))
    expect(page).toMatch(/^## Why\n\n\S/m)
  })

  test('the bad example has exactly the findings beneath it', () => {
    const expected = /^```text\n(.*?)^```$/ms.exec(page)?.[1]?.trimEnd().split('\n')
    expect(verified(...siteOf(page, 'bad')).map((finding) => shown(finding, id))).toEqual(expected)
  })

  test('the good example has no findings at all', () => {
    expect(verified(...siteOf(page, 'good')).map((finding) => shown(finding))).toEqual([])
  })
})

import type { Nodes } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { markdown } from '../../src/report/markdown.ts'
import { contextOf, findingOf } from './fixtures.ts'

const nodesOf = (node: Nodes): Nodes[] => [
  node,
  ...('children' in node ? node.children.flatMap(nodesOf) : []),
]
const parse = (text: string) => unified().use(remarkParse).use(remarkGfm).parse(text)

test('no text of a document is markup in the comment, and nobody is called by name', () => {
  const hostile = '<img src=x> [a](javascript:b) **c** @root # d | e ![f](g) ~~h~~\n\n# i\n- j'
  const report = markdown.format(
    [findingOf({ path: 'a`b.md', reason: hostile, note: hostile, ruleId: 'meta/secret' })],
    contextOf({}, { errors: 1 }),
  )
  const nodes = nodesOf(parse(report))
  expect(nodes.filter((node) => node.type === 'text' && node.value.includes('@root'))).toEqual([])
  expect([...new Set(nodes.map(({ type }) => type))].sort()).toEqual([
    'break',
    'heading',
    'inlineCode',
    'link',
    'list',
    'listItem',
    'paragraph',
    'root',
    'strong',
    'text',
  ])
  expect(textOf(parse(report))).toContain('<img src=x> [a](javascript:b) **c** @root # d | e ![f](g) ~~h~~')
})

test('a comment stays below the size that code hosts take, with whole findings and a count of the others', () => {
  const findings = Array.from({ length: 2000 }, (_, at) =>
    findingOf({ path: `content/services/s${at >> 2}.md`, reason: `finding ${at} ${'x'.repeat(40)}` }),
  )
  const report = markdown.format(findings, contextOf({}, { errors: 2000 }))
  expect(report.length).toBeLessThan(65_536)
  const shown = [...report.matchAll(/: finding (\d+) x{40} /g)].map(([, number]) => Number(number))
  expect(shown.length).toBeGreaterThan(200)
  expect(shown).toEqual(shown.map((_, at) => at))
  expect(report).toMatch(
    new RegExp(`\\n\\n… and ${2000 - shown.length} more; \`portolan check\` lists all of them\\.\\n$`),
  )
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMarkdown } from '../../src/parse/body.ts'
import { parsePlainMarkdown } from '../../src/parse/plain-markdown.ts'

const RUNS = Number(process.env.RUNS ?? 2000)
const SEED = Number(process.env.SEED ?? 1)
const project = fileURLToPath(new URL('../..', import.meta.url))

/** Bodies of the example catalogue and of the project's own documents. */
const bodies = ['content', 'starter', 'docs'].flatMap((folder) =>
  readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => readFileSync(join(project, folder, path), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '')),
)

const expectSame = (markdown: string): void => {
  expect(parsePlainMarkdown(markdown, parseMarkdown), JSON.stringify(markdown)).toEqual(
    parseMarkdown(markdown),
  )
}

test('every body of the example catalogue becomes the same tree', () => {
  expect(bodies.length).toBeGreaterThan(150)
  for (const body of bodies) expectSame(body)
})

test('most blocks of the example catalogue are plain: the full parser sees a fifth of the text at most', () => {
  let seen = 0
  const counting = (markdown: string) => {
    seen += markdown.length
    return parseMarkdown(markdown)
  }
  const services = readdirSync(join(project, 'content/services'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) =>
      readFileSync(join(project, 'content/services', path), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''),
    )
  for (const body of services) parsePlainMarkdown(body, counting)
  expect(seen).toBeLessThan(services.join('').length / 5)
})

test.each([
  '',
  '\n\n',
  'text\n```\ncode\n\nmore\n```\n',
  '- a\n```\ncode\n\nmore\n```\n',
  '- a\n\n  b\n- c\n\n    code\n\nd\n',
  '- a\n1. b\n* c\n',
  '- a\n  1. b\n  2. c\n     - d\n',
  '- a\n  2. b\n',
  '1. a\n2) b\n',
  '    code\n\n    more\n',
  'a\n===\n\nb\n---\n\n---\n\n***\n',
  '> a\nlazy\n\n> b\n>\n> c\n',
  '| a | b |\n|---|---|\n| c |\n\n| a |\n|--|--|\n',
  'a | b\n--- | ---\nc | d\n',
  'text\n| a |\n|---|\n',
  '| `a|b` | c |\n|---|---|\n',
  '[a]\n\n[a]: b\n',
  '> [a]: b\n\n[a]\n',
  'note[^1]\n\n[^1]: text\n',
  '<div>\n\n*a*\n\n</div>\n',
  'a <b>c</b> &amp; d & e \\* f\n',
  '**bold** and *em* and ***both*** and **a *b* c** and a*b*c and * not *\n',
  '**bold.** **(x)** *a*, *b*. "*c*" (*d*) **`e`** *[f](g)*\n',
  'a_b_c _d_ __e__ snake_case_ _x\n',
  '`` a ` b `` and ` c ` and `d` and `e\nf` and `unclosed\n',
  '[a](b) [a](b "c") [a](<b c>) [a]( b ) ![a](b) [[a]] [[a|b]] [a][b] [a] (b)\n',
  '[a [b](c)](d) [a *b*](c) [`a`](b) [a](b_c_d) [a](b(c))\n',
  'https://example.org www.example.org a@example.org\n',
  'trailing \nspaces  \nhard\\\nbreak\n',
  '# a\n## b ##\n#c\n####### d\n#\n# *e* `f`\n',
  '```js title="x"\na\n```\n\n````\n```\n````\n\n~~~\na\n~~~\n\n```\nunclosed\n',
  '- [ ] a\n- [x] b\n- c\n',
  '-\n- a\n',
  '-   wide\n- narrow\n',
  '10. a\n11. b\n    c\n',
  '\ta\n\n- b\n\tc\n',
  'a\r\nb\r\n',
  'a\u00a0\n\u00a0\nb\n',
  '~~a~~ ~b~\n',
  ' a\n  b\n   c\n',
  '- only\n  `a` and\n  [b](c)\n  - more\n    **d**\n\n> said\n> `e`\n\nflat\n`f`\n',
])('%j becomes the same tree', (markdown) => expectSame(markdown))

/** Pieces that mean something to Markdown, among words. */
const piece = fc.constantFrom(
  'a',
  'b.',
  'c_d',
  ' ',
  '  ',
  '\n',
  '\n\n',
  '\n\n\n',
  '- ',
  '* ',
  '1. ',
  '2) ',
  '# ',
  '## ',
  '> ',
  '|',
  '|---|',
  '`',
  '```',
  '```sh\n',
  '*',
  '**',
  '_',
  '[',
  ']',
  '(',
  ')',
  '](',
  '[[',
  ']]',
  '[x](y)',
  '!',
  '<',
  '&',
  '&amp;',
  '\\',
  '~',
  '@',
  ':',
  ']:',
  '---',
  '===',
  '    ',
  '\t',
  'www.',
  'https://x.y',
  '[^1]',
  'é',
  '🙂',
  '\u00a0',
) // prettier-ignore

test('random Markdown becomes the same tree', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      expectSame(pieces.join(''))
    }),
    { numRuns: RUNS, seed: SEED },
  )
})

test('bodies with a random stretch replaced become the same tree', () => {
  const change = fc.tuple(
    fc.constantFrom(...bodies),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(12),
    fc.array(piece, { maxLength: 3 }),
  )
  fc.assert(
    fc.property(change, ([body, where, length, pieces]) => {
      const start = Math.max(0, Math.floor(where * body.length) - 300)
      const text = body.slice(start, start + 600)
      const at = Math.floor(where * text.length)
      expectSame(text.slice(0, at) + pieces.join('') + text.slice(at + length))
    }),
    { numRuns: RUNS, seed: SEED },
  )
})

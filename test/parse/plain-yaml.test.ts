import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePlainYaml } from '../../src/parse/plain-yaml.ts'
import { parseYaml, readYaml } from '../../src/parse/yaml.ts'
import { frontMatters, generated, mutationOf, ruleExamples, settings } from './yaml-texts.ts'

/** True where the fast reader answers, and then exactly as the `yaml` package and without anything to remark. */
function answers(text: string): boolean {
  const plain = parsePlainYaml(text)
  if (!plain) return false
  expect({ ...plain, remarks: [], whole: true }).toStrictEqual(readYaml(text))
  // Order is part of the answer: pages and places follow it.
  expect(JSON.stringify(plain.data)).toBe(JSON.stringify(readYaml(text).data))
  return true
}

/** How many of `runs` texts the fast reader answers, all of them rightly. */
function answered(texts: fc.Arbitrary<string>, runs: number): number {
  let count = 0
  fc.assert(
    fc.property(texts, (text) => {
      if (answers(text)) count++
    }),
    { numRuns: runs },
  )
  return count
}

test('the fast reader answers for every document of the catalogue and the starter', () => {
  expect(frontMatters.size).toBeGreaterThan(80)
  expect([...frontMatters].filter(([, yaml]) => !answers(yaml)).map(([path]) => path)).toEqual([])
  expect(settings.map(answers)).toEqual([true, true])
})

test('it agrees about the examples of the rules', () => {
  expect(ruleExamples.length).toBeGreaterThan(100)
  expect(ruleExamples.filter(answers).length).toBeGreaterThan(ruleExamples.length * 0.8)
})

test('it agrees about generated documents', () => {
  expect(answered(generated, 3000)).toBeGreaterThan(300)
})

test('it agrees about changed front matter', () => {
  const texts = [...frontMatters.values(), ...settings]
  expect(answered(mutationOf(texts), 3000)).toBeGreaterThan(400)
})

describe('it reads', () => {
  test.each([
    ['an empty value', 'title: Web\npackages:\n'],
    ['an empty value with blanks, last in a mapping', 'a:\n  b:  \n\nc: d\n'],
    ['a list as deep as its key', 'ports:\n- 80/tcp\n- port: 443\n  allow:\n  - web\ntags: []\n'],
    [
      'comments between and behind',
      '# Top\n\na: b # note\n# Between\nc: # note\n  # Inside\n  d: 1\n# End\n',
    ],
    ['words and numbers', 'a: [null, ~, True, false, 0, -1, 1.5, 1e+21, NaN, "1", \'true\']\n'],
    [
      'text that looks like more',
      'a: [no-one, 10.0.0.1, 80/tcp, a#b, b:c, --wait, 2026-01-31, "it\'s", <=2]\n',
    ],
    [
      'quotes and escapes',
      'a: "say \\"yes\\"\\n\\t\\\\ \\/"\nb: \'it\'\'s\'\nc: ""\nd: "# no comment: none"\n',
    ],
    ['flow collections in each other', 'a: {b: [1, {c: d,e: []}], f: {}, }\n'],
    ['flow collections of many lines', 'a: [\n  b,\n\n  {c: d,\n   e: f},\n]\ng: {\n  h: i\n  }\n'],
    ['kept lines', 'a: |\n\n  one\n    two # text\n\n  three\n\n\nb: |-\n  end  \n'],
    ['folded lines', 'a: >\n  one\n  two\n\n  three\n\n\n  four\nb: >-\n  end\n'],
    ['lists of blocks', 'a:\n  - |\n    one\n  -   b: >-\n        two\n      c: d\n'],
    ['keys of the object prototype that are harmless', 'toString: 1\nhasOwnProperty: 2\n'],
  ])('%s', (_, text) => {
    expect(answers(text)).toBe(true)
  })
})

describe('it leaves', () => {
  test.each([
    ['nothing', ''],
    ['a last line without an end', 'a: b'],
    ['a list at the top', '- a\n'],
    ['a tab', 'a:\tb\n'],
    ['CRLF', 'a: b\r\n'],
    ['a byte order mark', '\ufeffa: b\n'],
    ['characters beyond the basic plane', 'a: 😀\n'],
    ['a line separator', 'a: b\u2028c\n'],
    ['an anchor', 'a: &b c\n'],
    ['an alias', 'a: *b\n'],
    ['a tag', 'a: !!str b\n'],
    ['a merge key', '<<: {a: b}\n'],
    ['an explicit key', '? a\n: b\n'],
    ['a directive', '%YAML 1.2\n---\na: b\n'],
    ['document marks', 'a: b\n---\nc: d\n'],
    ['a key twice', 'a: b\na: c\n'],
    ['a key twice in flow', 'a: {b: c, b: d}\n'],
    ['a key of the object prototype', 'a: {constructor: b}\n'],
    ['a key in quotes', '"a": b\n'],
    ['a key that is a number', '80: web\n'],
    ['a key without blank behind its colon', 'a:b\n'],
    ['a mapping on the line of its key', 'a: b: c\n'],
    ['a list on the line of its key', 'a: - b\n'],
    ['a list on the line of a list', '- - a\n'],
    ['text of two lines', 'a: b\n  c\n'],
    ['text on the line after its key', 'a:\n  b\n'],
    ['quoted text of two lines', 'a: "b\n  c"\n'],
    ['text behind a quotation', 'a: "b" c\n'],
    ['a quotation without end', 'a: "b\n'],
    ['an escape out of the ordinary', 'a: "\\x41"\n'],
    ['a comment that is deeper than what follows', 'a:\n  b: c\n  # note\nd: e\n'],
    ['a comment after an empty value', 'a:\n# note\nb: c\n'],
    ['a truth word of YAML 1.1', 'a: yes\n'],
    ['an octal number of YAML 1.1', 'a: 0644\n'],
    ['a number that would lose digits', 'a: 1.10\n'],
    ['a number in base 60', 'a: 12:30\n'],
    ['numbers of other kinds', 'a: [0x1F, 0o17, .inf, .nan, 1_000]\n'],
    ['an item that is missing', 'a: [b, , c]\n'],
    ['a pair in a list', 'a: [b: c]\n'],
    ['a flow key without value', 'a: {b}\n'],
    ['a flow collection that is not indented', 'a: [\nb]\n'],
    ['a flow collection without end', 'a: [b\n'],
    ['a block with more in its header', 'a: |2\n   b\nc: |+\n  d\n'],
    ['a block without text', 'a: |\nb: c\n'],
    ['a folded block with deeper lines', 'a: >\n  b\n    c\n'],
    ['an indentation that fits nothing', 'a:\n    b: c\n  d: e\n'],
    ['deep nesting', `a: ${'['.repeat(20_000)}\n`],
  ])('%s', (_, text) => {
    expect(parsePlainYaml(text)).toBeUndefined()
    expect(parseYaml(text)).toStrictEqual(readYaml(text))
  })
})

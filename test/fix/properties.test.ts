import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fixText } from '../../src/fix/fix-text.ts'
import { splitFrontMatter } from '../../src/parse/front-matter.ts'
import { judge } from '../check/judged.ts'
import { repaired } from './fixed.ts'

/** A value that can be mended, and what the field must hold afterwards. */
interface Mendable {
  readonly written: string
  readonly after: unknown
}

const mended = (pairs: readonly (readonly [string, unknown])[]) =>
  fc.constantFrom(...pairs.map(([written, after]): Mendable => ({ written, after })))

const quoting = mended([
  ['1.10', '1.10'],
  ['"1.10"', '1.10'],
  ['404', '404'],
  ["'no'", 'no'],
  ['no', 'no'],
  ['22:22', '22:22'],
  ['plain words', 'plain words'],
])
const lifecycle = mended([
  ['Production', 'production'],
  ['"PLANNED"', 'planned'],
  ["'retired'", 'retired'],
])
const tags = mended([
  ['web', ['web']],
  ['"web"', ['web']],
  ['[web, "front end"]', ['web', 'front end']],
])
const packages = mended([
  ['[nginx, curl, nginx]', ['nginx', 'curl']],
  ['[nginx,nginx , nginx]', ['nginx']],
  ['\n  - nginx\n  - nginx\n  - curl', ['nginx', 'curl']],
  ['\n    - {name: nginx}\n    - curl\n    - {name: nginx}', [{ name: 'nginx' }, 'curl']],
])
const configs = mended([
  ['[{path: /etc//a, mode: 0644}]', [{ path: '/etc/a', mode: '0644' }]],
  ['\n  - path: "/etc/./a" # here\n    mode: 0o600', [{ path: '/etc/a', mode: '0600' }]],
  ["[{path: '/etc/b/../a', mode: 'u=rw,g=r,o='}]", [{ path: '/etc/a', mode: '0640' }]],
])
const ports = mended([
  ['[80/TCP]', ['80/tcp']],
  ['\n- {port: 53, transport: "Udp"}', [{ port: 53, transport: 'udp' }]],
  ['[{port: 80, protcol: http}]', [{ port: 80, protocol: 'http' }]],
])

interface Line {
  readonly key: string
  readonly value: Mendable
  readonly comment: string
}

/** A comment may stand behind a value of one line only. */
const lineOf = (key: string, spellings: readonly string[], value: fc.Arbitrary<Mendable>) =>
  fc
    .record({
      key: fc.constantFrom(...spellings),
      value,
      comment: fc.constantFrom('', '', ' # why, and "how": [x]', '   #'),
    })
    .map((line) => ({ name: key, ...line, comment: line.value.written.includes('\n') ? '' : line.comment }))

const document = fc.record({
  lines: fc
    .tuple(
      lineOf('title', ['title', 'titel', '"titel"'], quoting),
      lineOf('lifecycle', ['lifecycle', 'lifecylce'], lifecycle),
      lineOf('tags', ['tags'], tags),
      lineOf('packages', ['packages', 'pakcages'], packages),
      lineOf('configs', ['configs', "'confgis'"], configs),
      lineOf('ports', ['ports', 'prots'], ports),
    )
    .chain((all) => fc.shuffledSubarray(all, { minLength: 1 })),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  mark: fc.constantFrom('', '\uFEFF'),
  body: fc.constantFrom('', '# Web\n\n`0644` stays\n', '---\nprots: 1\n---'),
})

const textOf = ({
  lines,
  lineEnd,
  mark,
  body,
}: {
  lines: readonly Line[]
  lineEnd: string
  mark: string
  body: string
}): string => {
  const fields = lines.map(
    ({ key, value: { written }, comment }) =>
      `${key}:${written.startsWith('\n') ? '' : ' '}${written}${comment}\n`,
  )
  return mark + `---\n${fields.join('')}---\n${body}`.replaceAll('\n', lineEnd)
}

const path = 'services/web.md'
const runs = { numRuns: 100 }

describe('on generated documents', () => {
  test('every repair is made, the result is read as meant, and a second run changes nothing', () => {
    fc.assert(
      fc.property(document, (parts) => {
        const { text, left } = repaired(path, textOf(parts))
        expect(splitFrontMatter(text).yaml?.data).toEqual(
          Object.fromEntries(parts.lines.map(({ name, value }) => [name, value.after])),
        )
        expect(left.filter(({ repair }) => repair?.isSafe)).toEqual([])
        expect(repaired(path, text)).toMatchObject({ text, rounds: 0 })
      }),
      runs,
    )
  })

  test('body, comments, line ends and byte order mark stay', () => {
    fc.assert(
      fc.property(document, (parts) => {
        const before = textOf(parts)
        const { text } = repaired(path, before)
        expect(text.startsWith('\uFEFF')).toBe(parts.mark !== '')
        expect(splitFrontMatter(text).body).toBe(splitFrontMatter(before).body)
        const comments = (whole: string) => whole.match(/ #.*$/gm) ?? []
        expect(comments(text)).toEqual(comments(before))
        expect(text.replaceAll(parts.lineEnd, '')).not.toMatch(/[\r\n]/)
      }),
      runs,
    )
  })

  test('a round changes nothing outside the lines of what it found', () => {
    fc.assert(
      fc.property(document, (parts) => {
        const before = textOf(parts)
        const { findings } = judge({ [path]: before })
        const own = findings.filter((finding) => finding.path === path && finding.repair?.isSafe)
        const { text, fixed } = fixText(before, own)
        const touched = new Set(
          fixed.flatMap(({ place }) =>
            Array.from({ length: place.endLine - place.line + 1 }, (_, n) => place.line + n),
          ),
        )
        const kept = before.split('\n').filter((_, index) => !touched.has(index + 1))
        const after = text.split('\n')
        let next = 0
        for (const line of after) if (line === kept[next]) next++
        expect(kept.slice(next)).toEqual([])
      }),
      runs,
    )
  })
})

import { expect, test } from 'vitest'
import { parseDocument } from '../../src/parse/document.ts'
import { told } from './told.ts'

const parse = (text: string, source = 'services/web.md') =>
  parseDocument({ source, path: `content/${source}`, text })

test('front matter in JavaScript is refused and never run', () => {
  const global = globalThis as { evaluated?: boolean }
  for (const fence of [
    '---js',
    '---javascript',
    '---JavaScript',
    '---constructor',
    '---toString',
    '---json',
  ]) {
    const { findings } = parse(`${fence}\nglobalThis.evaluated = true\n---\n`)
    expect(told(findings)).toEqual([
      `1:1-1:${fence.length + 1} error[meta/frontmatter-language] the front matter opens with \`${fence}\`; only YAML behind a line of exactly \`---\` is read`,
    ])
  }
  expect(global.evaluated).toBeUndefined()
})

test('a document without front matter says so once', () => {
  expect(told(parse('# Web\n').findings)).toEqual([
    '1:1-1:4 error[meta/frontmatter-missing] this service has no front matter',
  ])
  expect(told(parse('# About\n', 'about.md').findings)).toEqual([])
})

test('an unclosed block does not swallow the body silently', () => {
  expect(told(parse('---\ntitle: Web\n').findings)).toEqual([
    '1:1-1:4 error[meta/frontmatter-unclosed] the front matter is never closed',
  ])
  expect(told(parse('---\ntitle: Web\n---foo\n---\n').findings)).toEqual([
    '3:1-3:7 error[meta/frontmatter-unclosed] this line begins with --- but is not the closing fence',
  ])
})

test('an empty block misses every required field', () => {
  expect(told(parse('---\n---\n').findings)).toEqual([
    '1:1-1:4 error[meta/key-missing] the front matter has no `title`',
    '1:1-1:4 error[meta/key-missing] the front matter has no `summary`',
    '1:1-1:4 error[meta/key-missing] the front matter has no `lifecycle`',
  ])
})

test('places are those of the file under LF, CRLF and a byte order mark', () => {
  const lines = [
    '---',
    'title: Web',
    'summary: Pages',
    'lifecycle: retired',
    'ports:',
    '  - 80/tpc',
    '---',
    'Text',
    '',
  ]
  const expected = [
    '6:5-6:11 error[ports/transport-invalid] `ports` entry 1: expected tcp, udp, sctp or unix, got `80/tpc`',
  ]
  expect(told(parse(lines.join('\n')).findings)).toEqual(expected)
  expect(told(parse(lines.join('\r\n')).findings)).toEqual(expected)
  expect(told(parse(`\uFEFF${lines.join('\n')}`).findings)).toEqual(expected)
})

test('every YAML error is told, not the first only', () => {
  expect(told(parse('---\ntitle: [a\nsummary: "\n---\n').findings)).toEqual([
    '2:8-2:9 error[meta/yaml-syntax] the [ is never closed',
    '3:10-3:11 error[meta/yaml-syntax] the " is never closed',
  ])
})

test.each([
  ['a: one: two\n', '2:7-2:8 error[meta/yaml-syntax] a colon and a blank inside text that has no quotes'],
  [
    'title: Web\n  summary: Text\n',
    '3:3-3:10 error[meta/yaml-syntax] `summary` is indented below a field that has a value already',
  ],
  ['tags: {a: [b, c}\n', '2:11-2:12 error[meta/yaml-syntax] the [ is never closed'],
  [
    'hosts: [web[1-3].example]\n',
    '2:12-2:13 error[meta/yaml-syntax] missing , or : between flow sequence items',
  ],
  ['title: - web\n', '2:8-2:9 error[meta/yaml-syntax] unexpected block-seq-ind on same line with key'],
  ['- a\ntitle: Web\n', '3:1-3:6 error[meta/yaml-syntax] unexpected scalar at node end'],
])('a mistake in YAML is one finding where it was made: %j', (yaml, finding) => {
  expect(told(parse(`---\n${yaml}---\n`).findings)).toEqual([finding])
})

test('a key that stands twice names both places', () => {
  expect(told(parse('---\ntitle: About\ntags: []\ntitle: About us\n---\n', 'about.md').findings)).toEqual([
    '4:1-4:6 error[meta/duplicate-key] the key `title` stands here a second time (2:1 first here)',
  ])
})

test('anchors, aliases, merge keys and tags are refused where they stand', () => {
  const text = '---\ntitle: &name About\nsummary: *name\n<<: {tags: []}\ntags: !!set {}\n---\n'
  expect(told(parse(text, 'about.md').findings).filter((line) => line.includes('yaml-anchor'))).toEqual([
    '2:8-2:13 error[meta/yaml-anchor] the anchor `&name` makes a value stand in two places',
    '3:10-3:15 error[meta/yaml-anchor] the alias `*name` hides where a value comes from',
    '4:1-4:3 error[meta/yaml-anchor] a merge key hides where values come from',
    '5:7-5:12 error[meta/yaml-anchor] the tag `!!set` changes how a value is read',
  ])
})

test('an anchor or tag is marked wherever it stands, and no other one', () => {
  const text = `---
tags: &all # as usual
  - !<tag:yaml.org,2002:str> 5
  - !!str &five 5
  - !<tag:yaml.org,2002:str> 6
---
`
  expect(told(parse(text, 'about.md').findings).filter((line) => line.includes('yaml-anchor'))).toEqual([
    '2:7-2:11 error[meta/yaml-anchor] the anchor `&all` makes a value stand in two places',
    '3:5-3:29 error[meta/yaml-anchor] the tag `!!str` changes how a value is read',
    '4:5-4:10 error[meta/yaml-anchor] the tag `!!str` changes how a value is read',
    '4:11-4:16 error[meta/yaml-anchor] the anchor `&five` makes a value stand in two places',
    '5:5-5:29 error[meta/yaml-anchor] the tag `!!str` changes how a value is read',
  ])
})

test('keys of the object prototype are refused and pollute nothing', () => {
  const { findings, document } = parse(
    '---\ntitle: About\n__proto__: {polluted: 1}\nconstructor: 2\n---\n',
    'about.md',
  )
  expect(told(findings)).toEqual([
    '3:1-3:10 error[meta/unknown-key] `__proto__` cannot be used as a key',
    '4:1-4:12 error[meta/unknown-key] `constructor` cannot be used as a key',
  ])
  expect((document as unknown as { polluted?: number }).polluted).toBeUndefined()
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
})

test('deep nesting ends in one message', () => {
  expect(told(parse(`---\ntitle: ${'['.repeat(20_000)}\n---\n`).findings)).toEqual([
    '1:1-1:4 error[meta/yaml-syntax] this YAML is nested too deeply to be read',
  ])
})

test('front matter beyond the cap is refused unread', () => {
  const { findings } = parse(`---\ntitle: ${'a'.repeat(70_000)}\n---\n`)
  expect(told(findings)).toEqual([
    '1:1-1:4 error[meta/unreadable] the front matter has 70012 characters; the most that is read is 65536',
  ])
})

test('scalars that YAML readers disagree about are warned of and keep their text', () => {
  const text = `---
title: About
tags: [yes, 22:22, 0644, 1.10, 1_000, 2026-01-31, 11211, true-ish]
---
`
  const { findings, document } = parse(text, 'about.md')
  expect(told(findings)).toEqual([
    '3:8-3:11 warn[meta/ambiguous-scalar] `yes` without quotes does not mean the same to every YAML reader',
    '3:13-3:18 warn[meta/ambiguous-scalar] `22:22` without quotes does not mean the same to every YAML reader',
    '3:20-3:24 warn[meta/ambiguous-scalar] `0644` without quotes does not mean the same to every YAML reader',
    '3:26-3:30 warn[meta/ambiguous-scalar] `1.10` without quotes does not mean the same to every YAML reader',
    '3:32-3:37 warn[meta/ambiguous-scalar] `1_000` without quotes does not mean the same to every YAML reader',
    '3:51-3:56 error[meta/type-mismatch] `tags` entry 7: expected text, got the number 11211',
  ])
  expect(document.tags).toEqual(['yes', '22:22', '0644', '1.10', '1_000', '2026-01-31', 'true-ish'])
})

test('control characters and hidden reordering are found', () => {
  expect(told(parse('---\ntitle: A\u0000B\n---\n', 'about.md').findings)).toEqual([
    '2:9-2:10 error[meta/unreadable] there is a control character (U+0000) in the text',
  ])
  expect(told(parse('Safe\u202E text\n', 'about.md').findings)).toEqual([
    '1:5-1:6 warn[meta/bidi-control] a hidden character (U+202E) changes the order in which text is shown',
  ])
})

test('a secret is found in front matter and prose, a placeholder is not', () => {
  const key = ['-----BEGIN', 'RSA PRIVATE KEY-----'].join(' ')
  const token = `ghp_${'a1B2'.repeat(9)}`
  const text = `---\ntitle: About\n---\n${key}\n\nUse password=hunter2x9 or token ${token}.\n\npassword={{vault_key_1}}, password: "\${DB_PASSWORD}", password: rotated yearly, password: op://web/Db1/pw\n`
  expect(told(parse(text, 'about.md').findings)).toEqual([
    '4:1-4:32 error[meta/secret] this looks like a private key',
    '6:14-6:23 error[meta/secret] this looks like a password',
    '6:33-6:73 error[meta/secret] this looks like a GitHub token',
  ])
})

test('a token of somebody’s documentation is none, and a password ends before a backslash', () => {
  const samples = ['AKIAIOSFODNN7EXAMPLE', `ghp_${'x'.repeat(36)}`, 'xoxb-your-token-here']
  const key = ['AKIA', 'QWERTZUIOPASDFGH'].join('')
  const text = `---\ntitle: About\n---\n${samples.join(' ')} ${key}\n\nrun: "echo \\"DB_PASSWORD=hunter2x9\\""\n`
  expect(told(parse(text, 'about.md').findings)).toEqual([
    '4:84-4:104 error[meta/secret] this looks like an AWS access key',
    '6:26-6:35 error[meta/secret] this looks like a password',
  ])
})

test('a file name that makes no id is told', () => {
  const text = '---\ntitle: Web\nsummary: Pages\nlifecycle: retired\n---\n'
  expect(told(parse(text, 'services/Web Server.md').findings)).toEqual([
    '1:1-1:4 error[meta/id-invalid] the file name `Web Server.md` makes no id',
  ])
})

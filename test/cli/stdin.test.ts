import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { folderWith, runCli, service } from './run-cli.ts'

const listens = (title: string, ...ports: number[]): string =>
  service(title, 'hosts: [edge1]\n').replace(
    'ports: []',
    `ports: [${ports.map((port) => `{port: ${port}, bind: localhost, exposure: loopback}`).join(', ')}]`,
  )

const unbound = (title: string, port: number): string => listens(title, port).replace('bind: localhost, ', '')

const files = {
  'content/services/web.md': listens('Web', 80),
  'content/services/mail.md': listens('Mail', 25),
  'content/services/old.md': service('Old', 'reviewed: 2030-01-01\n'),
}

let cwd: string
beforeAll(() => {
  cwd = folderWith(files)
})

/** Judges a text in the place of a document; the folder is that of the documents or one below. */
const unsaved = (path: string, input: string | Uint8Array, ...options: string[]) =>
  runCli(['check', '--format', 'concise', '--stdin-filepath', path, ...options], { cwd, input })

test('an unsaved document is judged among the others, and only what concerns it is shown', async () => {
  expect(await unsaved('content/services/mail.md', listens('Mail', 25, 80))).toEqual({
    code: 1,
    // The conflict stands at the later service; it is shown because it names this one.
    stdout: `content/services/web.md:8:16: error: tcp/80 on edge1 is claimed by \`mail\` and \`web\` [ports/conflict]
1 error in content/services/mail.md
`,
    stderr: '',
  })
  expect(readFileSync(join(cwd, 'content/services/mail.md'), 'utf8')).toBe(files['content/services/mail.md'])
})

test('the report shows the text as the editor has it', async () => {
  const input = service('Mail', 'reviewed: 2031-12-31 # not saved\n')
  const { stdout } = await runCli(['check', '--stdin-filepath', 'content/services/mail.md'], { cwd, input })
  expect(stdout).toContain('reviewed: 2031-12-31 # not saved')
})

test('a file that does not exist yet is part of the catalogue, and is not written', async () => {
  const path = 'content/services/edge/new.md'
  expect(await unsaved(path, service('New'))).toEqual({
    code: 0,
    stdout: `no findings in ${path}\n`,
    stderr: '',
  })
  expect((await unsaved(path, listens('New', 80))).stdout).toContain('claimed by `new` and `web`')
  expect(existsSync(join(cwd, path))).toBe(false)
})

test('nothing of it is remembered', async () => {
  await unsaved('content/services/mail.md', listens('Mail', 80))
  const { stdout } = await runCli(
    ['check', '--format', 'concise', '--stdin-filepath', 'content/services/web.md'],
    {
      cwd,
      input: files['content/services/web.md'],
    },
  )
  expect(stdout).not.toContain('ports/conflict')
})

test('suppressed and baselined findings of the document are counted, those of others are not', async () => {
  const folder = folderWith({
    'content/services/a.md': unbound('A', 80),
    'content/services/b.md': unbound('B', 81),
  })
  await runCli(['check', '--write-baseline'], { cwd: folder })
  const allowed = 'lint: {allow: [{rule: meta/review-future, why: A plan.}]}\nreviewed: 2030-01-01\n'
  const input = unbound('A', 80).replace('hosts: [edge1]\n', `hosts: [edge1]\n${allowed}`)
  const { stdout } = await runCli(['check', '--stdin-filepath', 'content/services/a.md'], {
    cwd: folder,
    input,
  })
  expect(stdout).toBe('no findings in content/services/a.md (1 suppressed, 1 in the baseline)\n')
})

test('text that is no document is told as in a file', async () => {
  const text = async (input: string | Uint8Array) => (await unsaved('content/services/mail.md', input)).stdout
  expect(await text('')).toContain('mail.md:1:1: error: this service has no front matter')
  expect(await text(Uint8Array.of(0xff))).toContain('the file is not UTF-8 [meta/unreadable]')
  expect(await text('x'.repeat(1024 * 1024 + 1))).toContain('the file has more than 1048576 bytes')
})

describe('a path that no document has is wrong usage', () => {
  test.each([
    ['README.md', '`README.md` is not in the content folder', 'documents are below `content`'],
    [
      'content/../notes.md',
      '`content/../notes.md` is not in the content folder',
      'documents are below `content`',
    ],
    ['content', '`content` is not in the content folder', 'documents are below `content`'],
    [
      'content/files/web.conf',
      '`content/files/web.conf` is no document',
      'the names of documents end in .md',
    ],
    [
      'content/.drafts/web.md',
      '`content/.drafts/web.md` is passed over',
      'names that begin with a dot and node_modules are no part of a catalogue',
    ],
  ])('%s', async (path, reason, help) => {
    expect(await unsaved(path, 'x')).toEqual({
      code: 2,
      stdout: '',
      stderr: `error: ${reason}\n  = help: ${help}\n`,
    })
  })

  test('together with what writes', async () => {
    const ended = await unsaved('content/services/web.md', '', '--write-baseline')
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be used with') })
  })
})

test('a content folder behind a symbolic link is found under both names', async () => {
  const folder = folderWith({ 'docs/services/a.md': service('A') })
  symlinkSync('docs', join(folder, 'content'))
  for (const path of ['content/services/a.md', 'docs/services/a.md']) {
    const ended = await runCli(['check', '--stdin-filepath', path], { cwd: folder, input: service('A') })
    expect(ended).toMatchObject({ code: 0, stdout: 'no findings in content/services/a.md\n' })
  }
})

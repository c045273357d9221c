import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, runCli, service } from './run-cli.ts'

test('no content folder: exit 3, with what to do', async () => {
  const cwd = folderWith({})
  expect(await runCli(['check'], { cwd })).toEqual({
    code: 3,
    stdout: '',
    stderr: `error: there is no content folder \`${cwd}/content\`\n  = help: run \`portolan init\` to make a small catalogue, or set \`content\` in portolan.config.yaml\n`,
  })
})

test('a file where the content folder should be: exit 3', async () => {
  const cwd = folderWith({ content: 'not a folder' })
  const { code, stderr } = await runCli(['build'], { cwd })
  expect(code).toBe(3)
  expect(stderr).toContain(`error: \`${cwd}/content\` is not a folder`)
})

test('an empty content folder is a catalogue of nothing, and builds', async () => {
  const cwd = folderWith({})
  mkdirSync(join(cwd, 'content'))
  const { code, stderr } = await runCli(['build'], { cwd })
  expect(stderr).toContain('0 services, 0 teams, 0 wiki pages')
  expect(code).toBe(0)
  expect(readFileSync(join(cwd, 'dist/index.html'), 'utf8')).toContain('portolan new service')
})

test('an output folder that is not ours is refused and stays as it is', async () => {
  const cwd = folderWith({ 'content/services/web.md': service('Web'), 'dist/thesis.txt': 'years of work' })
  const { code, stderr } = await runCli(['build'], { cwd })
  expect(code).toBe(3)
  expect(stderr).toMatch(/^error: .*dist/)
  expect(readdirSync(join(cwd, 'dist'))).toEqual(['thesis.txt'])
  expect(readFileSync(join(cwd, 'dist/thesis.txt'), 'utf8')).toBe('years of work')
})

test('a broken configuration is exit 2, at its place', async () => {
  const cwd = folderWith({
    'content/services/web.md': service('Web'),
    'portolan.config.yaml': 'titel: Fleet\n',
  })
  const { code, stdout } = await runCli(['check', '--format', 'concise'], { cwd })
  expect(stdout).toContain('portolan.config.yaml:1:1: error: unknown key `titel`')
  expect(code).toBe(2)
})

test('wrong usage is exit 2 with a suggestion', async () => {
  const cwd = folderWith({})
  const { code, stderr } = await runCli(['biuld'], { cwd })
  expect(code).toBe(2)
  expect(stderr).toContain('Did you mean build?')
  expect((await runCli(['check', '--format', 'xml'], { cwd })).code).toBe(2)
})

test.each<[string[], string]>([
  [
    ['check', 'content/services/web.md'],
    'error: `portolan check` does not take `content/services/web.md`\n' +
      '  = help: it works on the catalogue of this folder as a whole; `--config FILE` names another one\n',
  ],
  [
    ['explain', 'ports/conflict', 'ports/range'],
    'error: `portolan explain` does not take `ports/range`\n' +
      '  = help: `portolan explain --help` shows what it takes\n',
  ],
  [
    ['build', '--content', ''],
    'error: `--content` is empty\n  = help: give it a value; is a variable of the shell unset?\n',
  ],
  [
    ['check', '--format', 'json', '--format', ''],
    'error: `--format` is empty\n  = help: give it a value; is a variable of the shell unset?\n',
  ],
  [
    ['verify-site', ''],
    'error: `<folder>` is empty\n  = help: give it a value; is a variable of the shell unset?\n',
  ],
  [
    ['serve', '--port', '65536'],
    "error: option '-p, --port <number>' argument '65536' is invalid. Ports end at 65535.\n" +
      '(portolan serve --help shows what there is)\n',
  ],
  [
    ['export', 'zim'],
    "error: missing required argument 'file'\n(portolan export zim --help shows what there is)\n",
  ],
])('%j is exit 2, and says what to do', async (args, stderr) => {
  const cwd = folderWith({ 'content/services/web.md': service('Web') })
  expect(await runCli(args, { cwd })).toEqual({ code: 2, stdout: '', stderr })
  expect(readdirSync(cwd)).toEqual(['content'])
})

test('what could hang or crash a reader costs its own file only', async () => {
  const cwd = folderWith({
    'content/services/web.md': service('Web'),
    'content/services/latin.md': Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xe9, 0x0a]),
    'content/services/large.md': service('Large') + 'x'.repeat(1024 * 1024),
    'content/help/quotes.md': `${'> '.repeat(10_000)}deep\n`,
    'content/help/bullets.md': `${'- '.repeat(1000)}deep\n`,
    'content/help/indent.md': Array.from({ length: 1000 }, (_, depth) => `${'  '.repeat(depth)}- x\n`).join(
      '',
    ),
    'outside.md': '# Outside\n',
  })
  execFileSync('mkfifo', [join(cwd, 'content/services/pipe.md')])
  symlinkSync(join(cwd, 'outside.md'), join(cwd, 'content/help/outside.md'))
  const { code, stdout } = await runCli(['check', '--format', 'concise', '--fail-on', 'error'], { cwd })
  expect(stdout.split('\n').filter((line) => line.includes('meta/unreadable'))).toEqual([
    'content/help/bullets.md:1:1: error: quotes or lists are nested more than 100 deep [meta/unreadable]',
    'content/help/indent.md:101:1: error: quotes or lists are nested more than 100 deep [meta/unreadable]',
    'content/help/outside.md:1:1: error: the file is a symbolic link that leads out of the content folder [meta/unreadable]',
    'content/help/quotes.md:1:1: error: quotes or lists are nested more than 100 deep [meta/unreadable]',
    'content/services/large.md:1:1: error: the file has 1048862 bytes; the most that is read is 1048576 [meta/unreadable]',
    'content/services/latin.md:1:1: error: the file is not UTF-8 [meta/unreadable]',
    'content/services/pipe.md:1:1: error: the file is not a regular file [meta/unreadable]',
  ])
  expect(code).toBe(1)
})

test('a body that no parser finishes is named, and the others are read', async () => {
  const cwd = folderWith({
    'content/services/web.md': service('Web'),
    'content/help/stars.md': '*a_ '.repeat(60_000),
    'content/help/fine.md': '# Fine\n',
  })
  const { code, stdout } = await runCli(['check', '--format', 'json', '--no-cache'], { cwd })
  const { findings, summary } = JSON.parse(stdout)
  expect(findings.map(({ path, rule }: { path: string; rule: string }) => `${path} ${rule}`)).toEqual([
    'content/help/stars.md meta/unreadable',
  ])
  expect(summary.services).toBe(1)
  expect(code).toBe(1)
})

test('errors stop the publication; --keep-going publishes everything else with the findings shown', async () => {
  const broken = '---\ntitle: Mail\nsummary: Post\nlifecycle: prod\nports: [25/tpc, 587/tcp]\n---\n'
  const cwd = folderWith({
    'content/services/web.md': service('Web', 'dependsOn: [mail]\n'),
    'content/services/mail.md': broken,
  })
  const stopped = await runCli(['build'], { cwd })
  expect(stopped.code).toBe(1)
  expect(stopped.stderr).toContain('Nothing was published')
  expect(existsSync(join(cwd, 'dist'))).toBe(false)

  const published = await runCli(['build', '--keep-going'], { cwd })
  expect(published.code).toBe(1)
  const page = readFileSync(join(cwd, 'dist/services/mail.html'), 'utf8')
  expect(page).toContain(
    '<code>lifecycle</code>: expected planned, experimental, production, deprecated or retired, got <code>prod</code>',
  )
  expect(page).toContain('587/tcp')
  expect(readFileSync(join(cwd, 'dist/services/web.html'), 'utf8')).toContain('mail.html')
})

test('a second build changes nothing, and a touched file of the site is written again', async () => {
  const cwd = folderWith({
    'content/services/web.md': service('Web'),
    'content/services/mail.md': service('Mail'),
  })
  expect((await runCli(['build'], { cwd })).code).toBe(0)
  const again = await runCli(['build'], { cwd })
  expect(again.stderr).toContain('Nothing has changed.')
  const page = join(cwd, 'dist/services/web.html')
  const whole = readFileSync(page, 'utf8')
  writeFileSync(page, 'spoilt')
  expect((await runCli(['build'], { cwd })).code).toBe(0)
  expect(readFileSync(page, 'utf8')).toBe(whole)
})

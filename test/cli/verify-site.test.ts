import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, runCli } from './run-cli.ts'

test('a built site has nothing to complain of, and is what `verify-site` looks at by itself', async () => {
  const cwd = folderWith({})
  expect((await runCli(['init'], { cwd })).code).toBe(0)
  expect((await runCli(['verify-site'], { cwd })).stderr).toBe(
    `error: there is no folder \`${cwd}/dist\`\n  = help: run \`portolan build\` first, or name a folder\n`,
  )
  expect((await runCli(['build'], { cwd })).code).toBe(0)
  const { code, stdout, stderr } = await runCli(['verify-site'], { cwd })
  expect(stdout).toMatch(/^no findings in \d+ pages\n$/)
  expect(stderr).toBe('')
  expect(code).toBe(0)
})

test('a site of another generator: every finding at its place, exit 1, nothing hangs', async () => {
  const cwd = folderWith({
    'public/index.html': '<p>\n<a href="/about/">About</a>\n',
    'public/latin.html': Buffer.from([0x3c, 0x70, 0x3e, 0xe9]),
    'public/bom.html': '\uFEFF<a href="gone.html">x</a>',
    'public/deep/page.html': '<a href="../Index.html">Home</a> <a href="../latin.html#part">x</a>',
    'outside.html': '',
  })
  execFileSync('mkfifo', [join(cwd, 'public/pipe.html')])
  symlinkSync(join(cwd, 'outside.html'), join(cwd, 'public/outside.html'))
  symlinkSync('nowhere.html', join(cwd, 'public/lost.html'))
  symlinkSync('index.html', join(cwd, 'public/home.html'))
  const { code, stdout } = await runCli(['verify-site', 'public', '--format', 'concise'], { cwd })
  expect(stdout.trimEnd().split('\n')).toEqual([
    'public/bom.html:1:10: error: `gone.html` is not there [site/missing-target]',
    'public/deep/page.html:1:10: error: `Index.html` is not there [site/missing-target]',
    'public/home.html:1:1: error: `home.html` is a symbolic link, which a stick or an archive may not keep [site/special-file]',
    'public/index.html:2:10: error: `/about/` starts at the root of a server [site/root-relative]',
    'public/latin.html:1:1: error: `latin.html` is not UTF-8 [site/unreadable]',
    'public/lost.html:1:1: error: `lost.html` is a symbolic link that leads nowhere [site/special-file]',
    'public/outside.html:1:1: error: `outside.html` is a symbolic link that leads out of the site [site/special-file]',
    'public/pipe.html:1:1: error: `pipe.html` is neither a file nor a folder [site/special-file]',
    '8 errors in 4 pages',
  ])
  expect(code).toBe(1)
  expect((await runCli(['verify-site', 'public', '--fail-on', 'never'], { cwd })).code).toBe(0)
})

test('the report shows the line, what to do, and where it is explained', async () => {
  const cwd = folderWith({
    'public/index.html': '<h1>Home</h1>\n<p>See <a href="halp.html">help</a>.</p>\n',
    'public/help.html': '<h1>Help</h1>',
  })
  const { stdout } = await runCli(['verify-site', 'public'], { cwd })
  expect(stdout).toBe(
    [
      'error[site/missing-target]: `halp.html` is not there',
      '  ┌─ public/index.html:2:17',
      '2 │ <p>See <a href="halp.html">help</a>.</p>',
      '  │                 ^^^^^^^^^',
      '  = help: did you mean `help.html`?',
      '  = docs: portolan explain site/missing-target',
      '',
      '1 error in 2 pages',
      '',
    ].join('\n'),
  )
  expect((await runCli(['explain', 'site/missing-target'], { cwd })).stdout).toContain(
    '# site/missing-target\n',
  )
})

test('json is for programs', async () => {
  const cwd = folderWith({ 'public/index.html': '<img alt="" src="https://x.example/a.png">' })
  const { stdout } = await runCli(['verify-site', 'public', '-f', 'json'], { cwd })
  const { findings, summary } = JSON.parse(stdout)
  expect(summary).toEqual({ errors: 1, warnings: 0, infos: 0, pages: 1 })
  expect(findings).toEqual([
    {
      rule: 'site/remote-asset',
      severity: 'error',
      path: 'public/index.html',
      line: 1,
      column: 18,
      endLine: 1,
      endColumn: 41,
      message: '`https://x.example/a.png` is loaded from the network',
      note: null,
      help: 'copy it into the site',
      fix: null,
      url: 'portolan explain site/remote-asset',
      fingerprint: expect.stringMatching(/^[\da-f]{16}$/),
      related: [],
    },
  ])
})

test('nothing to verify: exit 3, with what to do; an unknown format: exit 2', async () => {
  const cwd = folderWith({ 'notes.txt': 'x' })
  mkdirSync(join(cwd, 'public'))
  const empty = await runCli(['verify-site', 'public'], { cwd })
  expect(empty).toEqual({
    code: 3,
    stdout: '',
    stderr: `error: there is no page in \`${cwd}/public\`\n  = help: name the folder of a built site\n`,
  })
  expect((await runCli(['verify-site', 'notes.txt'], { cwd })).code).toBe(3)
  expect((await runCli(['verify-site', 'public', '-f', 'xml'], { cwd })).code).toBe(2)
})

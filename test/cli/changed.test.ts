import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith, runCli, service } from './run-cli.ts'

const isThere = (() => {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()
if (!isThere && process.env.PORTOLAN_TEST_REQUIRE === 'all') throw new Error('git is required')

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-C', cwd, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  }).trim()

/** A repository with these files committed on `main`. */
function repositoryWith(files: Record<string, string>): string {
  const cwd = folderWith({ '.gitignore': '.portolan/\n', ...files })
  git(cwd, 'init', '-q', '-b', 'main')
  commit(cwd)
  return cwd
}

function commit(cwd: string, message = 'a change'): string {
  git(cwd, 'add', '-A')
  git(cwd, 'commit', '-qm', message)
  return git(cwd, 'rev-parse', 'HEAD')
}

function write(cwd: string, path: string, text: string): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true })
  writeFileSync(join(cwd, path), text)
}

const listens = (title: string, port: number, more = ''): string =>
  service(title, `hosts: [edge1]\n${more}`).replace(
    'ports: []',
    `ports: [{port: ${port}, bind: "127.0.0.1", exposure: loopback}]`,
  )

const flawed = (title: string): string => service(title, 'reviewed: 2030-01-01\n')

const check = (cwd: string, base: string, ...options: string[]) =>
  runCli(['check', '--format', 'concise', '--changed', base, ...options], { cwd })

describe.skipIf(!isThere)('check --changed', () => {
  const start = {
    'content/services/web.md': listens('Web', 80),
    'content/services/mail.md': listens('Mail', 25),
    'content/services/old.md': flawed('Old'),
  }
  const conflict =
    'content/services/web.md:8:16: error: tcp/80 on edge1 is claimed by `mail` and `web` [ports/conflict]\n'

  test('tells what the change caused anywhere, whether committed, staged or not', async () => {
    const cwd = repositoryWith(start)
    expect(await check(cwd, 'HEAD')).toEqual({
      code: 0,
      stdout: 'no findings in 3 services (1 there at HEAD already)\n',
      stderr: '',
    })
    write(cwd, 'content/services/mail.md', listens('Mail', 80))
    const expected = {
      code: 1,
      stdout: `${conflict}1 error in 3 services (1 there at HEAD already)\n`,
      stderr: '',
    }
    expect(await check(cwd, 'HEAD')).toEqual(expected)
    git(cwd, 'add', '-A')
    expect(await check(cwd, 'HEAD')).toEqual(expected)
    commit(cwd)
    expect((await check(cwd, 'HEAD')).code).toBe(0)
    expect((await check(cwd, 'HEAD~1')).stdout).toContain(conflict)
    expect(git(cwd, 'status', '--porcelain')).toBe('')
  })

  test('documents that are new, gone or not known to git', async () => {
    const cwd = repositoryWith({
      ...start,
      'content/services/user.md': service('User', 'dependsOn: [old]\n'),
    })
    write(cwd, 'content/services/new.md', flawed('New'))
    rmSync(join(cwd, 'content/services/old.md'))
    const { stdout } = await check(cwd, 'HEAD')
    expect(
      stdout,
    ).toBe(`content/services/new.md:12:11: error: \`new\` was reviewed on 2030-01-01, which has not come yet [meta/review-future]
content/services/user.md:12:13: error: there is no service \`old\` [dependencies/unknown-service]
2 errors in 4 services
`)
  })

  test('a document that moves takes its findings along; what the move breaks is new', async () => {
    const cwd = repositoryWith({
      ...start,
      'content/services/user.md': service('User', 'dependsOn: [old]\n'),
      'content/help/start.md': '# Start\n\n#### Deep\n',
      'content/services/mail.md': listens('Mail', 80),
    })
    const move = (from: string, to: string) => {
      mkdirSync(dirname(join(cwd, to)), { recursive: true })
      renameSync(join(cwd, from), join(cwd, to))
    }
    move('content/services/old.md', 'content/services/legacy.md')
    move('content/help/start.md', 'content/guide/first.md')
    move('content/services/mail.md', 'content/services/edge/post.md')
    commit(cwd)
    const { stdout } = await check(cwd, 'HEAD~1')
    expect(
      stdout,
    ).toBe(`content/services/user.md:12:13: error: there is no service \`old\` [dependencies/unknown-service]
1 error in 4 services (3 there at HEAD~1 already); 1 fixable with --fix --unsafe-fixes
`)
  })

  test('a warning that becomes an error is told, one that stays a warning is not', async () => {
    const unbound = listens('Web', 80).replace('bind: "127.0.0.1", ', '')
    const cwd = repositoryWith({
      'content/services/web.md': unbound,
      'portolan.config.yaml': 'title: Fleet\n',
    })
    write(cwd, 'portolan.config.yaml', 'title: Fleet of ours\n')
    expect((await check(cwd, 'HEAD')).stdout).toBe('no findings in 1 service (1 there at HEAD already)\n')
    write(cwd, 'portolan.config.yaml', 'rules: {ports/bind-unknown: error}\n')
    expect((await check(cwd, 'HEAD')).stdout).toContain('1 error in 1 service\n')
  })

  test('a catalogue in a sub-folder, whose content folder had another name', async () => {
    const cwd = repositoryWith({
      'docs/portolan.config.yaml': 'content: pages\n',
      'docs/pages/services/old.md': flawed('Old'),
      'README.md': 'Other things.\n',
    })
    renameSync(join(cwd, 'docs/pages'), join(cwd, 'docs/content'))
    write(cwd, 'docs/portolan.config.yaml', 'content: content\n')
    write(cwd, 'docs/content/services/new.md', flawed('New'))
    commit(cwd)
    const { stdout } = await check(join(cwd, 'docs'), 'HEAD~1')
    expect(
      stdout,
    ).toBe(`content/services/new.md:12:11: error: \`new\` was reviewed on 2030-01-01, which has not come yet [meta/review-future]
1 error in 2 services (1 there at HEAD~1 already)
`)
    // Before there was a catalogue everything was.
    write(cwd, 'other/content/services/a.md', flawed('A'))
    expect((await check(join(cwd, 'other'), 'HEAD')).stdout).toContain('1 error in 1 service\n')
  })

  test('base... is where the branches part', async () => {
    const cwd = repositoryWith(start)
    git(cwd, 'checkout', '-qb', 'topic')
    write(cwd, 'content/services/mail.md', listens('Mail', 80))
    commit(cwd)
    git(cwd, 'checkout', '-q', 'main')
    write(cwd, 'content/services/old.md', service('Old'))
    commit(cwd)
    git(cwd, 'checkout', '-q', 'topic')
    expect((await check(cwd, 'main')).stdout).toContain('2 errors in 3 services\n')
    expect((await check(cwd, 'main...')).stdout).toBe(
      `${conflict}1 error in 3 services (1 there at main... already)\n`,
    )
  })

  test('files that are checked out with other line ends are as they were', async () => {
    const cwd = repositoryWith({
      ...start,
      '.gitattributes': '*.md eol=crlf\n',
      'content/services/old.md': flawed('Old').replaceAll('\n', '\r\n'),
    })
    rmSync(join(cwd, 'content/services/old.md'))
    git(cwd, 'checkout', '-q', '--', '.')
    expect(readFileSync(join(cwd, 'content/services/old.md'), 'utf8')).toContain('\r\n')
    expect((await check(cwd, 'HEAD')).stdout).toBe('no findings in 3 services (1 there at HEAD already)\n')
  })

  test('a link inside the folder changes with what it leads to', async () => {
    const cwd = repositoryWith({ 'content/services/web.md': flawed('Web') })
    symlinkSync('web.md', join(cwd, 'content/services/copy.md'))
    commit(cwd)
    expect((await check(cwd, 'HEAD')).stdout).toBe('no findings in 2 services (2 there at HEAD already)\n')
    write(cwd, 'content/services/web.md', listens('Web', 80))
    expect((await check(cwd, 'HEAD')).stdout).toBe(
      `${conflict.replace('`mail`', '`copy`')}1 error in 2 services\n`,
    )
  })

  test('a revision that cannot be had is told, with what to do', async () => {
    const cwd = repositoryWith(start)
    const first = git(cwd, 'rev-parse', 'HEAD')
    write(cwd, 'README.md', 'More.\n')
    commit(cwd)
    expect(await check(cwd, 'nowhere')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error: git knows no revision `nowhere`\n  = help: `git log` shows what there is\n',
    })
    expect((await check(cwd, '--upload-pack=x')).code).toBe(2)

    const shallow = mkdtempSync(join(tmpdir(), 'portolan-shallow-'))
    git(shallow, 'clone', '-q', '--depth=1', `file://${cwd}`, '.')
    const refused = await check(shallow, first)
    expect(refused.code).toBe(2)
    expect(refused.stderr).toBe(`error: this shallow clone does not have the revision \`${first}\`
  = help: \`git fetch --unshallow origin\` gets it; in GitHub Actions give actions/checkout \`fetch-depth: 0\`, in GitLab CI set GIT_DEPTH: 0
`)
    expect((await check(shallow, 'HEAD')).code).toBe(0)

    const outside = folderWith(start)
    const none = await check(outside, 'HEAD')
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('is in no git repository') })
  })

  test('the baseline counts beside it', async () => {
    const cwd = repositoryWith(start)
    await runCli(['check', '--write-baseline'], { cwd })
    write(cwd, 'content/services/new.md', flawed('New'))
    const { stdout } = await check(cwd, 'HEAD')
    expect(stdout).toContain('1 error in 4 services (1 in the baseline)\n')
  })
})

describe.skipIf(!isThere)('diff', () => {
  test('says what the change means, in three formats; --exit-code tells that there is one', async () => {
    const cwd = repositoryWith({
      'content/services/web.md': listens('Web', 80),
      'content/services/shop.md': service('Shop', 'dependsOn: [web]\n'),
      'content/services/mail.md': listens('Mail', 25),
      'content/index.md': '# Fleet\n',
    })
    const base = git(cwd, 'rev-parse', '--short', 'HEAD').slice(0, 7)
    expect(await runCli(['diff', 'HEAD', '--exit-code'], { cwd })).toEqual({
      code: 0,
      stdout: `Since HEAD (${base}): nothing is different\n`,
      stderr: '',
    })
    write(
      cwd,
      'content/services/web.md',
      listens('Web', 80).replace('"127.0.0.1", exposure: loopback', '"*", exposure: public'),
    )
    write(cwd, 'content/services/mail.md', listens('Mail', 80))
    write(cwd, 'content/index.md', '# The fleet\n')
    const { code, stdout } = await runCli(['diff', 'HEAD'], { cwd })
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `Since HEAD (${base}): 2 services changed; 1 document with other text

mail: Mail
  opened  port tcp/80 (bind 127.0.0.1, exposure loopback)
  closed  port tcp/25

web: Web
  widened  port tcp/80 (bind 127.0.0.1 → *, exposure loopback → public)

Text only
  changed  index.md

Conflicts and findings
  made    tcp/80 on edge1 is claimed by \`mail\` and \`web\` (content/services/web.md:8)
  new findings: 1 warning; \`portolan check --changed HEAD\` shows them

Affected: 1 service needs what has changed, and stops with it
  shop  hard, through web: #help, help@example.org
`,
    })
    expect((await runCli(['diff', 'HEAD', '--exit-code'], { cwd })).code).toBe(1)
    const json = JSON.parse((await runCli(['diff', 'HEAD', '--format', 'json'], { cwd })).stdout)
    expect(Object.keys(json)).toEqual([
      'version',
      'base',
      'commit',
      'changed',
      'texts',
      'settings',
      'conflicts',
      'findings',
      'affected',
    ])
    const markdown = await runCli(['diff', 'HEAD', '--format', 'markdown'], { cwd })
    expect(markdown.stdout).toContain('**widened** port `tcp/80`')
  })

  test('wrong usage is told', async () => {
    const cwd = repositoryWith({ 'content/services/web.md': service('Web') })
    expect(await runCli(['diff', 'HEAD', '--format', 'xml'], { cwd })).toMatchObject({
      code: 2,
      stderr: 'error: there is no format `xml`\n  = help: choose one of text, markdown, json\n',
    })
    expect((await runCli(['diff'], { cwd })).code).toBe(2)
    expect((await runCli(['diff', 'nowhere'], { cwd })).code).toBe(2)
  })
})

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reporters } from '../../src/report/index.ts'
import { folderWith, runCli, service } from './run-cli.ts'

/** One error (an unknown service) and one warning (a heading two levels too deep). */
const flawed = {
  'content/services/web.md': service('Web', 'dependsOn: [mial]\n'),
  'content/services/mail.md': `${service('Mail')}\n#### Queues\n`,
}
const error =
  'content/services/web.md:12:13: error: there is no service `mial` [dependencies/unknown-service]'
const warning =
  'content/services/mail.md:17:1: warning: the heading `Queues` goes from level 2 to level 4 [markdown/heading-skip]'

const counts = '1 error, 1 warning in 2 services; 1 fixable with --fix --unsafe-fixes'

test('--help names every format', async () => {
  const { stdout } = await runCli(['check', '--help'], { cwd: folderWith({}) })
  const option = /--format([\s\S]*?)\n {2}-q/.exec(stdout)?.[1] ?? ''
  const words = new Set(option.match(/[a-z]+/g))
  expect(reporters.map(({ name }) => name).filter((name) => !words.has(name))).toEqual([])
})

test('several reports at once: one on the standard output, the others in files', async () => {
  const cwd = folderWith(flawed)
  const formats = ['--format', 'concise', '--format', 'json=reports/all.json', '-f', 'pretty=reports/all.txt']
  const { code, stdout, stderr } = await runCli(['check', ...formats], { cwd, env: { FORCE_COLOR: '1' } })
  expect({ code, stdout, stderr }).toEqual({
    code: 1,
    stdout: `${warning}\n${error}\n${counts}\n`,
    stderr: '',
  })
  expect(readdirSync(join(cwd, 'reports')).sort()).toEqual(['all.json', 'all.txt'])
  const { findings } = JSON.parse(readFileSync(join(cwd, 'reports/all.json'), 'utf8'))
  expect(findings.map(({ rule }: { rule: string }) => rule)).toEqual([
    'markdown/heading-skip',
    'dependencies/unknown-service',
  ])
  const text = readFileSync(join(cwd, 'reports/all.txt'), 'utf8')
  expect(text).toMatch(/^warning\[markdown\/heading-skip\]: /)
})

test('where every report goes to a file, the counts and the files are told beside them', async () => {
  const cwd = folderWith(flawed)
  const ended = await runCli(['check', '--format', 'json=a.json', '--format', 'concise=a.txt'], { cwd })
  expect(ended).toEqual({
    code: 1,
    stdout: '',
    stderr: `${counts}\nReports: a.json, a.txt\n`,
  })
})

test.each([
  ['content/services/web.md', ['--format', 'json=content/services/web.md']],
  ['portolan.config.yaml', ['--format', 'json=portolan.config.yaml']],
  ['content/services/web.md', ['--write-baseline', '--baseline', 'content/services/web.md']],
])('%s is not replaced by %j', async (source, options) => {
  const cwd = folderWith({ ...flawed, 'portolan.config.yaml': 'title: Fleet\n' })
  const before = readFileSync(join(cwd, source), 'utf8')
  expect(await runCli(['check', ...options], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr: [
      `error: this would replace \`${source}\`, which is part of the catalogue`,
      '  = help: name a file outside the content folder',
      '',
    ].join('\n'),
  })
  expect(readFileSync(join(cwd, source), 'utf8')).toBe(before)
})

test('`-` is the standard output', async () => {
  const cwd = folderWith(flawed)
  const { stdout } = await runCli(['check', '--format', 'concise=-', '--quiet'], { cwd })
  expect(stdout).toBe(`${error}\n${counts}\n`)
})

test.each([
  [
    ['xml'],
    'there is no format `xml`',
    'choose one of pretty, concise, json, sarif, github, gitlab, junit, checkstyle, rdjson, markdown',
  ],
  [['jsno=x'], 'there is no format `jsno`', 'did you mean `json`?'],
  [
    ['json='],
    '`--format json=` names no file',
    'write `--format json` for the standard output, or `--format json=FILE`',
  ],
  [
    ['json', 'concise=-'],
    'two reports cannot share the standard output: json and concise',
    'give one a file of its own, such as `--format concise=FILE`',
  ],
  [
    ['json=a', 'concise=./a'],
    'two reports cannot share `./a`: json and concise',
    'give one a file of its own, such as `--format concise=ANOTHER-FILE`',
  ],
])('--format %j is wrong usage, told before anything is read', async (formats, reason, help) => {
  const cwd = folderWith({})
  const args = formats.flatMap((format) => ['--format', format])
  expect(await runCli(['check', ...args], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr: `error: ${reason}\n  = help: ${help}\n`,
  })
})

test('a file that cannot be written is exit 3; the report on the standard output is there all the same', async () => {
  const cwd = folderWith({ ...flawed, taken: 'a file' })
  mkdirSync(join(cwd, 'folder'))
  const inFile = await runCli(['check', '-f', 'concise', '-f', 'json=taken/a.json'], { cwd })
  expect(inFile).toEqual({
    code: 3,
    stdout: `${warning}\n${error}\n${counts}\n`,
    stderr: [
      'error: cannot write the json report to `taken/a.json`: a part of the path is not a folder (ENOTDIR)',
      '  = help: name a file in a folder that this user may write to\n',
    ].join('\n'),
  })
  const onFolder = await runCli(['check', '-f', 'json=folder'], { cwd })
  expect(onFolder.code).toBe(3)
  expect(onFolder.stderr).toContain(
    'cannot write the json report to `folder`: a folder of this name stands there (EISDIR)',
  )
  expect(readdirSync(cwd).sort()).toEqual(['.portolan', 'content', 'folder', 'taken'])
})

test('a symbolic link keeps leading to the report, and a device or a pipe stays what it is', async () => {
  const cwd = folderWith({ ...flawed, 'kept/old.json': 'old' })
  symlinkSync('kept/old.json', join(cwd, 'link.json'))
  await runCli(['check', '-f', 'json=link.json'], { cwd })
  expect(JSON.parse(readFileSync(join(cwd, 'kept/old.json'), 'utf8')).version).toBe(1)
  expect(readdirSync(join(cwd, 'kept'))).toEqual(['old.json'])

  execFileSync('mkfifo', [join(cwd, 'pipe')])
  const [, read] = await Promise.all([
    runCli(['check', '-f', 'concise=pipe'], { cwd }),
    new Promise<string>((resolve) => resolve(execFileSync('cat', [join(cwd, 'pipe')], { encoding: 'utf8' }))),
  ])
  expect(read).toContain(counts)
  expect(statSync(join(cwd, 'pipe')).isFIFO()).toBe(true)
  expect(existsSync('/dev/null') && (await runCli(['check', '-f', 'json=/dev/null'], { cwd })).code).toBe(1)
})

test('--show, --quiet and --max-warnings mean the same in every report', async () => {
  const cwd = folderWith(flawed)
  const rulesOf = async (...options: string[]) => {
    const { code, stdout } = await runCli(['check', '-f', 'json', ...options], { cwd })
    const { findings, summary } = JSON.parse(stdout)
    return { code, rules: findings.map(({ rule }: { rule: string }) => rule), warnings: summary.warnings }
  }
  const quiet = { code: 1, rules: ['dependencies/unknown-service'], warnings: 1 }
  expect(await rulesOf('--quiet')).toEqual(quiet)
  expect(await rulesOf('--show', 'error')).toEqual(quiet)
  expect((await rulesOf('--fail-on', 'never')).code).toBe(0)
  expect((await rulesOf('--fail-on', 'never', '--max-warnings', '0', '--quiet')).code).toBe(1)
  expect((await rulesOf('--fail-on', 'never', '--max-warnings', '1')).code).toBe(0)
})

test('every format at once: code hosts get paths from the top of the repository, others from here', async () => {
  const cwd = folderWith(
    Object.fromEntries(Object.entries(flawed).map(([path, text]) => [`docs/${path}`, text])),
  )
  execFileSync('git', ['init', '-q', cwd])
  const files = reporters.flatMap(({ name }) => ['--format', `${name}=out/${name}`])
  const { code, stdout, stderr } = await runCli(['check', ...files], { cwd: join(cwd, 'docs') })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/\nReports: out\/pretty, out\/concise, .*, out\/markdown\n$/)
  const hosts = ['sarif', 'github', 'gitlab']
  for (const { name } of reporters) {
    const text = readFileSync(join(cwd, 'docs/out', name), 'utf8')
    expect([name, text.includes('docs/content/services/web.md')]).toEqual([name, hosts.includes(name)])
    expect(text).toContain('content/services/web.md')
  }
})

test('the JSON report has the keys that docs/commands.md shows', async () => {
  const page = readFileSync(new URL('../../docs/commands.md', import.meta.url), 'utf8')
  const shown = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '')
  const { stdout } = await runCli(['check', '--format', 'json'], { cwd: folderWith(flawed) })
  const real = JSON.parse(stdout)
  expect(Object.keys(real)).toEqual(Object.keys(shown))
  expect(Object.keys(real.summary)).toEqual(Object.keys(shown.summary))
  for (const finding of real.findings) expect(Object.keys(finding)).toEqual(Object.keys(shown.findings[0]))
})

test('a report for programs is alone on the standard output, whatever else is said', async () => {
  const cwd = folderWith(flawed)
  const programs = reporters.filter(({ audience }) => audience === 'programs').map(({ name }) => name)
  expect(programs).toEqual(['json', 'sarif', 'gitlab', 'junit', 'checkstyle', 'rdjson'])
  for (const name of programs) {
    const { stdout } = await runCli(['check', '--format', name, '--format', 'pretty=log.txt'], { cwd })
    expect(stdout).toMatch(/^(<\?xml |\{\n|\[\n)/)
    expect(stdout).toMatch(/(\n\}|\n\]|\n<\/\w+>)\n$/)
    expect(readFileSync(join(cwd, 'log.txt'), 'utf8')).toContain('error[dependencies/unknown-service]')
  }
})

test('tests of the JUnit report fail where the check fails', async () => {
  const cwd = folderWith(flawed)
  const failed = async (...options: string[]) => {
    const { code, stdout } = await runCli(['check', '--format', 'junit', ...options], { cwd })
    return [code, ...[...stdout.matchAll(/<failure type="([^"]+)"/g)].map(([, rule]) => rule)]
  }
  expect(await failed()).toEqual([1, 'dependencies/unknown-service'])
  expect(await failed('--fail-on', 'never')).toEqual([0])
  const both = [1, 'markdown/heading-skip', 'dependencies/unknown-service']
  expect(await failed('--fail-on', 'warn')).toEqual(both)
  expect(await failed('--fail-on', 'never', '--max-warnings', '0')).toEqual(both)
})

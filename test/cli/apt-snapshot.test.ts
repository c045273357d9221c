import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { folderWith, runCli, service } from './run-cli.ts'

const release = (suite: string, origin = 'Debian') => `Origin: ${origin}
Suite: oldstable
Codename: ${suite}
Date: Sat, 11 Jul 2026 10:16:37 UTC
`

const stanza = (name: string, version: string, provides = '') =>
  `Package: ${name}\nVersion: ${version}\n${provides && `Provides: ${provides}\n`}Description: ${name}\n`

/** A mirror of two suites, a table of PyPI names, and a catalogue that asks for some of it. */
const files = {
  'mirror/dists/bookworm/Release': release('bookworm'),
  'mirror/dists/bookworm/main/binary-amd64/Packages': [
    stanza('redis-server', '5:7.0.15-1~deb12u1'),
    stanza('nginx-light', '1.22.1-9'),
    stanza('mawk', '1.3.4.20200120-3.1', 'awk'),
    stanza('python3-yaml', '6.0-3+b2'),
  ].join('\n'),
  'mirror/dists/bookworm-security/InRelease': release('bookworm-security'),
  'mirror/dists/bookworm-security/main/binary-amd64/Packages': stanza('redis-server', '5:7.0.15-1~deb12u6'),
  fallback: 'PyYAML python3-yaml\nvirtualenvwrapper virtualenvwrapper\n',
  'portolan.config.yaml': 'apt: apt-snapshot.txt\nhostFacts: [{suite: bookworm}]\n',
  'content/services/shop.md': service('Shop').replace(
    'packages: []',
    'packages: [nginx-lite, awk, {name: redis-server, version: ">= 5:7.2"}]',
  ),
}

const main = 'mirror/dists/bookworm/main/binary-amd64/Packages'
const security = 'mirror/dists/bookworm-security/main/binary-amd64/Packages'
const snapshot = (cwd: string, ...args: string[]) =>
  runCli(['apt', 'snapshot', '--pypi-table', 'fallback', ...args], { cwd })

test('a snapshot of Packages files is the same in any order, and written only when it changes', async () => {
  const cwd = folderWith(files)
  const made = await snapshot(cwd, '--packages', main, security)
  expect(made).toEqual({
    code: 0,
    stdout: 'apt-snapshot.txt\n',
    stderr: `Debian bookworm main (2026-07-11): 4 packages
Debian bookworm-security main (2026-07-11): 1 package
1 name of PyPI
`,
  })
  const text = readFileSync(join(cwd, 'apt-snapshot.txt'), 'utf8')
  expect(text).toBe(`Format: portolan-apt-snapshot 1
Scope: all

Suite: bookworm
Component: main
Date: 2026-07-11
Packages:
 mawk 1.3.4.20200120-3.1 awk
 nginx-light 1.22.1-9
 python3-yaml 6.0-3+b2
 redis-server 5:7.0.15-1~deb12u1

Suite: bookworm-security
Component: main
Date: 2026-07-11
Packages:
 redis-server 5:7.0.15-1~deb12u6

PyPI:
 pyyaml python3-yaml
`)
  const again = await snapshot(cwd, '--packages', security, main)
  expect(again.stderr).toMatch(/\nNothing has changed\.\n$/)
  const elsewhere = await snapshot(cwd, '--packages', security, main, '-o', 'other/snapshot.txt')
  expect(elsewhere.stdout).toBe('other/snapshot.txt\n')
  expect(elsewhere.stderr).toMatch(
    /`check` asks it once portolan\.config\.yaml says `apt: other\/snapshot\.txt`\.\n$/,
  )
  expect(readFileSync(join(cwd, 'other/snapshot.txt'), 'utf8')).toBe(text)
})

test('reduced to the documents it keeps what they ask for, and check answers from it', async () => {
  const cwd = folderWith(files)
  const made = await snapshot(cwd, '--documented', '--packages', main, security)
  expect(made.stderr).toContain('in none of them: nginx-lite\n')
  const text = readFileSync(join(cwd, 'apt-snapshot.txt'), 'utf8')
  expect(text).not.toContain('nginx-light')
  expect(text).toMatch(/^ mawk .* awk\n python3-yaml 6\.0-3\+b2\n redis-server /m)
  const checked = await runCli(['check', '-f', 'concise'], { cwd })
  expect(checked.stdout).toContain('`nginx-lite` is not in Debian bookworm main')
  expect(checked.stdout).toContain('no `redis-server` with version `>= 5:7.2` can be installed')
  expect(checked.stdout).not.toContain('awk')
})

test('a file that is no snapshot is not replaced', async () => {
  const cwd = folderWith(files)
  const before = readFileSync(join(cwd, 'portolan.config.yaml'), 'utf8')
  expect(await snapshot(cwd, '--packages', main, '--output', 'portolan.config.yaml')).toEqual({
    code: 2,
    stdout: '',
    stderr: `error: \`portolan.config.yaml\` is no package snapshot: it would be lost
  = help: name another file with \`--output\`, or remove this one
`,
  })
  expect(readFileSync(join(cwd, 'portolan.config.yaml'), 'utf8')).toBe(before)
})

test('a new snapshot alone is judged and built anew', async () => {
  const cwd = folderWith(files)
  await snapshot(cwd, '--packages', main)
  expect((await runCli(['build'], { cwd })).stderr).toContain('2 warnings')
  const index = join(cwd, 'apt-snapshot.txt')
  const text = readFileSync(index, 'utf8')
  writeFileSync(index, text.replace(' nginx-light', ' nginx-lite 1.22.1-9\n nginx-light'))
  expect((await runCli(['check'], { cwd })).stdout).not.toContain('`nginx-lite`')
  expect((await runCli(['build'], { cwd })).stderr).toContain('1 warning,')
  expect(readFileSync(join(cwd, 'dist/packages.html'), 'utf8')).toContain('1.22.1-9')
})

test('what is judged again after a fix is judged with the snapshot', async () => {
  const cwd = folderWith(files)
  await snapshot(cwd, '--packages', main)
  const path = join(cwd, 'content/services/shop.md')
  writeFileSync(path, readFileSync(path, 'utf8').replace('ports: []', 'prots: []'))
  const { stdout } = await runCli(['check', '--fix', '-f', 'concise'], { cwd })
  expect(readFileSync(path, 'utf8')).toContain('ports: []')
  expect(stdout).toContain('`nginx-lite` is not in Debian bookworm main')
})

test('a snapshot that the configuration names and that is not there is an error of the configuration', async () => {
  const cwd = folderWith(files)
  const checked = await runCli(['check', '-f', 'concise'], { cwd })
  expect(checked.code).toBe(2)
  expect(checked.stdout).toContain(
    'portolan.config.yaml:1:6: error: the package snapshot `apt-snapshot.txt` is not there [packages/snapshot-invalid]',
  )
})

test.each([
  ['a file that is not there', ['--packages', 'Packages'], 3, 'there is no file `Packages`'],
  [
    'nothing that tells the suite',
    ['--packages', 'loose/Packages'],
    3,
    'nothing tells the suite and component of `loose/Packages`',
  ],
  [
    'a file that is no index',
    ['--packages', 'fallback', '--suite', 'bookworm', '--component', 'main'],
    3,
    'fallback',
  ],
  [
    'a broken index',
    ['--packages', 'broken/Packages', '--suite', 'bookworm', '--component', 'main'],
    3,
    'is no `Packages` file: line 3: the stanza that ends here has no `Version`',
  ],
  ['a folder', ['--packages', 'mirror', '--suite', 'bookworm', '--component', 'main'], 3, 'mirror'],
  [
    'another repository without its name',
    ['--packages', 'other/dists/stable/main/binary-amd64/Packages'],
    3,
    'its Release file says `Origin: Example`',
  ],
  ['a table that is none', ['--packages', main, '--pypi-table', main], 3, 'is no table of PyPI names'],
  ['a suite for apt’s own lists', ['--suite', 'bookworm'], 2, 'say what files given with `--packages` are'],
])('%s is told, and the snapshot stays as it was', async (_, args, code, words) => {
  const cwd = folderWith({
    ...files,
    'apt-snapshot.txt': 'as it was\n',
    'loose/Packages': stanza('nginx', '1.22.1-9'),
    'broken/Packages': 'Package: nginx\nSection: web\n\n',
    'other/dists/stable/Release': release('stable', 'Example'),
    'other/dists/stable/main/binary-amd64/Packages': stanza('example', '1.0'),
  })
  const ended = await snapshot(cwd, ...args)
  expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code, stdout: '' })
  expect(ended.stderr).toContain(words)
  expect(ended.stderr).toMatch(/^error: /)
  expect(ended.stderr).not.toContain('    at ')
  expect(readFileSync(join(cwd, 'apt-snapshot.txt'), 'utf8')).toBe('as it was\n')
  expect(readdirSync(cwd).filter((name) => name.endsWith('.new'))).toEqual([])
})

test('another repository is known by the name that documents give it', async () => {
  const cwd = folderWith({
    'other/dists/stable/Release': release('stable', 'Example'),
    'other/dists/stable/component/jdk8/binary-amd64/Packages': stanza('openjdk-8-jdk', '8u432-b06-1'),
  })
  const path = 'other/dists/stable/component/jdk8/binary-amd64/Packages'
  await runCli(
    ['apt', 'snapshot', '--packages', path, '--repository', 'https://reader:hunter2@apt.example.org/'],
    { cwd },
  )
  expect(existsSync(join(cwd, 'apt-snapshot.txt'))).toBe(true)
  expect(readFileSync(join(cwd, 'apt-snapshot.txt'), 'utf8')).toContain(
    'Repository: apt.example.org\nSuite: stable\nComponent: component/jdk8\nDate: 2026-07-11\nPackages:\n openjdk-8-jdk 8u432-b06-1\n',
  )
})

test('the snapshot of the example knows every Debian package that the example names', async () => {
  const cwd = fileURLToPath(new URL('../../', import.meta.url))
  const { stdout } = await runCli(['check', '--no-cache', '-f', 'json'], { cwd })
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; message: string }[] }
  expect(findings.filter(({ rule }) => rule === 'packages/snapshot-incomplete')).toMatchObject([
    { message: 'the package snapshot does not know the release `bullseye`' },
  ])
})

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { folderWith, runCli } from '../cli/run-cli.ts'
import { hasDebianTool } from './debian-tool.ts'

const stanza = (name: string, version: string, more = '') =>
  `Package: ${name}\nVersion: ${version}\nArchitecture: amd64\nFilename: pool/${name}.deb\nSize: 1\nSHA256: ${'0'.repeat(64)}\n${more}Description: ${name}\n`

const packages = {
  'dists/bookworm/main/binary-amd64/Packages': `${stanza('mawk', '1.3.4-3', 'Provides: awk\n')}\n${stanza('nginx', '1.22.1-9')}`,
  'dists/bookworm/component/jdk8/binary-amd64/Packages': stanza('openjdk-8-jdk', '8u432-b06-1'),
}

/** An archive of two components, each index compressed, under a Release file with their hashes. */
function archive(origin: string): Record<string, string | Uint8Array> {
  const indexes = Object.entries(packages).map(([path, text]) => [`${path}.gz`, gzipSync(text)] as const)
  // apt looks for the name of the unpacked file, even where only the packed one is there.
  const listed = [...indexes, ...Object.entries(packages)].map(([path, content]) => {
    const hash = createHash('sha256').update(content).digest('hex')
    return ` ${hash} ${Buffer.byteLength(content)} ${path.replace('dists/bookworm/', '')}`
  })
  const release = `Origin: ${origin}
Suite: oldstable
Codename: bookworm
Date: Sat, 11 Jul 2026 10:16:37 UTC
Architectures: amd64
Components: main component/jdk8
SHA256:
${listed.join('\n')}
`
  return Object.fromEntries([...indexes, ['dists/bookworm/Release', release]])
}

/** What `portolan apt snapshot` writes of that archive. */
const snapshot = (repository = '') => {
  const section = (component: string, lines: string) =>
    `${repository && `Repository: ${repository}\n`}Suite: bookworm\nComponent: ${component}\nDate: 2026-07-11\nPackages:\n${lines}`
  return [
    'Format: portolan-apt-snapshot 1\nScope: all\n',
    section('component/jdk8', ' openjdk-8-jdk 8u432-b06-1\n'),
    section('main', ' mawk 1.3.4-3 awk\n nginx 1.22.1-9\n'),
  ].join('\n')
}

const hasHelper = hasDebianTool('/usr/lib/apt/apt-helper')

test.skipIf(!hasHelper)('compressed Packages files are read through apt’s helper', async () => {
  const cwd = folderWith(archive('Debian'))
  const files = Object.keys(packages).map((path) => `${path}.gz`)
  const { code, stderr } = await runCli(['apt', 'snapshot', '--packages', ...files], { cwd })
  expect({ code, stderr }).toMatchObject({ code: 0 })
  expect(readFileSync(join(cwd, 'apt-snapshot.txt'), 'utf8')).toBe(snapshot())
})

test.skipIf(!hasHelper)('a file that is not what its name says is told', async () => {
  const path = 'dists/bookworm/main/binary-amd64/Packages.gz'
  const cwd = folderWith({ ...archive('Debian'), [path]: '<html>not found</html>\n' })
  const { code, stderr } = await runCli(['apt', 'snapshot', '--packages', path], { cwd })
  expect(code).toBe(3)
  expect(stderr).toContain(`\`${path}\` `)
  expect(stderr).not.toContain('    at ')
})

test.skipIf(!hasHelper)('Ctrl-C leaves the snapshot as it was, and no process behind', async () => {
  const path = 'dists/bookworm/main/binary-amd64/Packages.gz'
  const cwd = folderWith({
    'apt-snapshot.txt': 'as it was\n',
    'dists/bookworm/Release': 'Codename: bookworm\n',
    [path]: '',
  })
  rmSync(join(cwd, path))
  expect(spawnSync('mkfifo', [join(cwd, path)]).status).toBe(0)
  const pipe = join(cwd, path)
  // Held open and never written to: whoever reads it waits.
  const held: number[] = []
  const killWhen = () => hasReader(pipe, held)
  const { code } = await runCli(['apt', 'snapshot', '--packages', path], { cwd, killWhen })
  for (const handle of held) closeSync(handle)
  expect(code).toBe(130)
  expect(readFileSync(join(cwd, 'apt-snapshot.txt'), 'utf8')).toBe('as it was\n')
  expect(readdirSync(cwd).sort()).toEqual(['apt-snapshot.txt', 'dists'])
  expect(hasReader(pipe, held)).toBe(false)
})

/** A named pipe can be opened for writing at once only while somebody has it open for reading. */
function hasReader(pipe: string, held: number[]): boolean {
  try {
    held.push(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK))
    return true
  } catch {
    return false
  }
}

test.skipIf(!hasHelper)('a mirror of links is read as one of files', async () => {
  const cwd = folderWith(archive('Debian'))
  for (const path of ['dists/bookworm/Release', 'dists/bookworm/main/binary-amd64/Packages.gz']) {
    renameSync(join(cwd, path), join(cwd, `${basename(path)}.real`))
    symlinkSync(join(cwd, `${basename(path)}.real`), join(cwd, path))
  }
  const path = 'dists/bookworm/main/binary-amd64/Packages.gz'
  expect((await runCli(['apt', 'snapshot', '--packages', path], { cwd })).stderr).toContain(
    'Debian bookworm main (2026-07-11): 2 packages\n',
  )
})

/** A machine whose apt knows one archive only, whatever this one's apt knows. */
function machineOf(folder: string, repository: string): Record<string, string> {
  const state = folderWith({
    'sources.list': `deb [trusted=yes arch=amd64] ${repository} bookworm main component/jdk8\n`,
  })
  for (const path of ['lists/partial', 'cache/archives/partial'])
    mkdirSync(join(state, path), { recursive: true })
  const configured = folderWith({
    'apt.conf': `Dir::State::lists "${state}/lists";
Dir::Cache "${state}/cache";
Dir::Etc::sourcelist "${state}/sources.list";
Dir::Etc::sourceparts "-";
APT::Architecture "amd64";
APT::Sandbox::User "root";
`,
  })
  const env = { APT_CONFIG: join(configured, 'apt.conf') }
  const { status, stderr } = spawnSync('apt-get', ['update', '-q'], {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return env
}

test.skipIf(!hasHelper).each([
  ['Debian', ''],
  ['Example', 'ARCHIVE'],
])('the lists that apt has fetched from an archive of %s are found by themselves', async (origin, named) => {
  const cwd = folderWith(archive(origin))
  const env = machineOf(cwd, `file://${cwd}`)
  const { code, stdout } = await runCli(['apt', 'snapshot'], { cwd, env })
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'apt-snapshot.txt\n' })
  expect(readFileSync(join(cwd, 'apt-snapshot.txt'), 'utf8')).toBe(snapshot(named && cwd))
})

test.skipIf(!hasHelper)('a machine without lists is told what to do', async () => {
  const cwd = folderWith(archive('Debian'))
  const env = machineOf(cwd, `file://${cwd}`)
  const empty = folderWith({ 'apt.conf': `Dir::State::lists "${cwd}/none";\n` })
  const { code, stderr } = await runCli(['apt', 'snapshot'], {
    cwd,
    env: { ...env, APT_CONFIG: join(empty, 'apt.conf') },
  })
  expect({ code, stderr }).toEqual({
    code: 3,
    stderr:
      'error: apt has no package lists on this machine\n  = help: run `apt-get update`, or name files with `--packages`\n',
  })
})

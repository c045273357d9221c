import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getuid } from 'node:process'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { manifestName } from '../../src/write/manifest.ts'
import { recover } from '../../src/write/recover.ts'
import { writeSite } from '../../src/write/write-site.ts'
import { childBuild, childSite, compileWriteSite, layDown, siteOf, treeOf, workplace } from './workplace.ts'

const tools = join(tmpdir(), `portolan-crash-${process.pid}`)
const module = compileWriteSite(tools)
afterAll(() => rmSync(tools, { recursive: true, force: true }))

const has = (program: string) => spawnSync(program, ['--version']).status === 0
const canTrace = has('strace') && spawnSync('strace', ['-qq', '-e', 'trace=none', 'true']).status === 0

/** Builds in a process of its own. */
function build(output: string, version: string, changed = 100): { status: number | null; told: unknown } {
  const args = [childBuild, module, output, version, String(changed)]
  return outcomeOf(spawnSync(process.execPath, args, { encoding: 'utf8' }))
}

/** The same with a system call that fails or kills. */
function buildUnder(injection: string, output: string, version: string, changed = 100) {
  const strace = ['-f', '-qq', '-o', '/dev/null', '-e', `inject=${injection}`]
  const args = [...strace, process.execPath, childBuild, module, output, version, String(changed)]
  return outcomeOf(spawnSync('strace', args, { encoding: 'utf8' }))
}

const outcomeOf = ({ status, stdout }: { status: number | null; stdout: string }) => ({
  status,
  told: stdout === '' ? undefined : JSON.parse(stdout),
})

describe('a build that is killed', () => {
  test('in the middle of writing leaves the old site; the next build clears up', async () => {
    const folder = workplace()
    const output = join(folder, 'dist')
    expect(build(output, 'first').told).toEqual({ written: 100, kept: 0, removed: 0 })
    const child = spawn(process.execPath, [childBuild, module, output, 'second', '100', '50'])
    await once(child.stdout, 'data')
    expect(readdirSync(folder)).toEqual([`.dist.portolan-new-${child.pid}`, 'dist'])
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(readdirSync(folder)).toEqual([`.dist.portolan-new-${child.pid}`, 'dist'])
    expect(treeOf(output)).toEqual(childSite('first'))
    expect(build(output, 'third').told).toEqual({ written: 100, kept: 0, removed: 0 })
    expect(readdirSync(folder)).toEqual(['dist'])
    expect(treeOf(output)).toEqual(childSite('third'))
  })

  test('between the two renames gets its old site back', ({ skip }) => {
    skip(!canTrace, 'needs strace')
    const folder = workplace()
    const output = join(folder, 'dist')
    build(output, 'first')
    buildUnder('?rename,?renameat,?renameat2:signal=SIGKILL:when=2', output, 'second')
    expect(readdirSync(folder)).toEqual([
      expect.stringMatching(/^\.dist\.portolan-new-\d+$/),
      expect.stringMatching(/^\.dist\.portolan-old-\d+$/),
    ])
    recover(output)
    expect(readdirSync(folder)).toEqual(['dist'])
    expect(treeOf(output)).toEqual(childSite('first'))
  })

  test('before the first rename leaves the old site', ({ skip }) => {
    skip(!canTrace, 'needs strace')
    const folder = workplace()
    const output = join(folder, 'dist')
    build(output, 'first')
    buildUnder('?rename,?renameat,?renameat2:signal=SIGKILL:when=1', output, 'second')
    expect(treeOf(output)).toEqual(childSite('first'))
    expect(build(output, 'second', 1).told).toEqual({ written: 1, kept: 99, removed: 0 })
    expect(readdirSync(folder)).toEqual(['dist'])
  })
})

describe('a system call that fails', () => {
  beforeEach(({ skip }) => skip(!canTrace, 'needs strace'))

  test('at the second rename brings the old site back', () => {
    const folder = workplace()
    const output = join(folder, 'dist')
    build(output, 'first')
    const { status, told } = buildUnder('?rename,?renameat,?renameat2:error=EXDEV:when=2', output, 'second')
    expect({ status, told }).toEqual({
      status: 3,
      told: {
        name: 'SiteWriteError',
        reason: `cannot replace ${output}: it lies on another file system than the folder above it (EXDEV)`,
        help: 'choose an output folder that is not a mount point itself, such as a folder inside it',
      },
    })
    expect(readdirSync(folder)).toEqual(['dist'])
    expect(treeOf(output)).toEqual(childSite('first'))
  })

  test('because the file system is read-only is told as that', () => {
    const output = join(workplace(), 'dist')
    expect(buildUnder('?mkdir,?mkdirat:error=EROFS', output, 'first')).toMatchObject({
      status: 3,
      told: { reason: `cannot create a folder beside ${output}: the file system is read-only (EROFS)` },
    })
    expect(existsSync(output)).toBe(false)
  })

  test('when the manifest reaches the disk keeps the old site', () => {
    const folder = workplace()
    const output = join(folder, 'dist')
    build(output, 'first')
    expect(buildUnder('fsync:error=EIO', output, 'second')).toMatchObject({
      status: 3,
      told: { reason: `cannot write ${output}: the device reports an error (EIO)` },
    })
    expect(readdirSync(folder)).toEqual(['dist'])
    expect(treeOf(output)).toEqual(childSite('first'))
  })

  test.each(['EPERM', 'EXDEV', 'EMLINK'])('because files cannot be linked (%s) makes copies', (code) => {
    const output = join(workplace(), 'dist')
    build(output, 'first')
    const { told } = buildUnder(`?link,?linkat:error=${code}`, output, 'second', 10)
    expect(told).toEqual({ written: 10, kept: 90, removed: 0 })
    const mixed = { ...childSite('first'), ...firstTen(childSite('second')), [manifestName]: 'manifest' }
    expect(treeOf(output)).toEqual(mixed)
    expect(build(output, 'second', 10).told).toEqual({ written: 0, kept: 100, removed: 0 })
  })
})

const firstTen = (site: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(site).filter(([path]) => /cache-\d\.html$/.test(path)))

const isRoot = getuid?.() === 0

test('a full disk leaves the old site', ({ skip }) => {
  skip(!isRoot, 'needs root, to mount a small file system')
  const folder = workplace()
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=600k', 'tmpfs', disk])
  skip(status !== 0, 'cannot mount a file system here')
  try {
    const output = join(disk, 'dist')
    expect(build(output, 'first').status).toBe(0)
    expect(build(output, 'second')).toEqual({
      status: 3,
      told: {
        name: 'SiteWriteError',
        reason: expect.stringMatching(/^cannot .* no space is left on the device \(ENOSPC\)$/),
        help: 'make room: the new site needs its full size beside the old one',
      },
    })
    expect(readdirSync(disk)).toEqual(['dist'])
    expect(treeOf(output)).toEqual(childSite('first'))
    expect(build(output, 'second', 3).told).toEqual({ written: 3, kept: 97, removed: 0 })
  } finally {
    spawnSync('umount', [disk])
  }
})

test('a user without permission is told so', ({ skip }) => {
  skip(!isRoot || !has('setpriv'), 'needs root and setpriv, to become a user without permission')
  const folder = workplace()
  const output = join(folder, 'dist')
  const user = ['--reuid=65534', '--regid=65534', '--clear-groups']
  // The checkout and the test's own folders may be closed to others: the child gets what it needs on its way.
  const script = join(tools, 'compiled/child-build.js')
  copyFileSync(childBuild, script)
  spawnSync('chmod', ['-R', 'a+rX', tools, folder])
  const { stdout } = spawnSync('setpriv', [...user, process.execPath, script, module, output, 'first'], {
    encoding: 'utf8',
  })
  expect(JSON.parse(stdout)).toEqual({
    name: 'SiteWriteError',
    reason: `cannot create a folder beside ${output}: permission denied (EACCES)`,
    help: 'let the user who builds write to this folder and to the one above it',
  })
})

describe('leftovers', () => {
  const dead = () => spawnSync('true').pid

  test('of dead processes go, of living ones and of other outputs stay', async () => {
    const folder = workplace()
    const gone = dead()
    const alive = process.ppid
    layDown(folder, {
      'dist/index.html': 'main',
      [`.dist.portolan-new-${gone}/index.html`]: 'half',
      [`.dist.portolan-old-${gone}/index.html`]: 'old',
      [`.dist.portolan-new-${alive}/index.html`]: 'growing',
      [`.other.portolan-new-${gone}/index.html`]: 'not asked for',
      '.dist.portolan-new-x/index.html': 'no number',
    })
    recover(join(folder, 'dist'))
    expect(treeOf(folder)).toEqual({
      'dist/index.html': 'main',
      [`.dist.portolan-new-${alive}/index.html`]: 'growing',
      [`.other.portolan-new-${gone}/index.html`]: 'not asked for',
      '.dist.portolan-new-x/index.html': 'no number',
    })
  })

  test('several sites that were moved away stay until a new one stands', async () => {
    const folder = workplace()
    const output = join(folder, 'dist')
    layDown(folder, {
      [`.dist.portolan-old-${dead()}/index.html`]: 'one',
      [`.dist.portolan-old-${dead()}/index.html`]: 'other',
    })
    const before = treeOf(folder)
    recover(output)
    expect(treeOf(folder)).toEqual(before)
    await writeSite(siteOf({ 'index.html': 'main' }), { output })
    recover(output)
    expect(readdirSync(folder)).toEqual(['dist'])
  })
})

test('of builds at the same time one wins whole', async () => {
  const output = join(workplace(), 'dist')
  build(output, 'first')
  const versions = ['second', 'third', 'fourth']
  const children = versions.map((version) => spawn(process.execPath, [childBuild, module, output, version]))
  await Promise.all(children.map((child) => once(child, 'exit')))
  expect(versions.map(childSite)).toContainEqual(treeOf(output))
})

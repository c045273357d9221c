import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { OutputFile } from '../../src/model/output-file.ts'
import { isIntact } from '../../src/write/intact.ts'
import { contentHash, manifestName, readManifest } from '../../src/write/manifest.ts'
import { siteStamp } from '../../src/write/standing-site.ts'
import { writeSite } from '../../src/write/write-site.ts'
import { layDown, siteOf, treeOf, workplace } from './workplace.ts'

const first = { 'index.html': 'main', 'services/web.html': 'web', 'services/mail.html': 'mail' }

/** A standing site and the folder it stands in. */
async function standing() {
  const folder = workplace()
  const output = join(folder, 'dist')
  await writeSite(siteOf(first), { output })
  return { folder, output }
}

test('writes a site and leaves nothing beside it', async () => {
  const folder = workplace()
  const output = join(folder, 'dist')
  const result = await writeSite(siteOf(first), { output })
  expect(result).toEqual({ written: 3, kept: 0, removed: 0, manifest: readManifest(output) })
  expect(treeOf(output)).toEqual({ ...first, [manifestName]: 'manifest' })
  expect(readdirSync(folder)).toEqual(['dist'])
})

test('the manifest knows each file by key, size and content, sorted by path', async () => {
  const { output } = await standing()
  const { version, files } = JSON.parse(readFileSync(join(output, manifestName), 'utf8'))
  expect(version).toBe(1)
  expect(Object.entries(files)).toEqual([
    ['index.html', ['main', 4, contentHash(readFileSync(join(output, 'index.html')))]],
    ['services/mail.html', ['mail', 4, contentHash(readFileSync(join(output, 'services/mail.html')))]],
    ['services/web.html', ['web', 3, contentHash(readFileSync(join(output, 'services/web.html')))]],
  ])
})

test('an equal site is not touched, and no content is made', async () => {
  const { output } = await standing()
  const before = [statSync(output), statSync(join(output, 'services')), statSync(join(output, manifestName))]
  const untouchable = siteOf(first).map((file): OutputFile => {
    const content = () => expect.unreachable(`${file.path} is known`)
    return { ...file, content }
  })
  const result = await writeSite(untouchable, { output })
  expect(result).toEqual({ written: 0, kept: 3, removed: 0, manifest: readManifest(output) })
  const after = [statSync(output), statSync(join(output, 'services')), statSync(join(output, manifestName))]
  expect(after.map(({ ino, mtimeMs }) => [ino, mtimeMs])).toEqual(
    before.map(({ ino, mtimeMs }) => [ino, mtimeMs]),
  )
})

test('what changed is written, what is equal is kept as it stands, what is gone is removed', async () => {
  const { folder, output } = await standing()
  const kept = lstatSync(join(output, 'services/web.html'))
  const next = { 'index.html': 'new main', 'services/web.html': 'web', 'teams/edge.html': 'edge' }
  const result = await writeSite(siteOf(next), { output })
  expect(result).toEqual({ written: 2, kept: 1, removed: 1, manifest: readManifest(output) })
  expect(treeOf(output)).toEqual({ ...next, [manifestName]: 'manifest' })
  const { ino, mtimeMs } = lstatSync(join(output, 'services/web.html'))
  expect([ino, mtimeMs]).toEqual([kept.ino, kept.mtimeMs])
  expect(readdirSync(folder)).toEqual(['dist'])
  expect((await writeSite(siteOf(next), { output })).kept).toBe(3)
})

test('a site with nothing new but a page less is replaced', async () => {
  const { output } = await standing()
  const { 'index.html': _, ...less } = first
  expect(await writeSite(siteOf(less), { output })).toMatchObject({ written: 0, kept: 2, removed: 1 })
  expect(treeOf(output)).toEqual({ ...less, [manifestName]: 'manifest' })
})

test('a file that somebody has changed is written again, one with another time only is kept', async () => {
  const { output } = await standing()
  writeFileSync(join(output, 'services/web.html'), 'owl')
  utimesSync(join(output, 'index.html'), 1, 1)
  expect(await writeSite(siteOf(first), { output })).toMatchObject({ written: 1, kept: 2 })
  expect(treeOf(output)).toEqual({ ...first, [manifestName]: 'manifest' })
})

test('a file that another program replaces during the build is written again', async () => {
  const { output } = await standing()
  function* meddled(): Generator<OutputFile> {
    yield* siteOf({ 'services/mail.html': 'mail', 'services/web.html': 'web' })
    layDown(output, { other: 'not ours' })
    renameSync(join(output, 'other'), join(output, 'services/web.html'))
    rmSync(join(output, 'services/mail.html'))
    yield* siteOf({ 'index.html': 'new main' })
  }
  expect(await writeSite(meddled(), { output })).toMatchObject({ written: 3, kept: 0 })
  expect(treeOf(output)).toEqual({ ...first, 'index.html': 'new main', [manifestName]: 'manifest' })
})

test('force writes everything anew', async () => {
  const { output } = await standing()
  expect(await writeSite(siteOf(first), { output, force: true })).toMatchObject({ written: 3, kept: 0 })
})

test('files whose stamp the caller remembers are kept unread; other files are read and compared', async () => {
  const { output } = await standing()
  const stamp = siteStamp(output)
  expect(await writeSite(siteOf(first), { output, stamp })).toMatchObject({ written: 0, kept: 3 })
  const page = join(output, 'index.html')
  const { atime, mtime } = statSync(page)
  writeFileSync(page, [...readFileSync(page, 'utf8')].reverse().join(''))
  utimesSync(page, atime, mtime)
  expect(await writeSite(siteOf(first), { output, stamp: 'of another day' })).toMatchObject({
    written: 1,
    kept: 2,
  })
})

test('equal sites are equal folders, the manifest included', async () => {
  const [one, other] = [await standing(), await standing()]
  expect(readFileSync(join(one.output, manifestName), 'utf8')).toBe(
    readFileSync(join(other.output, manifestName), 'utf8'),
  )
})

test('files may come slowly, as bytes, and their content is made one by one', async () => {
  const output = join(workplace(), 'dist')
  const order: string[] = []
  async function* slowly(): AsyncGenerator<OutputFile> {
    for (const name of ['a', 'b']) {
      await Promise.resolve()
      order.push(`hand out ${name}`)
      const content = () => {
        order.push(`make ${name}`)
        return new Uint8Array([0x77, 0xc3, 0xbc])
      }
      yield { path: `${name}.bin`, key: name, content }
    }
  }
  await writeSite(slowly(), { output })
  expect(treeOf(output)).toEqual({ 'a.bin': 'wü', 'b.bin': 'wü', [manifestName]: 'manifest' })
  expect(order).toEqual(['hand out a', 'make a', 'hand out b', 'make b'])
})

test('an empty folder that stands already is used, with its permissions', async () => {
  const output = join(workplace(), 'dist')
  mkdirSync(output, { mode: 0o750 })
  await writeSite(siteOf(first), { output })
  expect(treeOf(output)).toEqual({ ...first, [manifestName]: 'manifest' })
  expect(statSync(output).mode & 0o777).toBe(0o750)
})

test('a page that cannot be made leaves the old site as it was', async () => {
  const { folder, output } = await standing()
  const broken: OutputFile = {
    path: 'broken.html',
    key: 'broken',
    content: () => {
      throw new RangeError('too deep')
    },
  }
  await expect(writeSite([...siteOf({ 'index.html': 'new' }), broken], { output })).rejects.toThrow(
    new RangeError('too deep'),
  )
  expect(treeOf(folder)).toEqual(under('dist', first))
})

test('a page that no worker can make leaves the old site as it was, however early it failed', async () => {
  const { folder, output } = await standing()
  const pages = Array.from({ length: 1000 }, (_, index): OutputFile => {
    const path = `hosts/web${index}.html`
    return { path, key: 'new', content: () => 'made here', job: () => ({ path }) }
  })
  const crew = {
    isBusy: false,
    write: () => Promise.reject(new Error('a worker failed')),
    close: () => Promise.resolve(),
  }
  await expect(writeSite(pages, { output, crew: () => crew })).rejects.toThrow('a worker failed')
  expect(treeOf(output)).toEqual({ ...first, [manifestName]: 'manifest' })
  expect(readdirSync(folder)).toEqual(['dist'])
})

test('a build that is called off leaves the old site as it was', async () => {
  const { folder, output } = await standing()
  const abort = new AbortController()
  const progress: number[] = []
  function* endless(): Generator<OutputFile> {
    for (let index = 0; ; index++) {
      if (index === 100) abort.abort(new Error('called off'))
      yield { path: `page-${index}.html`, key: 'new', content: () => 'new' }
    }
  }
  const building = writeSite(endless(), {
    output,
    signal: abort.signal,
    onProgress: (done) => progress.push(done),
  })
  await expect(building).rejects.toThrow('called off')
  expect(progress).toEqual([64, 128])
  expect(treeOf(folder)).toEqual(under('dist', first))
})

test('what workers write until they have ended is removed too', async () => {
  const { folder, output } = await standing()
  const abort = new AbortController()
  const files = siteOf(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`p${n}.html`, 'new'])))
  const closed: string[] = []
  const crew = () => ({
    isBusy: false,
    write: (staging: string) => {
      abort.abort(new Error('called off'))
      closed.push(staging)
      return new Promise<never>(() => {})
    },
    close: async () => {
      for (const staging of closed) writeFileSync(join(staging, 'late.html'), 'late')
      closed.splice(0, closed.length, 'closed')
    },
  })
  const building = writeSite(
    files.map((file) => ({ ...file, job: () => file.path })),
    { output, crew, signal: abort.signal },
  )
  await expect(building).rejects.toThrow('called off')
  expect(closed).toEqual(['closed'])
  expect(readdirSync(folder)).toEqual(['dist'])
  expect(treeOf(folder)).toEqual(under('dist', first))
})

test('progress is told at times and at the end, of how many when that is known', async () => {
  const output = join(workplace(), 'dist')
  const pages = siteOf(
    Object.fromEntries(Array.from({ length: 70 }, (_, index) => [`page-${index}.html`, 'page'])),
  )
  const progress: number[][] = []
  const onProgress = (done: number, total: number) => progress.push([done, total])
  await writeSite(pages, { output, onProgress })
  await writeSite(pages.values(), { output, onProgress })
  expect(progress).toEqual([
    [64, 70],
    [70, 70],
    [64, 64],
    [70, 70],
  ])
})

test('files whose names mean something to JavaScript are files', async () => {
  const output = join(workplace(), 'dist')
  const pages = Object.fromEntries([
    ['__proto__', 'p'],
    ['constructor', 'c'],
  ])
  await writeSite(siteOf(pages), { output })
  expect(readdirSync(output).sort()).toEqual([manifestName, '__proto__', 'constructor'])
  expect(await writeSite(siteOf(pages), { output })).toMatchObject({ written: 0, kept: 2 })
})

test('files that somebody put into the site make the build refuse, and stay', async () => {
  const { folder, output } = await standing()
  layDown(output, { 'note.txt': 'mine', 'services/a': '', 'services/b': '', 'x/1': '', 'x/2': '', 'x/3': '' })
  const before = treeOf(folder)
  await expect(writeSite(siteOf({ 'index.html': 'new' }), { output })).rejects.toMatchObject({
    name: 'SiteWriteError',
    reason: `the output folder ${output} has files that no build of ours wrote: note.txt, services/a, services/b, x/1, x/2 and 1 more`,
    help: 'move them away: a build replaces the folder whole; pictures and other files belong beside the documents',
  })
  expect(treeOf(folder)).toEqual(before)
})

describe('a site is intact', () => {
  test('as it was written', async () => {
    const { output } = await standing()
    expect(isIntact(output, siteStamp(output))).toBe(true)
  })

  test.each([
    ['a file was changed', (output: string) => layDown(output, { 'index.html': 'mine' })],
    ['a file was removed', (output: string) => rmSync(join(output, 'index.html'))],
    ['a file was added', (output: string) => layDown(output, { 'note.txt': 'mine' })],
    ['the manifest was removed', (output: string) => rmSync(join(output, manifestName))],
    ['it was removed', (output: string) => rmSync(output, { recursive: true })],
    ['a file stands in its place', replaceByFile],
  ])('no longer when %s', async (_, meddle) => {
    const { output } = await standing()
    const stamp = siteStamp(output)
    meddle(output)
    expect(isIntact(output, stamp)).toBe(false)
  })
})

function replaceByFile(output: string): void {
  rmSync(output, { recursive: true })
  writeFileSync(output, 'mine')
}

/** A tree one folder further up, with the manifest that a build left. */
const under = (folder: string, tree: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...tree, [manifestName]: 'manifest' }).map(([path, content]) => [
      `${folder}/${path}`,
      content,
    ]),
  )

test.each(['at once', 'long before the end'])(
  'a worker that fails %s ends the build, and the old site stands',
  async (when) => {
    const { folder, output } = await standing()
    const pages = Object.fromEntries(
      Array.from({ length: 400 }, (_, number) => [`p${number}.html`, `${number}`]),
    )
    const files = siteOf(pages).map((file) => ({ ...file, job: () => file.path }))
    let orders = 0
    const crew = () => ({
      // Takes one order and is busy from then on: the rest is made here, while the order has failed already.
      get isBusy() {
        return when !== 'at once' && orders > 0
      },
      write: () => {
        orders++
        return Promise.reject(new Error('the worker is gone'))
      },
      close: () => Promise.resolve(),
    })
    await expect(writeSite(files, { output, crew })).rejects.toThrow('the worker is gone')
    expect(treeOf(output)).toEqual({ ...first, [manifestName]: 'manifest' })
    expect(readdirSync(folder)).toEqual(['dist'])
  },
)

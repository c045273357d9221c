import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { manifestName } from '../../src/write/manifest.ts'
import { SitePaths } from '../../src/write/site-path.ts'
import { onDisk, SiteWriteError } from '../../src/write/site-write-error.ts'
import { writeSite } from '../../src/write/write-site.ts'
import { layDown, siteOf, treeOf, workplace } from './workplace.ts'

/** The reason for which a site is not written to `output`; nothing under `folder` may change. */
async function refusal(folder: string, output: string, protect: readonly string[] = []): Promise<string> {
  const before = treeOf(folder)
  const error = await writeSite(siteOf({ 'index.html': 'main' }), { output, protect }).catch((cause) => cause)
  expect(error).toBeInstanceOf(SiteWriteError)
  expect(treeOf(folder)).toEqual(before)
  return error.reason.replaceAll(folder, '~')
}

describe('an output folder is refused', () => {
  test('that holds files of others', async () => {
    const folder = workplace()
    layDown(folder, { 'home/letter.txt': 'dear', 'home/photos/1.jpg': '' })
    expect(await refusal(folder, join(folder, 'home'))).toBe(
      'the output folder ~/home holds files, and no build of ours wrote them',
    )
  })

  test('whose manifest is of another version or broken', async () => {
    const folder = workplace()
    layDown(folder, {
      [`later/${manifestName}`]: '{"version": 2, "pages": []}',
      [`torn/${manifestName}`]: '{"ver',
    })
    const reason = (name: string) =>
      `the output folder ~/${name} has a ${manifestName} that this version cannot read`
    expect(await refusal(folder, join(folder, 'later'))).toBe(reason('later'))
    expect(await refusal(folder, join(folder, 'torn'))).toBe(reason('torn'))
  })

  test('that is a file', async () => {
    const folder = workplace()
    layDown(folder, { dist: 'a file' })
    expect(await refusal(folder, join(folder, 'dist'))).toBe('the output ~/dist is not a folder')
  })

  test('that is a symbolic link', async () => {
    const folder = workplace()
    mkdirSync(join(folder, 'real'))
    symlinkSync('real', join(folder, 'dist'))
    const { name, reason } = await writeSite([], { output: join(folder, 'dist') }).catch((cause) => cause)
    expect({ name, reason }).toEqual({
      name: 'SiteWriteError',
      reason: `the output ${join(folder, 'dist')} is a symbolic link`,
    })
  })

  test('whose parent is not there, or is a file', async () => {
    const folder = workplace()
    layDown(folder, { file: '' })
    expect(await refusal(folder, join(folder, 'missing/dist'))).toBe(
      'cannot find the folder above ~/missing/dist: there is no such file or folder (ENOENT)',
    )
    expect(await refusal(folder, join(folder, 'file/dist'))).toBe(
      'cannot look into ~/file: a part of the path is not a folder (ENOTDIR)',
    )
  })

  test('that is the content, holds it or lies in it, also by a link', async () => {
    const folder = workplace()
    layDown(folder, { 'docs/content/index.md': '# Main', 'docs/content-old/x': '' })
    const content = join(folder, 'docs/content')
    expect(await refusal(folder, content, [content])).toBe(
      'the output ~/docs/content is the folder ~/docs/content',
    )
    expect(await refusal(folder, join(folder, 'docs'), [content])).toBe(
      'the output ~/docs would replace everything in it, and so the folder ~/docs/content',
    )
    expect(await refusal(folder, join(content, 'dist'), [content])).toBe(
      'the output ~/docs/content/dist would be read as content: it lies in the folder ~/docs/content',
    )
    const link = workplace()
    symlinkSync(content, join(link, 'shortcut'))
    expect(await refusal(folder, join(link, 'shortcut/dist'), [content])).toContain(
      'would be read as content',
    )
    await writeSite([], { output: join(folder, 'docs/content-new'), protect: [content] })
  })

  test('that is the root of the file system', async () => {
    expect(await refusal(workplace(), '/')).toBe('the output cannot be the root of the file system')
  })
})

describe('paths of a site', () => {
  const refuse = (...paths: string[]): string | undefined => {
    const taken = new SitePaths()
    try {
      for (const path of paths) taken.add(path)
      return undefined
    } catch (error) {
      expect(error).toBeInstanceOf(SiteWriteError)
      return (error as SiteWriteError).reason
    }
  }

  test.each([
    ['', 'the site cannot have a file "": the name is empty'],
    ['/etc/passwd', 'the site cannot have a file "/etc/passwd": it is not relative to the site'],
    ['C:/x.html', 'the site cannot have a file "C:/x.html": it is not relative to the site'],
    ['a/../../x', 'the site cannot have a file "a/../../x": it leads out of the site'],
    ['a\\..\\x', 'the site cannot have a file "a\\\\..\\\\x": it has a backslash'],
    ['a\u0000.html', 'the site cannot have a file "a\\u0000.html": it has a control character'],
    ['a\ud800.html', 'the site cannot have a file "a\\ud800.html": it has half a character'],
    ['a//b', 'the site cannot have a file "a//b": it has an empty part'],
    ['a/./b', 'the site cannot have a file "a/./b": it has an empty part'],
    ['a/', 'the site cannot have a file "a/": it has an empty part'],
  ])('%j is refused', (path, reason) => {
    expect(refuse(path)).toBe(reason)
  })

  const twins = (a: string, b: string) =>
    `${JSON.stringify(a)} and ${JSON.stringify(b)} cannot stand in one site: some systems take them for the same name`

  test.each([
    ['a.html', 'a.html', 'two pages want to be "a.html"'],
    ['Help.html', 'help.html', twins('Help.html', 'help.html')],
    ['caf\u00e9.html', 'cafe\u0301.html', twins('caf\u00e9.html', 'cafe\u0301.html')],
    ['help', 'Help/start.html', twins('help', 'Help/start.html')],
    ['a/b/c.html', 'A/B', twins('a/b/c.html', 'A/B')],
  ])('%j beside %j is refused', (a, b, reason) => {
    expect(refuse(a, b)).toBe(reason)
  })

  test('ordinary neighbours stand side by side', () => {
    expect(refuse('a', 'a.html', 'ab/c', 'a-b/c', 'ab/d', 'x..y/...', 'großes/straße.html')).toBeUndefined()
  })

  test('a page cannot take the name of the manifest', async () => {
    const output = join(workplace(), 'dist')
    await expect(writeSite(siteOf({ [manifestName]: '{}' }), { output })).rejects.toThrow(
      `two pages want to be "${manifestName}"`,
    )
  })
})

describe('what the system says is put in words', () => {
  const failing = (code: string) => () => {
    throw Object.assign(new Error(`${code}: raw`), { code })
  }
  const told = (code: string) => {
    try {
      return onDisk('write', 'dist/index.html', failing(code))
    } catch (error) {
      return error instanceof SiteWriteError ? error.reason : (error as Error).message
    }
  }

  test.each([
    ['EACCES', 'cannot write dist/index.html: permission denied (EACCES)'],
    ['EPERM', 'cannot write dist/index.html: permission denied (EPERM)'],
    ['EROFS', 'cannot write dist/index.html: the file system is read-only (EROFS)'],
    ['ENOSPC', 'cannot write dist/index.html: no space is left on the device (ENOSPC)'],
    ['EDQUOT', 'cannot write dist/index.html: the disk quota is used up (EDQUOT)'],
    ['EMFILE', 'cannot write dist/index.html: too many files are open (EMFILE)'],
    [
      'EXDEV',
      'cannot write dist/index.html: it lies on another file system than the folder above it (EXDEV)',
    ],
    ['ENAMETOOLONG', 'cannot write dist/index.html: a name is too long for this file system (ENAMETOOLONG)'],
    ['ERR_STRANGE', 'ERR_STRANGE: raw'],
  ])('%s', (code, words) => {
    expect(told(code)).toBe(words)
  })
})

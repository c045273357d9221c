import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rewriteFile } from '../../src/write/rewrite-file.ts'

function folderWithFile(): { folder: string; path: string } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'portolan-rewrite-')))
  mkdirSync(join(folder, 'services'))
  const path = join(folder, 'services/web.md')
  writeFileSync(path, 'old')
  return { folder, path }
}

test('the file has the new content and its old mode', () => {
  const { folder, path } = folderWithFile()
  chmodSync(path, 0o604)
  expect(rewriteFile(path, 'new', () => true)).toBeUndefined()
  expect(readFileSync(path, 'utf8')).toBe('new')
  expect(statSync(path).mode & 0o7777).toBe(0o604)
  expect(readdirSync(join(folder, 'services'))).toEqual(['web.md'])
})

test('a file that somebody changed while the new one was written is left alone', () => {
  const { folder, path } = folderWithFile()
  const seen: string[] = []
  const isUnchanged = () => {
    seen.push(...readdirSync(join(folder, 'services')))
    return false
  }
  expect(rewriteFile(path, 'new', isUnchanged)).toBe('was changed by somebody else meanwhile')
  expect(seen).toEqual([expect.stringMatching(/^\.web\.md\.\d+\.new$/), 'web.md'])
  expect(readFileSync(path, 'utf8')).toBe('old')
  expect(readdirSync(join(folder, 'services'))).toEqual(['web.md'])
})

test('a link in place of the file, or of a folder above it, is not followed', () => {
  const { folder, path } = folderWithFile()
  renameSync(path, join(folder, 'elsewhere.md'))
  symlinkSync(join(folder, 'elsewhere.md'), path)
  expect(rewriteFile(path, 'new', () => true)).toBe('is reached through a symbolic link now')
  const other = folderWithFile()
  renameSync(join(other.folder, 'services'), join(other.folder, 'moved'))
  symlinkSync(join(other.folder, 'moved'), join(other.folder, 'services'))
  expect(rewriteFile(other.path, 'new', () => true)).toBe('is reached through a symbolic link now')
  expect(readFileSync(join(folder, 'elsewhere.md'), 'utf8')).toBe('old')
  expect(readFileSync(join(other.folder, 'moved/web.md'), 'utf8')).toBe('old')
})

test('a file that is gone stays gone', () => {
  const { folder, path } = folderWithFile()
  renameSync(path, join(folder, 'away.md'))
  expect(rewriteFile(path, 'new', () => true)).toBe('is no longer there')
  expect(readdirSync(join(folder, 'services'))).toEqual([])
})

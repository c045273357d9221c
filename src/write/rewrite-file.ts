import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pid } from 'node:process'

/**
 * Gives a file of the user's new content, whole or not at all, with its mode and, where this user may, its owner.
 * `path` is absolute and free of symbolic links; where one has appeared on the way since, or `isUnchanged` says no at
 * the last moment, the file is left alone. Answers why it was, in words that follow the file's name.
 */
export function rewriteFile(path: string, content: string, isUnchanged: () => boolean): string | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (!stat) return 'is no longer there'
  if (!stat.isFile() || realpathSync(path) !== path) return 'is reached through a symbolic link now'
  // A name with a dot in front: if the machine stops here, no build takes the rest for a page.
  const staged = join(dirname(path), `.${basename(path)}.${pid}.new`)
  try {
    stage(staged, content, stat)
    if (!isUnchanged()) return 'was changed by somebody else meanwhile'
    renameSync(staged, path)
    return undefined
  } catch (error) {
    const words = systemWords[(error as NodeJS.ErrnoException).code ?? '']
    if (!words) throw error
    return words
  } finally {
    rmSync(staged, { force: true })
  }
}

function stage(path: string, content: string, { mode, uid, gid }: Stats): void {
  const handle = openSync(path, 'wx', mode)
  try {
    writeFileSync(handle, content)
    keepOwner(handle, uid, gid)
    fchmodSync(handle, mode & 0o7777)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Only root may give files away; for others the new file is their own, as with most editors. */
function keepOwner(handle: number, uid: number, gid: number): void {
  try {
    fchownSync(handle, uid, gid)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error
  }
}

const systemWords: Readonly<Record<string, string>> = {
  EACCES: 'is in a folder that this user may not write to',
  EPERM: 'may not be changed by this user',
  EROFS: 'is on a read-only file system',
  ENOSPC: 'cannot be written: no space is left on the device',
  EDQUOT: 'cannot be written: the disk quota is used up',
}

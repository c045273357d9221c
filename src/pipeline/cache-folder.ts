import { join } from 'node:path'
import { writeFileWhole } from '../write/write-file.ts'

/** The folder where a project keeps what it remembers; it may be deleted at any time. */
export const cacheFolder = (root: string): string => join(root, '.portolan', 'cache')

/** Codes of a cache that cannot be written: a checkout of another user's, or a full disk, is only slower next time. */
const unwritable: ReadonlySet<string> = new Set(['EROFS', 'EACCES', 'EPERM', 'ENOSPC', 'EDQUOT', 'ENOENT'])

/** Does what keeps something for the next run; where the cache cannot be written, that run is only slower. */
export function keeping(write: () => void): void {
  try {
    write()
  } catch (error) {
    if (!unwritable.has((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

/** Keeps one file in the cache. */
export function keepFile(root: string, name: string, content: string | Uint8Array): void {
  keeping(() => writeFileWhole(join(cacheFolder(root), name), content))
}

import { join } from 'node:path'

/** The folder where a project keeps what it remembers; it may be deleted at any time. */
export const cacheFolder = (root: string): string => join(root, '.portolan', 'cache')

/** Codes of a cache that cannot be written: a checkout of another user's, or a full disk, is only slower next time. */
export const unwritable: ReadonlySet<string> = new Set([
  'EROFS',
  'EACCES',
  'EPERM',
  'ENOSPC',
  'EDQUOT',
  'ENOENT',
])

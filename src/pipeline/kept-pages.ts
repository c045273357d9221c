import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { LastChanges } from '../read/git-history.ts'
import { readStored } from '../read/stored-file.ts'
import type { KnownPages } from '../render/site.ts'
import { cacheFolder, keepFile } from './cache-folder.ts'

/** Key of everything that pages follow from but their bodies: the judged catalogue, its look and its history. */
export const pagesKey = (judgedKey: string, themeStamp: string, changes: LastChanges | undefined): string =>
  judgedKey &&
  createHash('sha256')
    .update(`${judgedKey}\0${themeStamp}\0${JSON.stringify(changes && [...changes])}`)
    .digest('hex')

const name = 'pages.json'

interface Kept {
  readonly key: string
  readonly pages: KnownPages
}

/** What is known of the pages of the last build, if it had this key. */
export function readKnownPages(root: string, key: string): KnownPages | undefined {
  const bytes = key === '' ? undefined : readStored(join(cacheFolder(root), name))
  if (!bytes) return undefined
  try {
    const kept = JSON.parse(bytes.toString('utf8')) as Kept
    return kept.key === key ? kept.pages : undefined
  } catch {
    // Cut short by a crash of the machine.
    return undefined
  }
}

/** `pages` is asked only where something is to be kept. */
export function writeKnownPages(root: string, key: string, pages: () => KnownPages): void {
  if (key !== '') keepFile(root, name, JSON.stringify({ key, pages: pages() } satisfies Kept))
}

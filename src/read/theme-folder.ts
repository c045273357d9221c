import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { type ContentEntry, listContent } from './content-tree.ts'
import { readRegularFile } from './read-file.ts'

/** Largest picture or font of a theme, bytes. */
const maximumFileSize = 8 * 1024 * 1024

/** The files of a site's own theme, sorted by path; undefined where there is no such folder. */
export function listTheme(root: string): readonly ContentEntry[] | undefined {
  return statSync(root, { throwIfNoEntry: false })?.isDirectory() ? listContent(root) : undefined
}

/** Bytes of a file of the theme, or why they cannot be had. */
export const readThemeFile = (entry: ContentEntry): ReturnType<typeof readRegularFile> =>
  entry.refusal === undefined ? readRegularFile(entry.location, maximumFileSize) : { refusal: entry.refusal }

/** Changes whenever a file of the theme may have changed; empty where a site has no theme of its own. */
export const themeStamp = (root: string | undefined): string =>
  ((root && listTheme(root)) || []).map(({ source, stamp }) => `${source}\0${stamp}`).join('\0')

/** Changes whenever the bytes of these files do, and with nothing else. */
export function contentStamp(entries: readonly ContentEntry[]): string {
  const hash = createHash('sha256')
  for (const entry of entries) {
    const read = readThemeFile(entry)
    hash.update(`${entry.source}\0`).update('bytes' in read ? read.bytes : read.refusal)
  }
  return hash.digest('base64url')
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SitePath } from '../model/output-file.ts'
import { contentHash } from './manifest.ts'

/** Writes one new file of a site that grows, and says its size in bytes and the hash of its content. */
export function writeStaged(
  folder: string,
  path: SitePath,
  content: string | Uint8Array,
): [size: number, hash: string] {
  // Encoded once, for the disk, the size and the hash.
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  writeFileSync(join(folder, path), bytes, { flag: 'wx' })
  return [bytes.length, contentHash(bytes)]
}

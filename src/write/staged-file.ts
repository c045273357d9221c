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
  writeFileSync(join(folder, path), content, { flag: 'wx' })
  return [Buffer.byteLength(content), contentHash(content)]
}

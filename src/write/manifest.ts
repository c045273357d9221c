import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SitePath } from '../model/output-file.ts'

/**
 * What is known of a file: its key, its size in bytes, a hash of its bytes. No times: equal sites are equal
 * folders, the manifest included.
 */
export type ManifestEntry = readonly [key: string, size: number, hash: string]

/** Hash of a file's bytes, to find out what was changed behind our back. */
export const contentHash = (content: string | Uint8Array): string =>
  createHash('sha1').update(content).digest('base64url').slice(0, 16)

/** The files of a built site. A folder that holds one was written by a build and may be replaced by the next. */
export interface Manifest {
  readonly version: 1
  /** By path, in code-unit order. */
  readonly files: Readonly<Record<SitePath, ManifestEntry>>
}

/** Name of the manifest inside the output folder. */
export const manifestName = '.portolan-manifest.json'

/** The manifest of a folder; undefined where there is none, or none that this program can read. */
export function readManifest(folder: string): Manifest | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, manifestName), 'utf8'))
    return isManifest(manifest) ? manifest : undefined
  } catch (error) {
    const unreadable = error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (unreadable) return undefined
    throw error
  }
}

function isManifest(value: unknown): value is Manifest {
  const { version, files } = (value ?? {}) as Partial<Manifest>
  return (
    version === 1 && typeof files === 'object' && files !== null && Object.values(files).every(Array.isArray)
  )
}

/**
 * Writes the manifest, to the disk itself: after a power cut the next build must know what was ours, and
 * finds files that did not reach the disk by their size.
 */
export function writeManifest(folder: string, manifest: Manifest): void {
  const handle = openSync(join(folder, manifestName), 'wx')
  try {
    writeFileSync(handle, JSON.stringify(manifest))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pid } from 'node:process'
import type { SitePath } from '../model/output-file.ts'
import { readManifest } from './manifest.ts'
import { outsidePlace } from './outside-place.ts'
import { onDisk } from './site-write-error.ts'

export interface ArchiveOptions {
  /** Time of every file in it, seconds since 1970. */
  readonly time: number
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
}

/** What was archived. */
export interface Archived {
  readonly files: number
  readonly bytes: number
}

/**
 * Packs a built site into one zip file, in a folder named like it; written whole or not at all. Equal sites are equal
 * archives on every machine: files in the order of their paths, one time for all, and a compression of which there is
 * one implementation only.
 */
export async function writeArchive(site: string, file: string, options: ArchiveOptions): Promise<Archived> {
  const target = outsidePlace(site, file)
  const staged = `${target}.${pid}.new`
  const handle = onDisk('write', target, () => openSync(staged, 'w'))
  try {
    const paths = Object.keys(readManifest(site)?.files ?? {}).sort()
    const bytes = await pack(site, paths, {
      ...options,
      top: basename(target).replace(/\.zip$/i, ''),
      handle,
    })
    onDisk('write', target, () => {
      fsyncSync(handle)
      renameSync(staged, target)
    })
    return { files: paths.length, bytes }
  } finally {
    closeSync(handle)
    rmSync(staged, { force: true })
  }
}

interface Packing extends ArchiveOptions {
  /** Folder in the archive. */
  readonly top: string
  readonly handle: number
}

async function pack(site: string, paths: readonly SitePath[], packing: Packing): Promise<number> {
  const { time, signal, onProgress, top, handle } = packing
  // Loaded here: no other build needs it.
  const { Uint8ArrayReader, ZipWriter } = await import('@zip.js/zip.js')
  let bytes = 0
  const sink = new WritableStream<Uint8Array>({
    write: (chunk) => {
      bytes += onDisk('write', `${top}.zip`, () => writeAll(handle, chunk))
    },
  })
  const zip = new ZipWriter(sink, {
    // The machine's own compression differs between processors and releases of Node.
    useCompressionStream: false,
    useWebWorkers: false,
    dataDescriptor: false,
    extendedTimestamp: false,
    msDosCompatible: true,
    rawLastModDate: dosTime(time),
  })
  for (const [index, path] of paths.entries()) {
    signal.throwIfAborted()
    const content = onDisk('read', join(site, path), () => readFileSync(join(site, path)))
    await zip.add(`${top}/${path}`, new Uint8ArrayReader(content))
    onProgress(index + 1, paths.length)
  }
  await zip.close()
  return bytes
}

function writeAll(handle: number, chunk: Uint8Array): number {
  for (let at = 0; at < chunk.length; ) at += writeSync(handle, chunk, at)
  return chunk.length
}

/** MS-DOS date and time of a moment in UTC: a zip file's times have no zone, two seconds of unit, and begin in 1980. */
function dosTime(seconds: number): number {
  const time = new Date(Math.max(seconds, 315_532_800) * 1000)
  const date = ((time.getUTCFullYear() - 1980) << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate()
  return (
    ((date << 16) |
      (time.getUTCHours() << 11) |
      (time.getUTCMinutes() << 5) |
      (time.getUTCSeconds() >> 1)) >>>
    0
  )
}

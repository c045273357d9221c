import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'

/** Largest content file, bytes: ordinary Markdown takes seconds beyond it. */
export const maximumFileSize = 1024 * 1024

/** Largest picture or other file beside a document, bytes. */
const maximumAssetSize = 32 * 1024 * 1024

/** A file's bytes, or why they cannot be had. */
export type ReadResult = { readonly bytes: Buffer } | { readonly refusal: string }

/**
 * Reads one regular file. It is opened without following a link and without blocking, and judged after it is
 * open, so that nothing put in its place meanwhile can hang the read.
 */
export function readRegularFile(location: string, limit = maximumFileSize): ReadResult {
  let handle: number
  try {
    handle = openSync(location, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW)
  } catch (error) {
    return { refusal: openRefusal(error as NodeJS.ErrnoException) }
  }
  try {
    const stat = fstatSync(handle)
    if (!stat.isFile()) return { refusal: 'is not a regular file' }
    if (stat.size > limit) return { refusal: `has ${stat.size} bytes; the most that is read is ${limit}` }
    return { bytes: readFileSync(handle) }
  } finally {
    closeSync(handle)
  }
}

function openRefusal(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ENOENT':
      return 'is no longer there'
    case 'EACCES':
    case 'EPERM':
      return 'may not be read by this user'
    case 'ELOOP':
      return 'is a symbolic link'
    default:
      throw error
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of UTF-8 bytes, byte order mark included; undefined where they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

/** Reads a file that a user names outright: there a link is meant to be followed. */
export function readNamedFile(location: string, limit = maximumFileSize): ReadResult {
  let target: string
  try {
    target = realpathSync(location)
  } catch (error) {
    return { refusal: openRefusal(error as NodeJS.ErrnoException) }
  }
  return readRegularFile(target, limit)
}

/** Text of a file for showing it; undefined where it cannot be read or is not UTF-8. */
export function readText(location: string): string | undefined {
  const result = readRegularFile(location)
  return 'refusal' in result ? undefined : decodeUtf8(result.bytes)
}

/** Bytes of a file below the content folder, a picture for example; undefined where it cannot be read. */
export function readContentFile(contentRoot: string, source: string): Uint8Array | undefined {
  const result = readRegularFile(join(contentRoot, source), maximumAssetSize)
  return 'refusal' in result ? undefined : result.bytes
}

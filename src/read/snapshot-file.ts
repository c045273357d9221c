import { isThere } from './exists.ts'
import { decodeUtf8, readNamedFile } from './read-file.ts'

/** Largest package snapshot, bytes: all of Debian takes 3 MB. */
const maximumSnapshotSize = 32 * 1024 * 1024

/** Text of a package snapshot, or why it cannot be had. */
export function readSnapshot(location: string): { readonly text: string } | { readonly refusal: string } {
  if (!isThere(location)) return { refusal: 'is not there' }
  const result = readNamedFile(location, maximumSnapshotSize)
  if ('refusal' in result) return result
  const text = decodeUtf8(result.bytes)
  return text === undefined ? { refusal: 'is not UTF-8' } : { text }
}

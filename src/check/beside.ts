import { posix } from 'node:path'
import type { Document } from '../model/document.ts'

/**
 * The file that a document means by a path relative to its own folder, as a path under the content folder;
 * undefined where it leads out of that folder.
 */
export function besideDocument(document: Document, path: string): string | undefined {
  if (path.startsWith('/') || path.includes('\\')) return undefined
  const joined = posix.normalize(posix.join(posix.dirname(document.source), path))
  return joined === '..' || joined.startsWith('../') ? undefined : joined
}

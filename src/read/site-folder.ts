import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { compareText } from '../model/finding.ts'
import type { SiteEntry } from '../model/site-folder.ts'

/** Everything below a folder, sorted by path in code-unit order. Links are not followed, nothing is opened. */
export function listSite(folder: string): SiteEntry[] {
  const entries: SiteEntry[] = []
  walk(realpathSync(folder), '', entries)
  return entries.sort((a, b) => compareText(a.path, b.path))
}

/** True where the path is a folder that can be listed. */
export const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

function walk(root: string, prefix: string, entries: SiteEntry[]): void {
  for (const child of readdirSync(join(root, prefix), { withFileTypes: true })) {
    const path = prefix + child.name
    const entry = entryOf(root, path, child)
    entries.push(entry)
    if (entry.kind === 'folder') walk(root, `${path}/`, entries)
  }
}

function entryOf(root: string, path: string, child: Dirent): SiteEntry {
  if (child.isFile()) return { path, kind: 'file' }
  if (child.isDirectory()) return { path, kind: 'folder' }
  return child.isSymbolicLink() ? linkEntry(root, path) : { path, kind: 'special' }
}

function linkEntry(root: string, path: string): SiteEntry {
  const target = realpathOf(join(root, path))
  if (target === undefined) return { path, kind: 'special', leads: 'nowhere' }
  if (target !== root && !target.startsWith(root + sep)) return { path, kind: 'special', leads: 'outside' }
  return { path, kind: statSync(target).isFile() ? 'file' : 'special', leads: 'inside' }
}

function realpathOf(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'

/** A content file as the folder shows it; nothing of it has been read. */
export interface ContentEntry {
  /** Path under the content folder, `/` between folders. */
  readonly source: string
  /** Where to open it: the file itself, or what a symbolic link inside the folder leads to. */
  readonly location: string
  /** Changes whenever the file may have changed: inode, size, modification and change time. */
  readonly stamp: string
  /** Why it cannot be used, if so. */
  readonly refusal?: string
}

/** The content folder cannot be used at all. */
export class ContentFolderError extends Error {
  readonly help: string
  constructor(reason: string, help: string) {
    super(reason)
    this.help = help
  }
}

/**
 * All files below the content folder, sorted by path in code-unit order. Names that begin with a dot and
 * `node_modules` are passed over. Links that lead out of the folder, and what is no regular
 * file (a FIFO would hang a read), come back with a refusal.
 */
export function listContent(root: string): ContentEntry[] {
  const entries: ContentEntry[] = []
  const base = openRoot(root)
  walk(base, base, '', entries)
  return entries.sort((a, b) => (a.source < b.source ? -1 : 1))
}

/** The path under the content folder that a file has there, or would have; undefined where it is no place in it. */
export function sourceWithin(root: string, path: string): string | undefined {
  const base = realpathOf(root) ?? root
  const real = join(realpathOf(dirname(path)) ?? dirname(path), basename(path))
  const source = [relative(root, path), relative(base, real)].find(
    (way) => way !== '' && !/^\.\.(?:[/\\]|$)/.test(way),
  )
  return source?.split(sep).join('/')
}

/** True for files that are passed over, in folders that are. */
export const isPassedOver = (source: string): boolean => source.split('/').some(isPassedOverName)

const isPassedOverName = (name: string): boolean => name.startsWith('.') || name === 'node_modules'

function openRoot(root: string): string {
  const stat = statSync(root, { throwIfNoEntry: false })
  if (!stat)
    throw new ContentFolderError(
      `there is no content folder \`${root}\``,
      'run `portolan init` to make a small catalogue, or set `content` in portolan.config.yaml',
    )
  if (!stat.isDirectory())
    throw new ContentFolderError(
      `\`${root}\` is not a folder`,
      'set `content` in portolan.config.yaml to the folder that holds the documents',
    )
  return realpathSync(root)
}

function walk(root: string, folder: string, prefix: string, entries: ContentEntry[]): void {
  for (const child of readdirSync(folder, { withFileTypes: true })) {
    if (isPassedOverName(child.name)) continue
    const location = join(folder, child.name)
    const source = prefix + child.name
    if (child.isDirectory()) walk(root, location, `${source}/`, entries)
    else entries.push(entryOf(root, location, source, child))
  }
}

function entryOf(root: string, location: string, source: string, child: Dirent): ContentEntry {
  if (child.isFile()) return { source, location, stamp: stampOf(location) }
  if (!child.isSymbolicLink()) return refused(source, location, 'is not a regular file')
  const target = realpathOf(location)
  if (target === undefined) return refused(source, location, 'is a symbolic link that leads nowhere')
  if (!target.startsWith(root + sep))
    return refused(source, location, 'is a symbolic link that leads out of the content folder')
  if (!statSync(target).isFile())
    return refused(source, location, 'is a symbolic link to something that is no regular file')
  return { source, location: target, stamp: stampOf(target) }
}

const refused = (source: string, location: string, refusal: string): ContentEntry => ({
  source,
  location,
  stamp: refusal,
  refusal,
})

function realpathOf(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

/** Stamp of one file (see {@link ContentEntry}), or of its absence. */
export function stampOf(path: string): string {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  return stat ? `${stat.ino}-${stat.size}-${stat.mtimeMs}-${stat.ctimeMs}` : 'gone'
}

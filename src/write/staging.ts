import { chmodSync, copyFileSync, linkSync, lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pid } from 'node:process'
import type { SitePath } from '../model/output-file.ts'
import type { ManifestEntry } from './manifest.ts'
import { foldersOf } from './site-path.ts'
import { onDisk } from './site-write-error.ts'
import { writeStaged } from './staged-file.ts'

/** Folder beside the output in which the next site grows, or the last one waits for its removal. */
export const sibling = (output: string, role: 'new' | 'old', owner = pid): string =>
  join(dirname(output), `.${basename(output)}.portolan-${role}-${owner}`)

/** The next site while it grows beside the one that stands: in the same folder, so that a rename can swap them. */
export class Staging {
  readonly folder: string
  readonly #output: string
  readonly #made = new Set<SitePath>()

  constructor(output: string) {
    this.#output = output
    this.folder = sibling(output, 'new')
    onDisk('create a folder beside', output, () => mkdirSync(this.folder))
  }

  /** Writes a file and says what stands on the disk. */
  write(path: SitePath, key: string, content: string | Uint8Array): ManifestEntry {
    return onDisk('write', join(this.#output, path), () => {
      this.#makeFolders(path)
      return [key, ...writeStaged(this.folder, path, content)]
    })
  }

  /** Makes the folders that these files need, for whoever writes them. */
  makeFolders(paths: readonly SitePath[]): void {
    onDisk('create folders in', this.#output, () => {
      for (const path of paths) this.#makeFolders(path)
    })
  }

  /** Takes a file over from the site that stands; undefined where another program has meanwhile changed it. */
  keep(path: SitePath, entry: ManifestEntry): ManifestEntry | undefined {
    return onDisk('keep', join(this.#output, path), () => {
      this.#makeFolders(path)
      return linkOrCopy(join(this.#output, path), join(this.folder, path), entry)
    })
  }

  /** Puts the new site in the place of the old one; until the second rename the old one can still come back. */
  swap(): void {
    const old = sibling(this.#output, 'old')
    const standing = lstatSync(this.#output, { throwIfNoEntry: false })
    onDisk('replace', this.#output, () => {
      if (standing) {
        chmodSync(this.folder, standing.mode & 0o7777)
        renameSync(this.#output, old)
      }
      try {
        renameSync(this.folder, this.#output)
      } catch (error) {
        if (standing) bringBack(old, this.#output)
        throw error
      }
    })
    if (standing) removeOrLeave(old)
  }

  /** Removes what has grown so far. */
  discard(): void {
    removeOrLeave(this.folder)
  }

  #makeFolders(path: SitePath): void {
    const missing: SitePath[] = []
    for (const folder of foldersOf(path)) {
      if (this.#made.has(folder)) break
      missing.push(folder)
    }
    for (const folder of missing.reverse()) {
      mkdirSync(join(this.folder, folder))
      this.#made.add(folder)
    }
  }
}

/** A second name for the same file costs no space; file systems without links get a copy. */
function linkOrCopy(from: string, to: string, entry: ManifestEntry): ManifestEntry | undefined {
  const [, size] = entry
  try {
    linkSync(from, to)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return undefined
    if (!noLinks.has(code ?? '')) throw error
    copyFileSync(from, to)
    return lstatSync(to).size === size ? entry : undefined
  }
  const linked = lstatSync(to)
  if (linked.isFile() && linked.size === size) return entry
  rmSync(to)
  return undefined
}

const noLinks = new Set(['EPERM', 'EXDEV', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])

/** Where another build has put its site there meanwhile, that one stays; ours is removed with the leftovers. */
function bringBack(old: string, output: string): void {
  try {
    renameSync(old, output)
  } catch {}
}

/** What cannot be removed now harms nobody: it is removed at the start of the next build. */
export function removeOrLeave(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {}
}

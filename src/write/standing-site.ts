import { lstatSync, readdirSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import type { SitePath } from '../model/output-file.ts'
import { type Manifest, type ManifestEntry, manifestName, readManifest } from './manifest.ts'
import { onDisk, SiteWriteError } from './site-write-error.ts'

/**
 * The manifest of the site that stands in the output folder; undefined where none stands there yet.
 * Throws a SiteWriteError where something stands there that a build may not replace.
 */
export function standingSite(output: string): Manifest | undefined {
  const stats = onDisk('look at', output, () => lstatSync(output, { throwIfNoEntry: false }))
  if (!stats) return undefined
  refuseUnlessFolder(output, stats)
  const paths = onDisk('read', output, () => filesIn(output))
  if (paths.length === 0) return undefined
  if (!paths.includes(manifestName)) throw notOurs(output)
  const manifest = onDisk('read', join(output, manifestName), () => readManifest(output))
  if (!manifest) throw unknownManifest(output)
  const foreign = paths.filter((path) => path !== manifestName && !Object.hasOwn(manifest.files, path))
  if (foreign.length > 0) throw foreignFiles(output, foreign)
  return manifest
}

/** True where the file on disk is still the one that was written: a file of this size and time. */
export function isUntouched(output: string, path: SitePath, [, size, mtimeMs]: ManifestEntry): boolean {
  const stats = onDisk('look at', join(output, path), () =>
    lstatSync(join(output, path), { throwIfNoEntry: false }),
  )
  return !!stats?.isFile() && stats.size === size && stats.mtimeMs === mtimeMs
}

/** Everything under a folder that is not a folder itself; links are named, not followed. */
function filesIn(folder: string, prefix = ''): SitePath[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(folder, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`],
  )
}

function refuseUnlessFolder(output: string, stats: Stats): void {
  if (stats.isSymbolicLink()) {
    throw new SiteWriteError(
      `the output ${output} is a symbolic link`,
      'name the folder that it leads to: replacing a site whole would replace the link',
    )
  }
  if (!stats.isDirectory()) {
    throw new SiteWriteError(
      `the output ${output} is not a folder`,
      'move it away, or choose another output folder',
    )
  }
}

const notOurs = (output: string): SiteWriteError =>
  new SiteWriteError(
    `the output folder ${output} holds files, and no build of ours wrote them`,
    'choose a folder that is empty or not there yet; a build replaces its output folder whole',
  )

const unknownManifest = (output: string): SiteWriteError =>
  new SiteWriteError(
    `the output folder ${output} has a ${manifestName} that this version cannot read`,
    'if everything in the folder was built by Portolan, delete the folder and build again',
  )

/** How many files a message names before it only counts. */
const named = 5

function foreignFiles(output: string, paths: readonly SitePath[]): SiteWriteError {
  const list = paths.slice(0, named).join(', ')
  const more = paths.length > named ? ` and ${paths.length - named} more` : ''
  return new SiteWriteError(
    `the output folder ${output} has files that no build of ours wrote: ${list}${more}`,
    'move them away: a build replaces the folder whole; pictures and other files belong beside the documents',
  )
}

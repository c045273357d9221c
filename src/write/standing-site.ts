import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import type { SitePath } from '../model/output-file.ts'
import { contentHash, type Manifest, type ManifestEntry, manifestName, readManifest } from './manifest.ts'
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

/** True where the file on disk is still the one that was written, byte for byte. */
export function isUntouched(output: string, path: SitePath, [, size, hash]: ManifestEntry): boolean {
  const location = join(output, path)
  return onDisk('look at', location, () => {
    const stats = lstatSync(location, { throwIfNoEntry: false })
    return !!stats?.isFile() && stats.size === size && contentHash(readFileSync(location)) === hash
  })
}

/**
 * Sizes and times of a site's files as one hash. A caller that remembers it knows the next time, without reading
 * them, that nobody has touched the files. Empty where no site of ours stands.
 */
export function siteStamp(output: string): string {
  const manifest = readManifest(output)
  if (!manifest) return ''
  const hash = createHash('sha1')
  for (const path of Object.keys(manifest.files)) {
    const stats = lstatSync(join(output, path), { throwIfNoEntry: false })
    hash.update(`${path}\0${stats?.isFile() ? `${stats.size} ${stats.mtimeMs}` : 'gone'}\0`)
  }
  return hash.digest('base64url')
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

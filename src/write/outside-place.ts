import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { onDisk, SiteWriteError } from './site-write-error.ts'

/**
 * The real path of a file that a site is packed into. It lies outside the site: the next build would take it for
 * somebody else's file there, or remove it.
 */
export function outsidePlace(site: string, file: string): string {
  const standing = statSync(file, { throwIfNoEntry: false })
  if (standing && !standing.isFile())
    throw new SiteWriteError(`cannot write ${file}: it is not a file`, 'name a file')
  const folder = onDisk('find the folder of', file, () => realpathSync(dirname(file)))
  const target = standing ? realpathSync(file) : join(folder, basename(file))
  const way = relative(realpathSync(site), target)
  if (way !== '..' && !way.startsWith('../'))
    throw new SiteWriteError(`${file} would lie in the site itself`, 'name a file beside the output folder')
  return target
}

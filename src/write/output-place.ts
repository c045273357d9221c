import { realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { onDisk, SiteWriteError } from './site-write-error.ts'

/**
 * The real path of the output folder, which need not be there yet; the folder above it must.
 * Throws a SiteWriteError where it is, holds or lies in one of the folders to protect.
 */
export function outputPlace(output: string, protect: readonly string[]): string {
  const path = resolve(output)
  if (basename(path) === '')
    throw new SiteWriteError('the output cannot be the root of the file system', choose)
  const above = onDisk('find the folder above', path, () => realpathSync(dirname(path)))
  const place = join(above, basename(path))
  for (const folder of protect) {
    const flaw = flawOf(place, realPath(folder))
    if (flaw) throw new SiteWriteError(`the output ${output} ${flaw} ${folder}`, choose)
  }
  return place
}

const choose = 'choose a folder of its own for the output, such as `dist`, beside the content'

function flawOf(output: string, folder: string): string | undefined {
  if (output === folder) return 'is the folder'
  if (isInside(folder, output)) return 'would replace everything in it, and so the folder'
  return isInside(output, folder) ? 'would be read as content: it lies in the folder' : undefined
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith('../') && !isAbsolute(way)
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { packageRoot } from './program.ts'

/** Where the files of `starter/` go in a new project, if elsewhere than at their own path. */
const places: ReadonlyArray<readonly [string, string]> = [['github-workflows/', '.github/workflows/']]

/** The files of a new catalogue, by their path in the project, sorted. */
export function starterFiles(): { path: string; content: Buffer }[] {
  const root = join(packageRoot(), 'starter')
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({
      path: placeOf(relative(root, file).split(sep).join('/')),
      content: readFileSync(file),
    }))
}

/** npm leaves dot-folders of a package alone only by other names. */
function placeOf(path: string): string {
  const [from, to] = places.find(([prefix]) => path.startsWith(prefix)) ?? ['', '']
  return to + path.slice(from.length)
}

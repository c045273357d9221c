import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { packageRoot } from './program.ts'

/** Code hosts that there is a CI example for. */
export type CiHost = 'github' | 'gitlab'

/** Files of `starter/` for one code host, and where they go in a new project. */
const places: ReadonlyArray<{ from: string; to: string; host: CiHost }> = [
  { from: 'github-workflows/', to: '.github/workflows/', host: 'github' },
  { from: 'gitlab-ci.yml', to: '.gitlab-ci.yml', host: 'gitlab' },
]

/** The files of a new catalogue, by their path in the project, sorted; with the CI example of this host, if any. */
export function starterFiles(host: CiHost | undefined): { path: string; content: Buffer }[] {
  const root = join(packageRoot(), 'starter')
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((file) => {
      const path = placeOf(relative(root, file).split(sep).join('/'), host)
      return path === undefined ? [] : [{ path, content: readFileSync(file) }]
    })
}

/** npm leaves dot-files of a package alone only by other names. Undefined for a file of another host. */
function placeOf(path: string, host: CiHost | undefined): string | undefined {
  const place = places.find(({ from }) => path.startsWith(from))
  if (place && place.host !== host) return undefined
  return place ? place.to + path.slice(place.from.length) : path
}

import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { folderWith } from './run-cli.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))

interface Copy {
  /** Order in which the files are created. */
  readonly sort?: (paths: string[]) => string[]
  /** Leaves files out. */
  readonly keep?: (path: string) => boolean
}

/** The example catalogue, or part of it, without its git history. */
export function copyOfExample({ sort = (paths) => paths.sort(), keep = () => true }: Copy = {}): string {
  const root = folderWith({})
  const paths = readdirSync(join(project, 'content'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(project.length))
  for (const path of sort(paths.filter(keep))) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), readFileSync(join(project, path)))
  }
  for (const file of ['portolan.config.yaml', 'apt-snapshot.txt'])
    cpSync(join(project, file), join(root, file))
  return root
}

/** Bytes of all files below a folder, by path, sorted. */
export function snapshot(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    paths
      .map((path) => [path.slice(folder.length), readFileSync(path).toString('base64')] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** Paths whose bytes differ between two snapshots, or that only one of them has. */
export function differences(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): readonly string[] {
  const paths = [...new Set([...one.keys(), ...other.keys()])].sort()
  return paths.filter((path) => one.get(path) !== other.get(path))
}

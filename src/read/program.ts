import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Root folder of the installed package: the nearest folder above with a package.json. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!statSync(join(folder, 'package.json'), { throwIfNoEntry: false })) folder = dirname(folder)
  return folder
}

/** Version of the package, such as `0.1.0`. */
export function programVersion(): string {
  return (JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string })
    .version
}

/**
 * Changes whenever the program does: what an earlier build of another version remembered is not trusted. Made
 * of the compiled files rather than the version alone, so that developers are safe too; of their content, so
 * that every machine has the same.
 */
export function programStamp(): string {
  stamp ??= stampOfProgram()
  return stamp
}

let stamp: string | undefined

function stampOfProgram(): string {
  const hash = createHash('sha256').update(programVersion())
  for (const path of programFiles(join(packageRoot(), 'lib')).sort()) hash.update(readFileSync(path))
  return hash.digest('base64url')
}

const programFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(?:js|css|svg)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))

/** A file of the package, such as `docs/rules/ports/conflict.md`; undefined where it has none. */
export function readPackageFile(path: string): string | undefined {
  try {
    return readFileSync(join(packageRoot(), path), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

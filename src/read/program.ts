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
 * Changes whenever the program may have changed: what an earlier build of another version remembered is not
 * trusted. Sizes and times of the compiled files, rather than the version alone, keep developers safe too.
 */
export function programStamp(): string {
  const compiled = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
  return `${programVersion()} ${newestFile(compiled)}`
}

function newestFile(folder: string): string {
  let newest = 0
  let size = 0
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || entry.parentPath.includes('node_modules')) continue
    const stat = statSync(join(entry.parentPath, entry.name))
    newest = Math.max(newest, stat.mtimeMs)
    size += stat.size
  }
  return `${newest}-${size}`
}

/** A file of the package, such as `docs/rules/ports/conflict.md`; undefined where it has none. */
export function readPackageFile(path: string): string | undefined {
  try {
    return readFileSync(join(packageRoot(), path), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

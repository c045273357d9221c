import { mkdirSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pid } from 'node:process'

/** Writes a file whole or not at all: beside its place first, then renamed over it. */
export function writeFileWhole(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  const staged = `${path}.${pid}.new`
  try {
    writeFileSync(staged, content)
    renameSync(staged, path)
  } catch (error) {
    rmSync(staged, { force: true })
    // The staged name means nothing to whoever reads the message.
    throw Object.assign(error as Error, { path })
  }
}

/**
 * Writes to a path that the user named: a file whole or not at all, where a symbolic link leads too; straight into
 * a device or a pipe such as `/dev/stderr`, which must never be replaced by a file.
 */
export function writeNamedFile(path: string, content: string): void {
  const standing = statSync(path, { throwIfNoEntry: false })
  if (standing && !standing.isFile()) writeFileSync(path, content)
  else writeFileWhole(standing ? realpathSync(path) : path, content)
}

/** Removes the files of a folder whose names are `unwanted`. */
export function removeFiles(folder: string, unwanted: (name: string) => boolean): void {
  for (const name of readdirSync(folder)) if (unwanted(name)) rmSync(join(folder, name), { force: true })
}

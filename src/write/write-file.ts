import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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

/** Removes the files of a folder whose names are `unwanted`. */
export function removeFiles(folder: string, unwanted: (name: string) => boolean): void {
  for (const name of readdirSync(folder)) if (unwanted(name)) rmSync(join(folder, name), { force: true })
}

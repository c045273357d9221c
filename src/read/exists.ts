import { lstatSync, readdirSync } from 'node:fs'

/** True where something of this name is there, a broken symbolic link included. */
export const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined

/** Names in a folder; none where there is no such folder. */
export function namesIn(folder: string): string[] {
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : []
}

import { lstatSync } from 'node:fs'

/** True where something of this name is there, a broken symbolic link included. */
export const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined

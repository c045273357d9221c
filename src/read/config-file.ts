import { existsSync, lstatSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { decodeUtf8, readRegularFile } from './read-file.ts'

/** Name of the site's configuration. */
export const configName = 'portolan.config.yaml'

/** The project folder, and its configuration where it has one. */
export interface ConfigFile {
  /** Absolute: paths in the configuration are relative to it. */
  readonly root: string
  /** Absolute path of the file; undefined where there is none. */
  readonly location?: string
}

/** The configuration file cannot be read. */
export class ConfigReadError extends Error {}

/** Looks for the configuration from `from` up to the root of the repository (the folder with `.git`). */
export function findConfig(from: string): ConfigFile {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const location = join(folder, configName)
    if (existsSync(location)) return { root: folder, location }
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return { root: resolve(from) }
  }
}

/** The configuration that a user names. */
export function configAt(path: string): ConfigFile {
  const location = resolve(path)
  if (!lstatSync(location, { throwIfNoEntry: false }))
    throw new ConfigReadError(`there is no file \`${path}\``)
  return { root: dirname(location), location }
}

/** Text of the configuration; undefined where it is not UTF-8. */
export function readConfig(location: string): string | undefined {
  const result = readRegularFile(location)
  if ('refusal' in result) throw new ConfigReadError(`the configuration \`${location}\` ${result.refusal}`)
  return decodeUtf8(result.bytes)
}

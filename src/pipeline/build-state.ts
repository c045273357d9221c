import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { ConfigFile } from '../read/config-file.ts'
import { type ContentEntry, stampOf } from '../read/content-tree.ts'
import { readStored } from '../read/stored-file.ts'
import { cacheFolder, keepFile } from './cache-folder.ts'

/** Everything that a build depends on, as one hash: equal keys make equal sites. */
export function inputsKey(
  config: ConfigFile,
  entries: readonly ContentEntry[],
  others: readonly string[],
): string {
  const hash = createHash('sha256')
  hash.update(config.location ? stampOf(config.location) : 'no configuration')
  for (const other of others) hash.update(`\0${other}`)
  for (const { source, stamp } of entries) hash.update(`\0${source}\0${stamp}`)
  return hash.digest('hex')
}

/** What the last build left behind. */
export interface BuildState {
  /** Of its inputs; empty where it was not clean, so that the next one runs again and tells so. */
  readonly key: string
  /** What it said at its end. */
  readonly text: string
  /** Of the site that it wrote, and where. */
  readonly stamp: string
  readonly output: string
}

const stateName = 'build.json'

/** The last build of this project; undefined where there was none. */
export function readBuildState(root: string): BuildState | undefined {
  const bytes = readStored(join(cacheFolder(root), stateName))
  if (!bytes) return undefined
  try {
    return JSON.parse(bytes.toString('utf8')) as BuildState
  } catch {
    return undefined
  }
}

export function writeBuildState(root: string, state: BuildState): void {
  keepFile(root, stateName, JSON.stringify(state))
}

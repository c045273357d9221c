import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Finding } from '../model/finding.ts'
import { readStored } from '../read/stored-file.ts'
import { cacheFolder, keepFile } from './cache-folder.ts'

/** What the rules said of a catalogue. */
export interface Verdict {
  /** Of the catalogue and the day: equal keys make equal verdicts. */
  readonly key: string
  readonly findings: readonly Finding[]
  readonly suppressed: readonly Finding[]
}

/** Key of the verdict on a catalogue (`Loaded.key`) on one day; empty where nothing is remembered. */
export const verdictKey = (catalogKey: string, today: string): string =>
  catalogKey && createHash('sha256').update(`${catalogKey}\0${today}`).digest('hex')

const name = 'verdict.bin'

/** The last verdict, if it has this key. */
export function readVerdict(root: string, key: string): Verdict | undefined {
  const bytes = key === '' ? undefined : readStored(join(cacheFolder(root), name))
  if (!bytes) return undefined
  try {
    const verdict = deserialize(bytes) as Verdict
    return verdict.key === key ? verdict : undefined
  } catch {
    // Cut short by a crash of the machine.
    return undefined
  }
}

export function writeVerdict(root: string, verdict: Verdict): void {
  if (verdict.key !== '') keepFile(root, name, serialize(verdict))
}

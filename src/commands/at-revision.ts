import { resolve } from 'node:path'
import type { CameAndWent } from '../model/change/change.ts'
import { compareFindingStates } from '../model/change/findings.ts'
import type { Finding } from '../model/finding.ts'
import type { Loaded } from '../pipeline/load.ts'
import { type AtRevision, loadRevision } from '../pipeline/revision.ts'
import type { ConfigFile } from '../read/config-file.ts'
import { heed, type Judged, judgeLoaded } from './judge.ts'
import type { ProjectOptions } from './project.ts'
import type { Terminal } from './terminal.ts'

/** A catalogue beside what it was at a revision. */
export interface SinceRevision extends CameAndWent {
  readonly before: AtRevision
}

/** Judges the catalogue of a revision too, by today's rules and on today's date, and compares the findings. */
export async function sinceRevision(
  project: ConfigFile,
  { loaded, findings, baselined }: Judged,
  name: string,
  { content, signal }: ProjectOptions & { readonly signal?: AbortSignal | undefined },
  terminal: Terminal,
): Promise<SinceRevision> {
  const before = await loadRevision(loaded, name, {
    config: project,
    content: content === undefined ? undefined : resolve(content),
    signal,
  })
  const { moved } = before
  const states = compareFindingStates({
    before: findingsOf(before.loaded, terminal),
    after: [...findings, ...baselined],
    ...(moved && { moved: { findings: findingsOf(moved.loaded, terminal), paths: moved.paths } }),
  })
  await heed(signal)
  return { before, ...states }
}

const findingsOf = (loaded: Loaded, terminal: Terminal): readonly Finding[] =>
  judgeLoaded(loaded, { path: '', listed: [] }, terminal).findings

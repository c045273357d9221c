import { type Finding, isAtLeast } from '../finding.ts'
import type { CameAndWent } from './change.ts'

/** Findings of two states of a catalogue. */
export interface FindingStates {
  readonly before: readonly Finding[]
  readonly after: readonly Finding[]
  /**
   * Findings of the former state under the names that documents have now, where some were moved: their fingerprints
   * name them by other ids.
   */
  readonly moved?: {
    readonly findings: readonly Finding[]
    /** Path that a document has now, by the path it had. */
    readonly paths: ReadonlyMap<string, string>
  }
}

/**
 * What came and what went: findings are known by their fingerprints. One that was a warning before and is an error
 * now has come as well, since that is what fails.
 */
export function compareFindingStates({ before, after, moved }: FindingStates): CameAndWent {
  const names = moved ? newNames(before, moved.findings, moved.paths) : new Map<string, Finding>()
  const known = new Map([...names, ...before.map((finding) => [finding.fingerprint, finding] as const)])
  const left = new Set(before)
  const made: Finding[] = []
  for (const finding of after) {
    const old = known.get(finding.fingerprint)
    if (old) left.delete(old)
    if (!old || !isAtLeast(old.severity, finding.severity)) made.push(finding)
  }
  return { made, solved: [...left] }
}

/**
 * Former findings by the fingerprints that they would have under the new names. They are recognised by their places:
 * the text of a document that was moved is the same in both judgements. What the move itself causes has no such twin.
 */
function newNames(
  before: readonly Finding[],
  moved: readonly Finding[],
  paths: ReadonlyMap<string, string>,
): Map<string, Finding> {
  const twins = new Map(before.map((finding) => [placesOf(finding, paths), finding]))
  return new Map(
    moved.flatMap((finding) => {
      const twin = twins.get(placesOf(finding, paths))
      return twin ? [[finding.fingerprint, twin] as const] : []
    }),
  )
}

/** Rule and all places of a finding, whichever of them comes first. */
function placesOf({ ruleId, path, place, related }: Finding, paths: ReadonlyMap<string, string>): string {
  const spots = [{ path, place }, ...related].map(
    (spot) => `${paths.get(spot.path) ?? spot.path}:${spot.place.line}:${spot.place.column}`,
  )
  return [ruleId, ...spots.sort()].join('\0')
}

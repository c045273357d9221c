import type { Catalog } from './catalog.ts'
import { compareText, type Finding, type Severity } from './finding.ts'

/**
 * A finding that a catalogue is known to have. Only the fingerprint counts; the rest is there for people who
 * review the file.
 */
export interface KnownFinding {
  readonly fingerprint: string
  readonly severity: Severity
  readonly rule: string
  readonly path: string
  readonly message: string
}

/** Findings that are accepted until somebody mends them: new ones fail, these are counted. */
export type Baseline = readonly KnownFinding[]

/** A catalogue's findings beside its baseline. */
export interface AgainstBaseline {
  readonly fresh: readonly Finding[]
  readonly known: readonly Finding[]
  /** What the baseline has and the catalogue no longer has. */
  readonly vanished: Baseline
}

/** Findings as a baseline: by path, rule and message, so that a change of one document is one place in the file. */
export function baselineOf(findings: readonly Finding[]): Baseline {
  return findings
    .map(({ fingerprint, severity, ruleId, path, reason }) => {
      return { fingerprint, severity, rule: ruleId, path, message: reason }
    })
    .sort(
      (a, b) =>
        compareText(a.path, b.path) ||
        compareText(a.rule, b.rule) ||
        compareText(a.message, b.message) ||
        compareText(a.fingerprint, b.fingerprint),
    )
}

/**
 * Which findings the baseline knows, and what is left of it. Nothing of a document that could not be read in full is
 * called vanished: it may be back as soon as the document can be read.
 */
export function compareWithBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
  catalog: Catalog,
): AgainstBaseline {
  const listed = new Set(baseline.map(({ fingerprint }) => fingerprint))
  const present = new Set(findings.map(({ fingerprint }) => fingerprint))
  const unread = new Set(
    [...catalog.documents.values(), ...catalog.duplicates].flatMap(({ incomplete, path }) =>
      incomplete.length > 0 ? [path] : [],
    ),
  )
  return {
    fresh: findings.filter(({ fingerprint }) => !listed.has(fingerprint)),
    known: findings.filter(({ fingerprint }) => listed.has(fingerprint)),
    vanished: baseline.filter(({ fingerprint, path }) => !present.has(fingerprint) && !unread.has(path)),
  }
}

/** A baseline as its file holds it: one finding a line, so that git shows and merges them one by one. */
export function formatBaseline(baseline: Baseline): string {
  const lines = baseline.map((finding) => `    ${JSON.stringify(finding)}`)
  return `{\n  "version": 1,\n  "findings": [${lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`
}

import type { Place } from './place.ts'
import type { Fix, Repair } from './repair.ts'

/** `area/name`; the name says what is wrong. */
export type RuleId = `${string}/${string}`

export type Severity = 'error' | 'warn' | 'info'

/** A further place that belongs to a finding. */
export interface Related {
  readonly path: string
  readonly place: Place
  /** What stands there, in a few words. */
  readonly label: string
}

/** One thing that is wrong at one place. The message stands alone; `help` says what to do. */
export interface Finding {
  readonly ruleId: RuleId
  readonly severity: Severity
  /** Relative to the project folder, with `/`; reports show it relative to the working directory. */
  readonly path: string
  /** Id of the document it concerns, for the site; missing for configuration and unreadable paths. */
  readonly document?: string
  readonly place: Place
  /** One sentence without a full stop. */
  readonly reason: string
  /** A few words for the marked place in a code frame. */
  readonly label?: string
  readonly expected?: readonly string[]
  readonly actual?: string
  /** Why it matters. */
  readonly note?: string
  /** What to do about it. */
  readonly help?: string
  /** How to mend it, where that is certain or nearly so. */
  readonly repair?: Repair
  /** The repair as splices of the file's text; worked out only where the text is at hand (`src/fix`). */
  readonly fix?: Fix
  readonly related: readonly Related[]
  /** Hash of rule, document, logical path, value and sorted peers: never of a line number. */
  readonly fingerprint: string
}

const order: Record<Severity, number> = { error: 0, warn: 1, info: 2 }

/** True where a severity weighs at least as much as another. */
export const isAtLeast = (severity: Severity, least: Severity): boolean => order[severity] <= order[least]

/** By path, place, severity, rule and reason: the order of every report. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.path, b.path) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    order[a.severity] - order[b.severity] ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.reason, b.reason)
  )
}

/** Code-unit order, the same under every locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

import type { Catalog } from '../model/catalog.ts'
import type { Document } from '../model/document.ts'
import type { RuleId, Severity } from '../model/finding.ts'
import type { FieldPath, Place } from '../model/place.ts'
import type { Repair } from '../model/repair.ts'

/** A place in a document: a field of its frontmatter, or a stretch of its body. */
export interface Spot {
  /** The document, or `site` for the configuration file. */
  readonly document: Document | 'site'
  /** Frontmatter field; the place of its value is marked, or of its key with `on: 'key'`. */
  readonly field?: FieldPath
  readonly on?: 'key' | 'value'
  /** Body place; wins over `field`. */
  readonly place?: Place
  /** What stands there, in a few words. */
  readonly label?: string
}

/** What a rule says; the runner adds path, place, severity and fingerprint. */
export interface Report extends Spot {
  /** One sentence that stands alone, without a full stop. */
  readonly reason: string
  /** Other than the rule's own severity (`E from production`). */
  readonly severity?: Severity
  readonly expected?: readonly string[]
  readonly actual?: string
  readonly note?: string
  readonly help?: string
  readonly repair?: Repair
  readonly related?: readonly Spot[]
  /**
   * What the fingerprint names instead of `field`, for a finding about several entries that is told at the first of
   * them: entries may change places.
   */
  readonly about?: FieldPath
  /** What tells this finding from another of the same rule at the same field; defaults to nothing. */
  readonly value?: string
  /** Ids of the other documents it is about. */
  readonly peers?: readonly string[]
}

export interface RuleContext {
  readonly catalog: Catalog
  /** The day on which the catalogue is judged, `YYYY-MM-DD`. */
  readonly today: string
  readonly report: (report: Report) => void
}

/** One thing that can be wrong. */
export interface Rule {
  readonly id: RuleId
  readonly severity: Severity
  /** What it finds, in one sentence for lists. */
  readonly summary: string
  /**
   * `document`: each document is judged by itself, in the thread that parsed it, and what is found is kept with
   * it until it changes. The rule is given a catalogue of that one document, without files, configuration and day.
   * Left out: the rule looks at the whole catalogue, each time.
   */
  readonly scope?: 'document'
  /** Left out where the defect shows while a file is read or parsed: the parser reports it under this id. */
  readonly check?: (context: RuleContext) => void
}

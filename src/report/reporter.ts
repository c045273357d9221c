import type { Finding, Severity } from '../model/finding.ts'

/** Counts of one run, as every format ends with them. */
export interface ReportSummary {
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  /** Allowed by a document's `lint` field. */
  readonly suppressed: number
  /** Known from the baseline file. */
  readonly baselined: number
  /** Left out because another revision has them too. */
  readonly older?: number
  /** The revision that is meant. */
  readonly base?: string
  /** Findings that `--fix` mends; none if left out. */
  readonly fixable?: number
  /** Those that only `--fix --unsafe-fixes` mends. */
  readonly unsafelyFixable?: number
  /** Services that were looked at. */
  readonly services: number
  /** Pages that were looked at, where a built site was verified rather than a catalogue checked. */
  readonly pages?: number
  /** Path of the one document that was looked at, in the midst of the others. */
  readonly document?: string
}

/** What a reporter may ask for besides the findings. */
export interface ReportContext {
  /** Text of the file that a finding's path names; undefined where it cannot be shown. */
  readonly sourceOf: (path: string) => string | undefined
  /** Path to show for a finding's path: relative to the working directory. Left out: as it is. */
  readonly shownPath?: (path: string) => string
  readonly summary: ReportSummary
  /** Whether the text goes to a terminal that shows colours. */
  readonly colour: boolean
  /** Width of the terminal in cells; left out where there is none. */
  readonly columns?: number
  /** Address of a rule's page, for programs; people are told `portolan explain RULE`. */
  readonly docs: (ruleId: string) => string
  /** What a rule is; undefined for a rule that is not ours. */
  readonly ruleOf: (ruleId: string) => ReportRule | undefined
  /** Lowest severity that makes the run fail. */
  readonly failsAt: Severity | 'never'
  /** The day on which the catalogue was judged, `YYYY-MM-DD`. */
  readonly today: string
  /** Version of the program. */
  readonly version: string
}

/** What formats with a list of rules say about each. */
export interface ReportRule {
  /** One sentence. */
  readonly summary: string
  readonly severity: Severity
  /** Its page, Markdown; undefined where it cannot be read. */
  readonly page: string | undefined
}

/** One format of a report. Findings come and are shown in the order of `compareFindings`. */
export interface Reporter {
  /** As `--format` names it. */
  readonly name: string
  /** People see no infos unless they ask for them; programs see everything. */
  readonly audience: 'people' | 'programs'
  /** What paths are relative to: code hosts want the top of the repository, others the working directory. */
  readonly paths?: 'repository'
  /** The whole report, with a line end at its end. */
  readonly format: (findings: readonly Finding[], context: ReportContext) => string
}

/** Severities as reports spell them. */
export const severityNames: Readonly<Record<Severity, 'error' | 'warning' | 'info'>> = {
  error: 'error',
  warn: 'warning',
  info: 'info',
}

/** Address of a rule's page where it has one that a browser can open. */
export function ruleUrl(context: ReportContext, ruleId: string): string | undefined {
  const docs = context.docs(ruleId)
  return /^https?:/.test(docs) ? docs : undefined
}

/** The path to show for a path of a finding. */
export const shownPath = (context: ReportContext, path: string): string => context.shownPath?.(path) ?? path

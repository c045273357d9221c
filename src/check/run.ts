import { type Catalog, createCatalog } from '../model/catalog.ts'
import type { Document } from '../model/document.ts'
import { compareFindings, type Finding, type RuleId } from '../model/finding.ts'
import { neighbourhoodOf } from '../model/neighbourhood.ts'
import { findingsOf, type Reported } from './findings.ts'
import type { Report, Rule } from './rule.ts'
import { secretArgument } from './rules/commands/secret-argument.ts'
import { rules as allRules } from './rules/index.ts'
import { ambiguousScalar } from './rules/meta/ambiguous-scalar.ts'
import { secret } from './rules/meta/secret.ts'
import { suppressionUnused } from './rules/meta/suppression-unused.ts'
import { unknownKey } from './rules/meta/unknown-key.ts'
import { configuredSeverity, type SeverityOf } from './severity.ts'
import { Suppressions } from './suppression.ts'
import { unknownRules } from './unknown-rules.ts'

/** How a catalogue is judged. */
export interface CheckOptions {
  /** The day of the judgement, `YYYY-MM-DD`. */
  readonly today: string
  /** All rules if left out. */
  readonly rules?: readonly Rule[]
  /** What was found while reading and parsing: configuration and suppressions hold for it as well. */
  readonly raised?: readonly Finding[]
  /** True where `raised` holds what {@link checkDocument} said of every document already. */
  readonly documentsJudged?: boolean
  /** Rules that failed there: nobody can say that their suppressions are unused. */
  readonly unheard?: readonly RuleId[]
  /**
   * Id of the one document of which findings are wanted: rules look at no more of the catalogue than that takes, and
   * what they find elsewhere is not all that there is.
   */
  readonly about?: string | undefined
}

/** A rule that threw: an error of the program, not of a document. */
export interface InternalError {
  readonly ruleId: RuleId
  readonly error: unknown
}

export interface CheckResult {
  /** Everything that is to be shown, sorted by {@link compareFindings}. */
  readonly findings: readonly Finding[]
  /** What documents accept by `lint.allow`. */
  readonly suppressed: readonly Finding[]
  readonly internal: readonly InternalError[]
}

/** What rules found in one document, before the site's configuration and the document's suppressions. */
interface DocumentVerdict {
  readonly findings: readonly Finding[]
  readonly internal: readonly InternalError[]
}

/** Judges a document by the rules that need to see no other. */
export function checkDocument(document: Document, rules: readonly Rule[] = allRules): DocumentVerdict {
  const alone = createCatalog(nowhere, [document])
  const { reports, internal } = runRules(alone, rules.filter(isAboutDocument), '')
  return { findings: findingsOf(reports, alone), internal }
}

const isAboutDocument = ({ scope }: Rule): boolean => scope === 'document'

/** The configuration that rules about one document see: none. */
const nowhere: Catalog['site'] = { places: '' }

/** Runs every rule over the catalogue and judges what they and the parser found by the site's configuration. */
export function check(catalog: Catalog, options: CheckOptions): CheckResult {
  const { today, rules = allRules, documentsJudged = false } = options
  const verdicts = documentsJudged
    ? []
    : [...catalog.documents.values()].map((document) => checkDocument(document, rules))
  const raised = [...(options.raised ?? []), ...verdicts.flatMap(({ findings }) => findings)]
  const { reports, internal: thrown } = runRules(
    options.about === undefined ? catalog : neighbourhoodOf(catalog, options.about),
    rules.filter((rule) => !isAboutDocument(rule)),
    today,
  )
  const internal = [...verdicts.flatMap((verdict) => verdict.internal), ...thrown]
  const ruleIds = new Set<string>(allRules.concat(rules).map((rule) => rule.id))
  const misnamed = [...unknownRules(catalog.site, ruleIds)].map((report) => ({ rule: unknownKey, report }))
  const severityOf = configuredSeverity(catalog)
  const found = withoutEchoes([...raised, ...findingsOf([...reports, ...misnamed], catalog)], severityOf)
  const suppressions = new Suppressions(catalog, today)
  const { shown, suppressed } = judge(found, severityOf, suppressions)

  const unheard = new Set<string>([...(options.unheard ?? []), ...internal.map(({ ruleId }) => ruleId)])
  for (const rule of allRules) if (!rules.includes(rule)) unheard.add(rule.id)
  const unused = [...suppressions.reports(ruleIds, unheard)].map((report) => ({
    rule: suppressionUnused,
    report,
  }))
  const late = judge(findingsOf(unused, catalog), severityOf, suppressions)
  return {
    findings: [...shown, ...late.shown].sort(compareFindings),
    suppressed: [...suppressed, ...late.suppressed],
    internal,
  }
}

/**
 * One cause, one finding: a value that a rule refuses as it is written is not called ambiguous as well, and a secret
 * that is told of its command is not told of the text.
 */
function withoutEchoes(findings: readonly Finding[], severityOf: SeverityOf): readonly Finding[] {
  const isAmbiguous = ({ ruleId }: Finding) => ruleId === ambiguousScalar.id
  const refused = new Set(
    findings.filter((finding) => finding.severity === 'error' && !isAmbiguous(finding)).map(spot),
  )
  const shown = findings.filter(
    (finding) => finding.ruleId === secretArgument.id && severityOf(finding) !== 'off',
  )
  return findings.filter((finding) => {
    if (isAmbiguous(finding)) return !refused.has(spot(finding))
    return finding.ruleId !== secret.id || !shown.some((other) => surrounds(other, finding))
  })
}

const spot = ({ path, place }: Finding): string => `${path}:${place.line}:${place.column}`

const surrounds = (outer: Finding, { path, place }: Finding): boolean =>
  outer.path === path &&
  !isBefore(place.line, place.column, outer.place.line, outer.place.column) &&
  !isBefore(outer.place.endLine, outer.place.endColumn, place.endLine, place.endColumn)

const isBefore = (line: number, column: number, otherLine: number, otherColumn: number): boolean =>
  line < otherLine || (line === otherLine && column < otherColumn)

function runRules(
  catalog: Catalog,
  rules: readonly Rule[],
  today: string,
): { reports: Reported[]; internal: InternalError[] } {
  const reports: Reported[] = []
  const internal: InternalError[] = []
  for (const rule of rules) {
    const own: Report[] = []
    try {
      rule.check?.({ catalog, today, report: (report) => own.push(report) })
    } catch (error) {
      internal.push({ ruleId: rule.id, error })
    }
    for (const report of own) reports.push({ rule, report })
  }
  return { reports, internal }
}

function judge(
  findings: readonly Finding[],
  severityOf: SeverityOf,
  suppressions: Suppressions,
): { shown: Finding[]; suppressed: Finding[] } {
  const shown: Finding[] = []
  const suppressed: Finding[] = []
  for (const finding of findings) {
    // Asked first, so that a suppression of a rule that is off does not count as unused.
    const covered = suppressions.covers(finding)
    const severity = severityOf(finding)
    if (severity === 'off') continue
    ;(covered ? suppressed : shown).push({ ...finding, severity })
  }
  return { shown, suppressed }
}

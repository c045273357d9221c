import { compareText, type Finding, type RuleId, type Severity } from '../model/finding.ts'
import { fingerprintOf } from '../model/fingerprint.ts'
import { type FieldPath, type Place, pointer } from '../model/place.ts'
import type { Repair } from '../model/repair.ts'

/** Something the parser has to say of one place of the file at hand. */
export interface Remark {
  readonly ruleId: RuleId
  readonly place: Place
  readonly reason: string
  readonly label?: string
  readonly field?: FieldPath
  readonly value?: string
  readonly expected?: readonly string[]
  readonly actual?: string
  readonly note?: string
  readonly help?: string
  readonly repair?: Repair
  readonly related?: readonly { readonly place: Place; readonly label: string }[]
}

/** What the parser reports as a warning by itself; everything else it says is an error. */
const warnings: ReadonlySet<string> = new Set([
  'meta/ambiguous-scalar',
  'meta/bidi-control',
  'markdown/raw-html',
])

/** Remarks on one file as findings; `document` is its id, `data` names list items in fingerprints. */
export function findingsOf(
  remarks: readonly Remark[],
  file: { path: string; document?: string | undefined; data?: unknown },
): Finding[] {
  const seen = new Map<string, number>()
  return withoutEchoes(remarks).map((remark) => {
    const { field, value, related = [], ruleId, ...rest } = remark
    const severity: Severity = warnings.has(ruleId) ? 'warn' : 'error'
    const base = fingerprintOf({
      ruleId,
      document: file.document ?? file.path,
      field,
      data: file.data,
      value: value ?? remark.reason,
    })
    const count = seen.get(base) ?? 0
    seen.set(base, count + 1)
    return {
      ...rest,
      ruleId,
      severity,
      path: file.path,
      ...(file.document !== undefined && { document: file.document }),
      related: related.map((other) => ({ path: file.path, ...other })),
      fingerprint: count === 0 ? base : fingerprintOf({ ruleId, document: base, value: String(count) }),
    }
  })
}

/**
 * One cause, one finding: a value of the wrong type is not called ambiguous as well, and what an alias or a tag
 * hides is not called of the wrong type.
 */
function withoutEchoes(remarks: readonly Remark[]): Remark[] {
  const wrong = placesOf(remarks, 'meta/type-mismatch')
  const hidden = new Set(
    remarks.flatMap(({ ruleId, field }) => (ruleId === 'meta/yaml-anchor' && field ? [pointer(field)] : [])),
  )
  const isHidden = (field: FieldPath | undefined) => field !== undefined && hidden.has(pointer(field))
  return remarks
    .filter(({ ruleId, place }) => ruleId !== 'meta/ambiguous-scalar' || !wrong.has(startOf(place)))
    .filter(({ ruleId, field }) => ruleId !== 'meta/type-mismatch' || !isHidden(field))
    .sort(
      (a, b) =>
        a.place.line - b.place.line || a.place.column - b.place.column || compareText(a.ruleId, b.ruleId),
    )
}

const startOf = ({ line, column }: Place): string => `${line}:${column}`

const placesOf = (remarks: readonly Remark[], ruleId: RuleId): Set<string> =>
  new Set(remarks.filter((remark) => remark.ruleId === ruleId).map(({ place }) => startOf(place)))

import { manualPage } from '../../model/catalog.ts'
import { compareText, type Finding, type Severity } from '../../model/finding.ts'
import { type Context, countFindings } from '../context.ts'
import type { Draft } from '../draft.ts'
import { findingRow, ruleAnchor, ruleHref } from '../finding-row.ts'
import type { FindingsIndex } from '../page.ts'
import { type Stretch, split } from '../part.ts'
import { relative } from '../path.ts'

const order: Record<Severity, number> = { error: 0, warn: 1, info: 2 }

/** Characters of markup that a finding takes, about: its texts, its place with breaks, and what stands around. */
const weightOf = ({ path, reason, note = '', help = '', related }: Finding): number =>
  430 + 2 * path.length + reason.length + note.length + help.length + 150 * related.length

/** `findings.html`: everything that is wrong, rule by rule, the worst first. */
export function findingsIndex(context: Context): readonly Draft[] {
  const findings = [...context.findings].sort(byRule(context.findings))
  const total = { ...countFindings(findings), suppressed: context.suppressed }
  const stretches = split('findings', findings, { label: ({ ruleId }) => ruleId, weight: weightOf })
  return stretches.map(({ path, index, rows, parts }) => ({
    path,
    data: () => ({
      kind: 'findings',
      total,
      rules: index === 0 ? rulesOf(context, stretches) : [],
      groups: groupsOf(rows).map(({ rule, findings: group }) => ({
        rule,
        anchor: groupAnchor(rule),
        rows: group.map((finding) => findingRow(context, path, finding, true)),
      })),
      parts,
    }),
  }))
}

/** Rules by their worst finding, then by id; the findings of one rule keep their order. */
function byRule(findings: readonly Finding[]): (a: Finding, b: Finding) => number {
  const worst = new Map<string, number>()
  for (const { ruleId, severity } of findings) {
    worst.set(ruleId, Math.min(worst.get(ruleId) ?? 2, order[severity]))
  }
  const rank = ({ ruleId }: Finding): number => worst.get(ruleId) ?? 2
  return (a, b) => rank(a) - rank(b) || compareText(a.ruleId, b.ruleId)
}

/** The overview has the rule's own anchor: other pages link to it, and it never moves to another page. */
const groupAnchor = (rule: string): string => `all-${ruleAnchor(rule)}`

function groupsOf(findings: readonly Finding[]): { rule: string; findings: Finding[] }[] {
  const groups: { rule: string; findings: Finding[] }[] = []
  for (const finding of findings) {
    const last = groups.at(-1)
    if (last?.rule === finding.ruleId) last.findings.push(finding)
    else groups.push({ rule: finding.ruleId, findings: [finding] })
  }
  return groups
}

function rulesOf(context: Context, stretches: readonly Stretch<Finding>[]): FindingsIndex['rules'] {
  const from = stretches[0]?.path ?? ''
  const rules = new Map<string, { count: number; severity: Severity; href: string }>()
  for (const { path, rows } of stretches) {
    for (const { ruleId, severity } of rows) {
      const rule = rules.get(ruleId) ?? {
        count: 0,
        severity,
        href: relative(from, path, groupAnchor(ruleId)),
      }
      const worse = order[severity] < order[rule.severity] ? severity : rule.severity
      rules.set(ruleId, { ...rule, severity: worse, count: rule.count + 1 })
    }
  }
  return [...rules].map(([rule, found]) => ({
    rule,
    anchor: ruleAnchor(rule),
    summary: context.ruleSummaries?.get(rule),
    explained: manualPage(context.catalog, `manual/rules/${rule}`) && ruleHref(context, from, rule),
    ...found,
  }))
}

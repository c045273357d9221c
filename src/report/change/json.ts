import type { CatalogChange } from '../../model/change/change.ts'
import type { Finding } from '../../model/finding.ts'
import { jsonText } from '../json-text.ts'
import { severityNames } from '../reporter.ts'
import type { ChangeReporter } from './change-reporter.ts'

/** What a change means, for programs. Every key is always there; what there is none of is null or empty. */
export const json: ChangeReporter = {
  name: 'json',
  format(change, { base, commit }) {
    return jsonText({ version: 1, base, commit, ...contentOf(change) })
  },
}

const contentOf = ({ changed, texts, settings, conflicts, findings, affected }: CatalogChange) => ({
  changed: changed.map(({ kind, id, title, fate, formerId = null, owner = null, changes }) => {
    return { kind, id, title, fate, formerId, owner, changes: changes.map(changeOf) }
  }),
  texts,
  settings,
  conflicts: { made: conflicts.made.map(findingOf), solved: conflicts.solved.map(findingOf) },
  findings: { made: findings.made.map(findingOf), solved: findings.solved.map(findingOf) },
  affected: affected.map(({ service, hard, distance, through, contacts }) => ({
    service: service.id,
    hard,
    distance,
    through,
    contacts: contacts.map(({ kind, address, bestFor = null }) => ({ kind, address, bestFor })),
  })),
})

const changeOf = ({ area, verb, what, details }: CatalogChange['changed'][number]['changes'][number]) => ({
  area,
  verb,
  what,
  details: details.map(({ field, before = null, after = null }) => ({ field, before, after })),
})

const findingOf = ({ ruleId, severity, path, place, reason, fingerprint }: Finding) => ({
  rule: ruleId,
  severity: severityNames[severity],
  path,
  line: place.line,
  column: place.column,
  message: reason,
  fingerprint,
})

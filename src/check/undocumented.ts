import { isInProduction } from '../model/document.ts'
import { isUndocumented, type ListField } from './entries.ts'
import type { RuleContext } from './rule.ts'

/** Reports services that say nothing at all of one list: an error from production on. */
export function reportUndocumented(
  { catalog, report }: RuleContext,
  field: ListField,
  words: { readonly what: string; readonly none: string; readonly note: string },
): void {
  for (const service of catalog.services) {
    if (service.lifecycle === 'retired' || !isUndocumented(service, field)) continue
    report({
      document: service,
      field: [field],
      severity: isInProduction(service) ? 'error' : 'warn',
      reason: `nobody documented ${words.what} of \`${service.id}\``,
      note: words.note,
      help: `add \`${field}:\`, or \`${field}: []\` if ${words.none}`,
    })
  }
}

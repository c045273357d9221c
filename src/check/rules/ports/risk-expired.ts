import { entries } from '../../entries.ts'
import type { Rule } from '../../rule.ts'
import { portName } from '../../words.ts'

/** `ports/risk-expired`. */
export const riskExpired: Rule = {
  id: 'ports/risk-expired',
  severity: 'error',
  summary: 'The day until which a risk was accepted has passed.',
  check({ catalog, today, report }) {
    for (const { service, item, index } of entries(catalog, 'ports')) {
      if (!item.risk || item.risk.until >= today || service.lifecycle === 'retired') continue
      report({
        document: service,
        field: ['ports', index, 'risk', 'until'],
        value: portName(item),
        reason: `the risk of ${portName(item)} was accepted until ${item.risk.until}`,
        note: item.risk.why,
        help: 'mend it, or accept it anew with a later date',
      })
    }
  },
}

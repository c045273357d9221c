import { isInProduction } from '../../../model/document.ts'
import { entries } from '../../entries.ts'
import { bindsLoopbackOnly, isListening } from '../../port-reach.ts'
import type { Rule } from '../../rule.ts'
import { portName } from '../../words.ts'

/** `ports/exposure-missing`. A loopback address says it already. */
export const exposureMissing: Rule = {
  id: 'ports/exposure-missing',
  severity: 'warn',
  summary: 'A port does not say who can reach it.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'ports')) {
      if (!isListening(item) || item.socket !== undefined || item.exposure !== undefined) continue
      if (bindsLoopbackOnly(item) || service.lifecycle === 'retired') continue
      report({
        document: service,
        field: at,
        value: portName(item),
        severity: isInProduction(service) ? 'error' : 'warn',
        reason: `nobody says who can reach ${portName(item)}`,
        expected: ['loopback', 'internal', 'public'],
        help: 'add `exposure:` with `loopback`, `internal` or `public`',
      })
    }
  },
}

import { entries } from '../../entries.ts'
import { bindsLoopbackOnly, isListening } from '../../port-reach.ts'
import type { Rule } from '../../rule.ts'
import { portName } from '../../words.ts'

/** `ports/source-missing`. Without it nobody can write the firewall, or see that it is too wide. */
export const sourceMissing: Rule = {
  id: 'ports/source-missing',
  severity: 'warn',
  summary: 'An internal port does not say whom the firewall lets in.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'ports')) {
      if (item.exposure !== 'internal' || item.allow !== undefined || item.socket !== undefined) continue
      if (!isListening(item) || bindsLoopbackOnly(item) || service.lifecycle === 'retired') continue
      report({
        document: service,
        field: at,
        value: portName(item),
        reason: `${portName(item)} is internal and nobody says whom the firewall lets in`,
        help: 'add `allow:` with `service:ID`, node sets, addresses or `network:NAME`',
      })
    }
  },
}

import { isInProduction } from '../../../model/document.ts'
import { entries } from '../../entries.ts'
import { isAboveLoopback } from '../../port-reach.ts'
import type { Rule } from '../../rule.ts'
import { joined, portName, quoted } from '../../words.ts'

/** `ports/security-missing`. `none` is an answer; silence is not. */
export const securityMissing: Rule = {
  id: 'ports/security-missing',
  severity: 'warn',
  summary: 'A port that others can reach does not say how it is encrypted and who may use it.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'ports')) {
      if (!isAboveLoopback(item) || service.lifecycle === 'retired') continue
      const missing = (['tls', 'auth'] as const).filter((key) => item[key] === undefined)
      if (missing.length === 0) continue
      report({
        document: service,
        field: at,
        value: portName(item),
        severity: isInProduction(service) ? 'error' : 'warn',
        reason: `${portName(item)} can be reached from other hosts and has no ${joined(missing.map(quoted), 'or')}`,
        note: 'nobody can judge the risk of a port that does not say',
        help: `add ${joined(missing.map((key) => quoted(`${key}:`)))}; \`none\` is an answer`,
      })
    }
  },
}

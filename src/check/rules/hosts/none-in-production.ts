import { isComplete, isInProduction } from '../../../model/document.ts'
import type { Rule } from '../../rule.ts'

/** `hosts/none-in-production`. Conflicts, firewalls and host pages all begin with the hosts. */
export const noneInProduction: Rule = {
  id: 'hosts/none-in-production',
  severity: 'warn',
  summary: 'A service in production names no hosts.',
  scope: 'document',
  check({ catalog, report }) {
    for (const service of catalog.services) {
      if (!isInProduction(service) || !isComplete(service, 'hosts') || (service.hosts ?? []).length > 0)
        continue
      report({
        document: service,
        field: ['hosts'],
        on: 'key',
        reason: `\`${service.id}\` is in ${service.lifecycle} and names no hosts`,
        note: 'its ports and files are compared with nobody’s',
        help: 'add `hosts:` with node sets such as mc[1001-1018].example, or @group',
      })
    }
  },
}

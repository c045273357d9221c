import { unusedAllows } from '../../../model/reachability.ts'
import type { Rule } from '../../rule.ts'
import { portName } from '../../words.ts'

/** `ports/allow-unused`. Either the opening is left over, or a dependency is not documented. */
export const allowUnused: Rule = {
  id: 'ports/allow-unused',
  severity: 'info',
  summary: 'The firewall lets somebody in who has no documented need.',
  check({ catalog, report }) {
    for (const { service, portIndex, port, entry } of unusedAllows(catalog)) {
      report({
        document: service,
        field: ['ports', portIndex, 'allow'],
        value: entry,
        reason: `${portName(port)} of \`${service.id}\` lets \`${entry}\` in, and no service there depends on it`,
        help: 'add the dependency to the document of whoever needs it, or take the source out',
      })
    }
  },
}

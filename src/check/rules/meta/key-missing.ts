import { isComplete, isInProduction } from '../../../model/document.ts'
import type { Rule } from '../../rule.ts'

/**
 * `meta/key-missing`. The parser reports keys that every document of a kind needs; what is needed only from
 * production on is looked for here.
 */
export const keyMissing: Rule = {
  id: 'meta/key-missing',
  severity: 'error',
  summary: 'A key that is required is not there.',
  scope: 'document',
  check({ catalog, report }) {
    for (const service of catalog.services) {
      if (!isInProduction(service) || service.owner !== undefined || !isComplete(service, 'owner')) continue
      report({
        document: service,
        field: ['owner'],
        reason: `\`${service.id}\` is in ${service.lifecycle} and has no \`owner\``,
        note: 'from production on a team answers for a service; its contacts are inherited',
        help: 'add `owner:` with the id of a team, the name of a file under teams/',
      })
    }
  },
}

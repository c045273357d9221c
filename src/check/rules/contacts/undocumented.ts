import type { Catalog } from '../../../model/catalog.ts'
import { teamById } from '../../../model/catalog.ts'
import { isComplete, isInProduction, type Service } from '../../../model/document.ts'
import { isUndocumented } from '../../entries.ts'
import type { Rule } from '../../rule.ts'

/** `contacts/undocumented`. The owner's contacts are inherited. */
export const undocumented: Rule = {
  id: 'contacts/undocumented',
  severity: 'warn',
  summary: 'Neither a service nor its owner says whom to ask.',
  check({ catalog, report }) {
    for (const service of catalog.services) {
      if (service.lifecycle === 'retired' || !isUndocumented(service, 'contacts')) continue
      if (mayInherit(service, catalog)) continue
      const owner = service.owner === undefined ? '' : `, and its owner \`${service.owner}\` has no contacts`
      report({
        document: service,
        field: ['contacts'],
        severity: isInProduction(service) ? 'error' : 'warn',
        reason: `nobody documented whom to ask about \`${service.id}\`${owner}`,
        help:
          service.owner === undefined
            ? 'name a team in `owner:`, or add `contacts:`'
            : `add \`contacts:\` here, or better to teams/${service.owner}.md for all its services`,
      })
    }
  },
}

/** The owner has contacts, or it cannot be known: an unknown team is a finding of its own. */
function mayInherit(service: Service, catalog: Catalog): boolean {
  const { owner } = service
  if (owner === undefined) return !isComplete(service, 'owner')
  const team = teamById(catalog, owner)
  return !team || !isComplete(team, 'contacts') || (team.contacts ?? []).length > 0
}

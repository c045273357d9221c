import { didYouMean } from '../../../model/did-you-mean.ts'
import { isInProduction } from '../../../model/document.ts'
import { guessed } from '../../repairs.ts'
import type { Rule } from '../../rule.ts'

/** `contacts/unknown-team`. */
export const unknownTeam: Rule = {
  id: 'contacts/unknown-team',
  severity: 'warn',
  summary: 'The owner of a service is no team of the catalogue.',
  check({ catalog, report }) {
    for (const service of catalog.services) {
      const { owner, lifecycle } = service
      if (owner === undefined || lifecycle === 'retired') continue
      const document = catalog.documents.get(owner)
      if (document?.kind === 'team') continue
      const nearest = didYouMean(
        owner,
        catalog.teams.map(({ id }) => id),
      )
      report({
        document: service,
        field: ['owner'],
        value: owner,
        severity: isInProduction(service) ? 'error' : 'warn',
        reason: document
          ? `the owner \`${owner}\` is a ${document.kind}, not a team`
          : `there is no team \`${owner}\``,
        ...(nearest && { expected: [nearest], repair: guessed(nearest) }),
        help: nearest
          ? `did you mean \`${nearest}\`?`
          : document
            ? 'name a team: a file under teams/'
            : `write teams/${owner}.md, or name a team that has a page`,
      })
    }
  },
}

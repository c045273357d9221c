import { teamById } from '../../../model/catalog.ts'
import { isComplete, type Service, type Team } from '../../../model/document.ts'
import type { Rule } from '../../rule.ts'

/** `contacts/single-channel`. Told once, where the contact stands: at the team, or at a service without one. */
export const singleChannel: Rule = {
  id: 'contacts/single-channel',
  severity: 'info',
  summary: 'There is only one way to reach the people who know.',
  check({ catalog, report }) {
    const alone = catalog.services.filter(({ owner, lifecycle }) => {
      const inherited = owner === undefined ? [] : (teamById(catalog, owner)?.contacts ?? [])
      return lifecycle !== 'retired' && inherited.length === 0
    })
    for (const document of [...alone, ...catalog.teams]) {
      const [only, second] = document.contacts ?? []
      if (!only || second || !isComplete(document, 'contacts')) continue
      report({
        document,
        field: ['contacts', 0, 'address'],
        value: only.address,
        reason: `\`${only.address}\` is the only way to reach ${whom(document)}`,
        note: 'when it is down, perhaps because of what went wrong, nobody can be reached',
        help: 'add a second one of another kind, such as a list or a phone',
      })
    }
  },
}

const whom = (document: Service | Team): string =>
  document.kind === 'team' ? `\`${document.id}\`` : `those who answer for \`${document.id}\``

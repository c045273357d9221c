import type { Service, Team } from '../../model/document.ts'
import { teamContactRows, withHref } from '../contact-rows.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../draft.ts'
import { documentLink, linkTo } from '../link.ts'
import { split } from '../part.ts'
import { byTitle } from '../service-row.ts'
import { servicesByOwner } from '../team-page.ts'

/** `contacts.html`: whom to ask and what each channel is best for; teams first, then services with their own. */
export function contactsIndex(context: Context): readonly Draft[] {
  const { catalog } = context
  const services = catalog.services.filter(({ contacts }) => contacts && contacts.length > 0)
  const all = [...[...catalog.teams].sort(byTitle), ...services.sort(byTitle)]
  return split('contacts', all, { label: ({ title }) => title, weight: weightOf }).map(
    ({ path, rows, parts }) => ({
      path,
      data: () => ({
        kind: 'contacts',
        teams: rows
          .filter((document) => document.kind === 'team')
          .map((team) => ({
            team: documentLink(path, team),
            services: servicesByOwner(catalog).get(team.id)?.length ?? 0,
            rows: teamContactRows(path, team),
          })),
        services: rows
          .filter((document) => document.kind === 'service')
          .map((service) => ({
            service: linkTo(path, service),
            rows: (service.contacts ?? []).map(withHref),
          })),
        parts,
      }),
    }),
  )
}

/** Characters of markup that a document with its contacts takes, about. */
const weightOf = ({ summary = '', contacts = [] }: Service | Team): number =>
  contacts.reduce((sum, { address }) => sum + 210 + 2 * address.length, 520 + summary.length)

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
  const teams = [...catalog.teams].sort(byTitle)
  const services = catalog.services.filter(({ contacts }) => contacts && contacts.length > 0).sort(byTitle)
  return split('contacts', services, {
    label: ({ title }) => title,
    weight: ({ contacts = [] }) => 450 + 250 * contacts.length,
  }).map(({ path, index, rows, parts }) => ({
    path,
    data: () => ({
      kind: 'contacts',
      teams: (index === 0 ? teams : []).map((team) => ({
        team: documentLink(path, team),
        services: servicesByOwner(catalog).get(team.id)?.length ?? 0,
        rows: teamContactRows(path, team),
      })),
      services: rows.map((service) => ({
        service: linkTo(path, service),
        rows: (service.contacts ?? []).map(withHref),
      })),
      parts,
    }),
  }))
}

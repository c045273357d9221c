import type { Service } from '../model/document.ts'
import { contactsOfOwners } from './contact-rows.ts'
import type { Context } from './context.ts'
import type { Draft } from './draft.ts'
import { neighbours } from './neighbours.ts'
import { split } from './part.ts'
import { serviceRow, serviceWeight } from './service-row.ts'
import { type System, systemsOf } from './system.ts'

/** Services elsewhere, and teams, that a page names; the pages of the services have all. */
const mostNeighbours = 20
const mostTeams = 6

/** Characters of markup that stand on the first part beside the services, about. */
const restWeight = 18_000

/** `systems/NAME.html`: what belongs together, whom to call for it, and what ties it to the rest. */
export function systemDrafts(context: Context): readonly Draft[] {
  return [...systemsOf(context.catalog).values()].flatMap((system) => draftsOf(context, system))
}

function draftsOf(context: Context, { name, base, services }: System): readonly Draft[] {
  const splitting = { label: ({ title }: Service) => title, weight: serviceWeight, lead: restWeight }
  return split(base, services, splitting).map(
    ({ path, index, rows, parts }): Draft => ({
      path,
      data: () => ({
        kind: 'system',
        name,
        total: services.length,
        rows: rows.map((service) => serviceRow(context, path, service)),
        parts,
        ...(index === 0 && {
          first: {
            contacts: contactsOfOwners(context.catalog, path, services).slice(0, mostTeams),
            needs: neighbours(context, path, services, 'to', mostNeighbours),
            neededBy: neighbours(context, path, services, 'from', mostNeighbours),
          },
        }),
      }),
    }),
  )
}

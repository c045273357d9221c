import { type Catalog, teamById } from '../model/catalog.ts'
import type { Service, Team } from '../model/document.ts'
import type { SitePath } from '../model/output-file.ts'
import type { Contact } from '../model/schema/contact.ts'
import type { Context } from './context.ts'
import { documented } from './documented.ts'
import { linkTo } from './link.ts'
import type { ContactRow, Documented, TeamContacts } from './page.ts'

/** Contacts of a service, its own first, then those of the team that owns it. */
export function contactRows(context: Context, path: SitePath, service: Service): Documented<ContactRow> {
  const team = service.owner === undefined ? undefined : teamById(context.catalog, service.owner)
  const inherited = team ? teamContactRows(path, team) : []
  if (service.contacts === undefined && inherited.length === 0) return { state: 'undocumented' }
  return documented([...(service.contacts ?? []).map(withHref), ...inherited])
}

/** Contacts of a team, each naming the team. */
export function teamContactRows(path: SitePath, team: Team): readonly ContactRow[] {
  return (team.contacts ?? []).map((contact) => ({ ...withHref(contact), team: linkTo(path, team) }))
}

/** How fast somebody answers, the fastest first. */
const urgency: readonly Contact['kind'][] = ['pager', 'phone', 'chat', 'matrix', 'irc', 'mail', 'list']

const rankOf = ({ kind }: Contact): number => {
  const rank = urgency.indexOf(kind)
  return rank < 0 ? urgency.length : rank
}

/** Contacts in the order in which one tries them in an emergency; of equally fast ones the first documented. */
export const byUrgency = <Row extends Contact>(rows: readonly Row[]): readonly Row[] =>
  [...rows].sort((a, b) => rankOf(a) - rankOf(b))

/** The contact of a team that answers soonest. */
export const firstToCall = (path: SitePath, team: Team): ContactRow | undefined =>
  byUrgency(teamContactRows(path, team))[0]

/** Whom to call: the teams that own some services, their fastest channel first. */
export function contactsOfOwners(
  catalog: Catalog,
  path: SitePath,
  services: readonly Service[],
): readonly TeamContacts[] {
  const owners = [...new Set(services.flatMap(({ owner }) => (owner === undefined ? [] : [owner])))]
  return owners.flatMap((owner) => {
    const team = teamById(catalog, owner)
    return team ? [{ team: linkTo(path, team), rows: byUrgency(teamContactRows(path, team)) }] : []
  })
}

/** A contact with where its address leads; a channel's name alone leads nowhere. */
export function withHref(contact: Contact): ContactRow {
  const href = hrefOf(contact)
  return href === undefined ? contact : { ...contact, href }
}

function hrefOf({ kind, address }: Contact): string | undefined {
  if (/^https?:\/\//.test(address)) return address
  if (/^[^\s@]+@[^\s@]+$/.test(address) && !address.startsWith('#')) return `mailto:${encodeURI(address)}`
  if (kind === 'phone') return `tel:${address.replace(/[^\d+]/g, '')}`
  return undefined
}

import { type Catalog, serviceById, teamById } from '../catalog.ts'
import { dependencyGraph } from '../dependency-graph.ts'
import type { Service } from '../document.ts'
import { compareText } from '../finding.ts'
import type { Contact } from '../schema/contact.ts'
import type { Affected, Area, Changed } from './change.ts'

/** What may be felt elsewhere: whom to ask and how a service is described is not. */
const felt: ReadonlySet<Area> = new Set([
  'ports',
  'packages',
  'configs',
  'commands',
  'units',
  'dependsOn',
  'hosts',
])

/** Everything that needs, directly or not, one of the changed services and has not changed itself. */
export function affectedBy(
  changed: readonly Changed[],
  before: Catalog,
  after: Catalog,
): readonly Affected[] {
  const causes = changed.filter(isFelt)
  // Who needed what is gone is known from before only.
  const now = causes.filter(({ fate }) => fate !== 'removed').map(({ id }) => id)
  const gone = causes.flatMap(({ id, fate, formerId }) => (fate === 'removed' ? [id] : (formerId ?? [])))
  const themselves = new Set(causes.flatMap(({ id, formerId = id }) => [id, formerId]))
  const reached = new Map<string, Reached>()
  for (const found of [...dependentsOf(after, now), ...dependentsOf(before, gone)]) {
    const known = reached.get(found.id)
    if (!known || isNearer(found, known)) reached.set(found.id, found)
  }
  return [...reached.values()]
    .flatMap(({ id, ...how }) => {
      const service = themselves.has(id) ? undefined : serviceById(after, id)
      return service ? [{ service, ...how, contacts: contactsOf(after, service) }] : []
    })
    .sort(
      (a, b) =>
        Number(b.hard) - Number(a.hard) || a.distance - b.distance || compareText(a.service.id, b.service.id),
    )
}

const isFelt = ({ fate, changes }: Changed): boolean =>
  fate === 'removed' ||
  fate === 'moved' ||
  changes.some(({ area, what }) => felt.has(area) || (area === 'about' && what === 'lifecycle'))

interface Reached {
  readonly id: string
  readonly hard: boolean
  readonly distance: number
  readonly through: string
}

const isNearer = (a: Reached, b: Reached): boolean => (a.hard === b.hard ? a.distance < b.distance : a.hard)

/** Breadth first from all of them at once: the cost is that of the graph, however many have changed. */
function dependentsOf(catalog: Catalog, ids: readonly string[]): readonly Reached[] {
  const byHard = search(catalog, ids, true)
  const known = new Set(byHard.map(({ id }) => id))
  return [...byHard, ...search(catalog, ids, false).filter(({ id }) => !known.has(id))]
}

function search(catalog: Catalog, ids: readonly string[], hard: boolean): readonly Reached[] {
  const graph = dependencyGraph(catalog)
  const seen = new Set(ids)
  const all: Reached[] = []
  let level: readonly Reached[] = [...ids]
    .sort(compareText)
    .map((id) => ({ id, hard, distance: 0, through: id }))
  while (level.length > 0) {
    const next: Reached[] = []
    for (const { id, distance, through } of level) {
      for (const { from, to, dependency } of graph.dependentsOf(id)) {
        const { criticality } = dependency
        const isLive = criticality !== 'build' && from.lifecycle !== 'retired' && to.lifecycle !== 'retired'
        if (seen.has(from.id) || !isLive || (hard && criticality !== 'hard')) continue
        seen.add(from.id)
        next.push({ id: from.id, hard, distance: distance + 1, through })
      }
    }
    all.push(...next)
    level = next
  }
  return all
}

/** Whom to tell: the service's own contacts, then its team's, each address once. */
function contactsOf(catalog: Catalog, service: Service): readonly Contact[] {
  const team = service.owner === undefined ? undefined : teamById(catalog, service.owner)
  const byAddress = new Map<string, Contact>()
  for (const contact of [...(service.contacts ?? []), ...(team?.contacts ?? [])])
    if (!byAddress.has(contact.address)) byAddress.set(contact.address, contact)
  return [...byAddress.values()]
}

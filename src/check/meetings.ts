import type { Catalog } from '../model/catalog.ts'
import { isRunning, type Service } from '../model/document.ts'
import { compareText } from '../model/finding.ts'
import { hostIndex } from '../model/node-set.ts'

/** Something that a service, or the site's base layer, lays claim to on each of its hosts. */
export interface Claim<Item> {
  /** Undefined: the base layer, which every host carries. */
  readonly service: Service | undefined
  readonly index: number
  readonly item: Item
}

/** Claims to one thing that meet on the same hosts. */
export interface Meeting<Item> {
  /** What they claim: the key that {@link meetings} was given. */
  readonly key: string
  /** Two or more: the base layer first, then by service id and index. */
  readonly claims: readonly Claim<Item>[]
  /** Sorted. */
  readonly hosts: readonly string[]
}

/** Lists that the base layer can carry as well. */
export type SharedField = 'packages' | 'configs'
type ItemOf<Field extends SharedField> = NonNullable<Service[Field]>[number]

/**
 * Who claims the same thing on the same host, hosts with the same claims taken together.
 *
 * Goes through hosts once rather than through pairs of services, so popular things stay cheap.
 */
export function meetings<Field extends SharedField>(
  catalog: Catalog,
  field: Field,
  keyOf: (item: ItemOf<Field>) => string | undefined,
): readonly Meeting<ItemOf<Field>>[] {
  const base = claimsOf(undefined, (catalog.site.base?.[field] ?? []) as readonly ItemOf<Field>[], keyOf)
  const own = new Map(
    catalog.services
      .filter(isRunning)
      .map((service) => [
        service,
        claimsOf(service, (service[field] ?? []) as readonly ItemOf<Field>[], keyOf),
      ]),
  )
  const groups = new Map<string, { key: string; claims: Claim<ItemOf<Field>>[]; hosts: string[] }>()
  for (const [host, services] of hostIndex(catalog)) {
    const contested = contestedOn(
      base,
      services.map((service) => own.get(service) ?? noClaims()),
    )
    for (const [key, claims] of contested) {
      const id = [key, ...claims.map(claimId)].join('\n')
      const group = groups.get(id) ?? { key, claims, hosts: [] }
      group.hosts.push(host)
      groups.set(id, group)
    }
  }
  return [...groups.values()].map(({ key, claims, hosts }) => ({
    key,
    claims,
    hosts: hosts.sort(compareText),
  }))
}

type Claims<Item> = ReadonlyMap<string, readonly Claim<Item>[]>
const noClaims = <Item>(): Claims<Item> => new Map()

function claimsOf<Item>(
  service: Service | undefined,
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): Claims<Item> {
  const claims = new Map<string, Claim<Item>[]>()
  for (const [index, item] of items.entries()) {
    const key = keyOf(item)
    if (key === undefined) continue
    const same = claims.get(key) ?? []
    same.push({ service, index, item })
    claims.set(key, same)
  }
  return claims
}

/** What two or more parties claim on one host. */
function contestedOn<Item>(
  base: Claims<Item>,
  services: readonly Claims<Item>[],
): Map<string, Claim<Item>[]> {
  const all = new Map<string, Claim<Item>[]>()
  const parties = new Map<string, number>()
  for (const claims of services) {
    for (const [key, own] of claims) {
      all.set(key, (all.get(key) ?? [...(base.get(key) ?? [])]).concat(own))
      parties.set(key, (parties.get(key) ?? (base.has(key) ? 1 : 0)) + 1)
    }
  }
  for (const [key, count] of parties) if (count < 2) all.delete(key)
  return all
}

/** What is wrong between claims that meet, and on which hosts. */
export interface Clash<Item, Detail> {
  readonly first: Claim<Item>
  readonly second: Claim<Item>
  readonly detail: Detail
  /** Sorted. */
  readonly hosts: readonly string[]
}

/**
 * What `find` sees in each meeting. The same two claims may meet in several, where a third one is on some of
 * the hosts only: that is one clash.
 */
export function clashes<Item, Detail>(
  all: readonly Meeting<Item>[],
  find: (meeting: Meeting<Item>) => readonly Omit<Clash<Item, Detail>, 'hosts'>[],
  idOf: (detail: Detail) => string,
): readonly Clash<Item, Detail>[] {
  const found = new Map<string, Clash<Item, Detail>>()
  for (const meeting of all) {
    for (const clash of find(meeting)) {
      const id = [meeting.key, claimId(clash.first), claimId(clash.second), idOf(clash.detail)].join('\n')
      const hosts = [...(found.get(id)?.hosts ?? []), ...meeting.hosts].sort(compareText)
      found.set(id, { ...clash, hosts })
    }
  }
  return [...found.values()]
}

const claimId = ({ service, index }: Claim<unknown>): string => `${service?.id ?? ''} ${index}`

/** Name of a claimant in messages. */
export const claimantName = ({ service }: Claim<unknown>): string =>
  service ? `\`${service.id}\`` : 'the base layer of the site'

/** Ids of the claimants, each once. */
export const claimantIds = (claims: readonly Claim<unknown>[]): string[] => [
  ...new Set(claims.map(({ service }) => service?.id ?? '')),
]

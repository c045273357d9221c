import type { Catalog } from '../model/catalog.ts'
import { isComplete, type Service } from '../model/document.ts'
import { type FieldPath, hasField, type PackedPlaces } from '../model/place.ts'

/** Lists of a service whose items rules look at, and the key that names an item of each. */
const namingKey = {
  packages: 'name',
  configs: 'path',
  commands: 'run',
  units: 'name',
  ports: 'port',
  dependsOn: 'service',
  contacts: 'address',
} as const

/** Name of such a list. */
export type ListField = keyof typeof namingKey

/** One item of a list of a service. */
export interface ListEntry<Item> {
  readonly service: Service
  readonly item: Item
  readonly index: number
  /** The value that names the item; in the short form that is the item itself. */
  readonly at: FieldPath
}

/** Every item of one list in all services, in the order of ids and of the list. */
export function* entries<Field extends ListField>(
  catalog: Catalog,
  field: Field,
): Generator<ListEntry<NonNullable<Service[Field]>[number]>> {
  for (const service of catalog.services) yield* entriesOf(service, field)
}

/** Every item of one list of one service. */
export function* entriesOf<Field extends ListField>(
  service: Service,
  field: Field,
): Generator<ListEntry<NonNullable<Service[Field]>[number]>> {
  const items = (service[field] ?? []) as NonNullable<Service[Field]>
  for (const [index, item] of items.entries()) {
    yield { service, item, index, at: fieldOf(field, index, item) }
  }
}

/** The value that names an item: what a code frame marks when the item as a whole is meant. */
export function fieldOf(field: ListField, index: number, item: object): FieldPath {
  if (field === 'ports' && 'socket' in item && item.socket !== undefined) return [field, index, 'socket']
  if (field === 'dependsOn' && 'external' in item && item.external !== undefined)
    return [field, index, 'external']
  return [field, index, namingKey[field]]
}

/** One value of a field that holds one or many: the item where a list is written, else the field itself. */
export function oneOf({ places }: { places: PackedPlaces }, list: FieldPath, index: number): FieldPath {
  const item = [...list, index]
  return hasField(places, item) ? item : list
}

/** True where the author wrote nothing of this field, neither entries nor an empty list. */
export const isUndocumented = (service: Service, field: ListField): boolean =>
  service[field] === undefined && isComplete(service, field)

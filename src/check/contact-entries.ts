import type { Catalog } from '../model/catalog.ts'
import type { Service, Team } from '../model/document.ts'
import type { FieldPath } from '../model/place.ts'
import type { Contact } from '../model/schema/contact.ts'

/** One contact of a service or a team. */
export interface ContactEntry {
  readonly document: Service | Team
  readonly contact: Contact
  readonly index: number
  /** Its address; in the short form the entry itself. */
  readonly at: FieldPath
}

/** Every contact of services and teams. */
export function* contactEntries({ services, teams }: Catalog): Generator<ContactEntry> {
  for (const document of [...services, ...teams]) {
    for (const [index, contact] of (document.contacts ?? []).entries()) {
      yield { document, contact, index, at: ['contacts', index, 'address'] }
    }
  }
}

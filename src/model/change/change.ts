import type { Service } from '../document.ts'
import type { Finding } from '../finding.ts'
import type { Contact } from '../schema/contact.ts'

/** What part of a service a change concerns, in the order in which reviewers want to know. */
export const areas = [
  'ports',
  'packages',
  'configs',
  'commands',
  'units',
  'dependsOn',
  'hosts',
  'contacts',
  'about',
] as const
export type Area = (typeof areas)[number]

/** What happened to one entry. Ports are opened and closed, everything else is added and removed. */
export type Verb =
  | 'opened'
  | 'widened'
  | 'closed'
  | 'narrowed'
  | 'moved off Debian'
  | 'moved to Debian'
  | 'added'
  | 'removed'
  | 'reordered'
  | 'changed'

/** One field of an entry, as text; `before` is missing for a new value, `after` for one that is gone. */
export interface Detail {
  readonly field: string
  readonly before?: string
  readonly after?: string
}

/** One thing that is different. */
export interface Change {
  readonly area: Area
  readonly verb: Verb
  /** The entry: `tcp/443`, `nginx`, `/etc/nginx.conf`. */
  readonly what: string
  readonly details: readonly Detail[]
}

/** A service, a team, or what every host carries (`base` of the configuration), before and after. */
export interface Changed {
  readonly kind: 'service' | 'team' | 'base'
  readonly id: string
  readonly title: string
  /** `moved`: the same document under another id. */
  readonly fate: 'added' | 'removed' | 'moved' | 'changed'
  /** The id it had. */
  readonly formerId?: string
  /** Id of the team that answers for it. */
  readonly owner?: string
  /** Sorted by area; empty where only its text is different. */
  readonly changes: readonly Change[]
}

/** A service that needs, directly or not, something that has changed. */
export interface Affected {
  readonly service: Service
  /** It stops when what it needs stops. */
  readonly hard: boolean
  /** Number of dependencies on the way, from 1. */
  readonly distance: number
  /** Id of the nearest changed service. */
  readonly through: string
  /** Its own contacts, then its team's. */
  readonly contacts: readonly Contact[]
}

/** A document that reads differently. */
export interface TextChange {
  /** Path under the content folder. */
  readonly source: string
  readonly fate: 'added' | 'removed' | 'changed'
}

/** Findings of one state that the other does not have. */
export interface CameAndWent {
  readonly made: readonly Finding[]
  readonly solved: readonly Finding[]
}

/** What is different between two states of a catalogue. */
export interface CatalogChange {
  /** By kind (base first), then by id. */
  readonly changed: readonly Changed[]
  /** Documents of which nothing but the text is different, and wiki pages; by path. */
  readonly texts: readonly TextChange[]
  /** Keys of the configuration that are different, `base` excepted. */
  readonly settings: readonly string[]
  /** Where services get into each other's way: findings about more than one of them. */
  readonly conflicts: CameAndWent
  /** All other findings. */
  readonly findings: CameAndWent
  /** Hard ones first, then nearest, then by id. */
  readonly affected: readonly Affected[]
}

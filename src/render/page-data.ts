import type { Severity } from '../model/finding.ts'
import type { Command } from '../model/schema/command.ts'
import type { Config } from '../model/schema/config.ts'
import type { Contact } from '../model/schema/contact.ts'
import type { Dependency } from '../model/schema/dependency.ts'
import type { Lifecycle } from '../model/schema/document.ts'
import type { Package } from '../model/schema/package.ts'
import type { Port } from '../model/schema/port.ts'
import type { Unit } from '../model/schema/unit.ts'
import type {
  BodyData,
  Counts,
  DocumentLink,
  FindingRow,
  Link,
  Parts,
  Range,
  Rest,
  ServiceRow,
  Source,
} from './page.ts'

/** A part of a service's frontmatter: "nobody documented it" is not "documented: there is none". */
export type Documented<Row> =
  | { readonly state: 'undocumented' }
  | { readonly state: 'none' }
  | { readonly state: 'documented'; readonly rows: readonly Row[] }

/** A configuration file with the content that stands in a file beside the document. */
export interface ConfigRow extends Config {
  /** Text of the file that `from` names; undefined where it could not be read. */
  readonly fileText?: string | undefined
}

/** A documented port with what the rest of the catalogue has to say of it. */
export interface PortRow extends Port {
  /** `443/tcp`, `4040-4140/tcp` or a socket's path. */
  readonly label: string
  /** Fragment id on the page. */
  readonly anchor: string
  /** Its conflicts, on the conflicts page. */
  readonly conflicts: readonly Link[]
  /** Addresses in `allow` that are services of the catalogue are links. */
  readonly sources: readonly { readonly text: string; readonly href?: string | undefined }[]
}

/** Something a service needs, or a service that needs it. */
export interface DependencyRow {
  readonly name: string
  /** Missing for what is outside the catalogue and for unknown services. */
  readonly href?: string | undefined
  readonly kind: 'service' | 'external' | 'unknown'
  readonly criticality: Dependency['criticality']
  readonly port?: string | undefined
  readonly portHref?: string | undefined
  readonly why?: string | undefined
  readonly fallback?: string | undefined
  readonly problem?: 'port-undeclared' | 'port-disabled' | 'unreachable' | 'firewall-blocked' | undefined
}

/** What else stops when a service stops, in short. */
export interface Stopping {
  /** Services that cannot run without it, directly or not; nearest first. */
  readonly stops: readonly Link[]
  /** How many of them are not listed. */
  readonly more: number
}

/** A team that owns something a failure reaches. */
export interface AffectedTeam {
  readonly team: Link
  /** How many of its services stop, and how many go on worse. */
  readonly stops: number
  readonly suffers: number
  /** Where it answers soonest. */
  readonly contact?: ContactRow | undefined
}

/** What a failure of the service takes with it. */
export interface BlastRadius {
  /** How many services stop with it. */
  readonly total: number
  /** Those services by hard dependencies on the way, from 1; the last step may hold all that are farther away. */
  readonly steps: readonly {
    readonly count: number
    /** The first of them. */
    readonly services: readonly (Link & {
      /** What stops before it and takes it along. */
      readonly via: Link
      readonly owner?: string | undefined
    })[]
  }[]
  /** Services that need it, or something that stops with it, only softly. */
  readonly suffers: readonly Link[]
  readonly totalSuffering: number
  /** Whom to tell. */
  readonly teams: readonly AffectedTeam[]
  /** Those of which less stops. */
  readonly otherTeams: readonly Link[]
  readonly moreTeams: number
}

/** A box of a dependency picture; lengths are in SVG units from the top left. */
export interface PictureBox {
  /** One line of text or two. */
  readonly lines: readonly string[]
  readonly href?: string | undefined
  /** How many services it stands for, where it stands for a system. */
  readonly members?: number | undefined
  /** A service in it needs itself by way of others. */
  readonly inCycle?: boolean | undefined
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly role: 'self' | 'hard' | 'soft' | 'build' | 'more' | 'external'
}

/** A line of a dependency picture, from the consumer to the provider. */
export interface PictureLine {
  /** SVG path data. */
  readonly path: string
  readonly role: 'hard' | 'soft' | 'build'
  /** Part of a circle of services that need one another. */
  readonly inCycle?: boolean | undefined
  /** Indexes of the boxes it joins. */
  readonly from: number
  readonly to: number
}

/** A named frame around the boxes of one system. */
export interface PictureFrame extends Link {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A picture of boxes joined by lines; everything in it stands as text beside it. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly frames?: readonly PictureFrame[] | undefined
  readonly boxes: readonly PictureBox[]
  readonly lines: readonly PictureLine[]
}

/** A contact and, where it is inherited, the team it comes from. */
export interface ContactRow extends Contact {
  /** Where the address leads, if it leads anywhere. */
  readonly href?: string | undefined
  readonly team?: Link | undefined
}

export type ReadinessArea = 'packages' | 'configs' | 'commands' | 'ports' | 'contacts' | 'review'

/** Could someone rebuild this part of the service from its page alone? */
export interface ReadinessRow {
  readonly area: ReadinessArea
  readonly met: boolean
  /** The worst finding that says why not. */
  readonly finding?:
    | { readonly severity: Severity; readonly reason: string; readonly rule: string }
    | undefined
}

/** A run of hosts as one node set. */
export interface HostSet {
  /** One node set a line, folded. */
  readonly folded: readonly string[]
  readonly count: number
  /** The first of them. */
  readonly links: readonly Link[]
}

/** A document that leads here. */
export interface BacklinkRow extends Link {
  readonly via: 'link' | 'dependency' | 'owner'
}

/** `services/ID.html` */
export interface ServicePage {
  readonly kind: 'service'
  readonly id: string
  readonly title: string
  readonly summary?: string | undefined
  readonly lifecycle: Lifecycle
  readonly aliases: readonly string[]
  readonly owner?: { readonly label: string; readonly href?: string | undefined } | undefined
  readonly system?: Link | undefined
  readonly hosts: Documented<never> | { readonly state: 'documented'; readonly set: HostSet }
  readonly links: readonly { readonly title: string; readonly url: string }[]
  readonly review: {
    readonly on?: string | undefined
    readonly due?: string | undefined
    readonly overdue: boolean
  }
  readonly counts: Counts
  readonly body: BodyData
  readonly packages: Documented<Package>
  readonly configs: Documented<ConfigRow>
  readonly commands: Documented<Command>
  readonly units: Documented<Unit>
  readonly ports: Documented<PortRow>
  readonly dependencies: Documented<DependencyRow>
  /** Those that need it most. */
  readonly dependents: readonly DependencyRow[]
  readonly moreDependents?: Rest | undefined
  readonly blast: BlastRadius
  /** The steps of `blast`, where there are several. */
  readonly blastPicture?: Picture | undefined
  readonly picture?: Picture | undefined
  readonly contacts: Documented<ContactRow>
  readonly readiness: readonly ReadinessRow[]
  readonly findings: readonly FindingRow[]
  readonly backlinks: readonly BacklinkRow[]
  readonly moreBacklinks?: Rest | undefined
  readonly categories: readonly Link[]
  readonly source: Source
}

/** `teams/ID.html` */
export interface TeamPage {
  readonly kind: 'team'
  readonly title: string
  readonly summary?: string | undefined
  readonly aliases: readonly string[]
  readonly body: BodyData
  readonly contacts: Documented<ContactRow>
  readonly services: readonly ServiceRow[]
  readonly moreServices?: Rest | undefined
  readonly findings: readonly FindingRow[]
  readonly backlinks: readonly BacklinkRow[]
  readonly moreBacklinks?: Rest | undefined
  readonly categories: readonly Link[]
  readonly source: Source
}

/** A wiki page at its path under the content folder. */
export interface WikiPage {
  readonly kind: 'wiki'
  /** A page of Portolan's own manual. */
  readonly manual: boolean
  readonly title: string
  readonly summary?: string | undefined
  readonly body: BodyData
  readonly findings: readonly FindingRow[]
  readonly backlinks: readonly BacklinkRow[]
  readonly moreBacklinks?: Rest | undefined
  readonly categories: readonly Link[]
  /** Missing in the manual. */
  readonly source?: Source | undefined
}

/** A listener on one host. */
export interface ListenerRow {
  readonly port: string
  readonly name?: string | undefined
  readonly protocol?: string | undefined
  readonly bind: string
  readonly netns?: string | undefined
  readonly exposure?: Port['exposure']
  readonly tls?: Port['tls']
  readonly auth?: Port['auth']
  readonly allow: readonly string[]
  /** Missing for what every host carries. */
  readonly service?: Link | undefined
  readonly conflict: boolean
}

/** A package on a host. */
export interface HostPackage {
  readonly name: string
  readonly source: string
  /** Empty for what every host has. */
  readonly services: readonly Link[]
  /** Where they go over several rows. */
  readonly range?: Range | undefined
}

/** A service that runs on a host. */
export interface HostService extends ServiceRow {
  /** On how many other hosts it runs. */
  readonly elsewhere: number
  /** How many services stop with it; only where it runs nowhere else. */
  readonly stops?: number | undefined
  /** Commands of its page for the moment when it breaks. */
  readonly aid: readonly {
    readonly stage: 'emergency' | 'operate'
    readonly href: string
    readonly count: number
  }[]
}

/** A unit of a service on a host. */
export type HostUnit = Unit & { readonly service: Link }

/** A service elsewhere that is tied to services of a host or system. */
export interface Neighbour {
  readonly service: Link
  readonly criticality: Dependency['criticality']
  /** The services here that it is tied to. */
  readonly here: readonly Link[]
  /** How many of them are not listed. */
  readonly moreHere: number
}

/** Services elsewhere that are tied to services of a host or system, in one direction. */
export interface Neighbours {
  readonly rows: readonly Neighbour[]
  readonly more: number
}

/** A team with the ways to reach it, the fastest first. */
export interface TeamContacts {
  readonly team: Link
  readonly rows: readonly ContactRow[]
}

/** `hosts/NAME.html`: what runs here, for the moment when it does not. */
export interface HostPage {
  readonly kind: 'host'
  readonly name: string
  /** Those that run nowhere else first. */
  readonly services: readonly HostService[]
  readonly moreServices?: Rest | undefined
  /** How many of all run nowhere else. */
  readonly alone: number
  /** Hosts that carry exactly the same services. */
  readonly peers: { readonly links: readonly Link[]; readonly more: number }
  /** What the services here need of services elsewhere. */
  readonly needs: Neighbours
  /** Services elsewhere that need one of these. */
  readonly neededBy: Neighbours
  readonly units: readonly HostUnit[]
  readonly moreUnits?: Rest | undefined
  /** Those in conflict first. */
  readonly listeners: readonly ListenerRow[]
  readonly moreListeners?: Rest | undefined
  /** How many of all listeners are in conflict. */
  readonly conflicts: number
  readonly packages: readonly HostPackage[]
  readonly morePackages?: Rest | undefined
  readonly contacts: readonly TeamContacts[]
}

/** `systems/NAME.html`: services that belong together. */
export interface SystemPage {
  readonly kind: 'system'
  readonly name: string
  readonly total: number
  readonly rows: readonly ServiceRow[]
  readonly parts?: Parts | undefined
  /** What stands on its first part only. */
  readonly first?:
    | {
        readonly contacts: readonly TeamContacts[]
        /** What the services need of services outside the system. */
        readonly needs: Neighbours
        /** Services outside the system that need one of them. */
        readonly neededBy: Neighbours
      }
    | undefined
}

/** `index.html` */
export interface MainPage {
  readonly kind: 'main'
  readonly title: string
  /** Missing where there is no `content/index.md`. */
  readonly body?: BodyData | undefined
  readonly counts: {
    readonly services: number
    readonly production: number
    readonly teams: number
    readonly hosts: number
    readonly ports: number
    readonly pages: number
  }
  readonly findings: Counts & { readonly suppressed: number }
  readonly conflicts: number
  readonly shares: number
  readonly overdue: readonly (Link & { readonly due: string })[]
  readonly moreOverdue: number
  readonly changed: readonly (Link & { readonly date: string })[]
  readonly systems: readonly (Link & { readonly count: number })[]
  readonly moreSystems?: Rest | undefined
  readonly categories: readonly (Link & { readonly count: number })[]
  readonly moreCategories?: Rest | undefined
  readonly source?: Source | undefined
}

/** The lists of which a page shows only the beginning, with their rows. */
export interface WholeLists {
  readonly dependents: DependencyRow
  readonly services: ServiceRow
  readonly backlinks: BacklinkRow
  readonly running: HostService
  readonly listeners: ListenerRow
  readonly units: HostUnit
  readonly packages: HostPackage
}

/** Rows of one of these lists. */
export type WholeList = {
  readonly [Name in keyof WholeLists]: { readonly name: Name; readonly rows: readonly WholeLists[Name][] }
}[keyof WholeLists]

/** `lists/PAGE/NAME.html`: a list of which PAGE shows only the beginning. */
export interface WholeListPage {
  readonly kind: 'whole-list'
  /** The page that the list belongs to. */
  readonly of: Link
  readonly list: WholeList
  readonly total: number
  readonly parts?: Parts | undefined
}

/** `search.html` */
export interface SearchPage {
  readonly kind: 'search'
}

/** A page at a former name. */
export interface RedirectPage {
  readonly kind: 'redirect'
  readonly name: string
  readonly target: DocumentLink
}

import type { Command } from '../model/schema/command.ts'
import type { Port } from '../model/schema/port.ts'
import type { Counts, DocumentLink, FindingRow, Link, Parts, Range, Rest, ServiceRow } from './page.ts'
import type { ContactRow, Picture, ReadinessArea, ReadinessRow, Stopping } from './page-data.ts'

/** `services.html`, and by system, owner and lifecycle. */
export interface ServicesIndex {
  readonly kind: 'services'
  readonly by: 'title' | 'system' | 'owner' | 'lifecycle'
  readonly total: number
  readonly groups: readonly {
    /** Missing where services are not grouped; empty for those without a group. */
    readonly name?: string | undefined
    readonly anchor?: string | undefined
    /** To the group's own page. */
    readonly href?: string | undefined
    readonly rows: readonly ServiceRow[]
  }[]
  /** All groups, wherever their rows stand; empty where they are too many. */
  readonly contents: readonly (Link & { readonly count: number })[]
  readonly parts?: Parts | undefined
}

/** One documented port of one service. */
export interface PortIndexRow {
  readonly port: string
  /** For sorting. */
  readonly number: number
  readonly service?: Link | undefined
  readonly name?: string | undefined
  readonly bind: string
  readonly exposure?: Port['exposure']
  readonly protocol?: string | undefined
  readonly tls?: Port['tls']
  readonly auth?: Port['auth']
  readonly state: Port['state']
  readonly hosts: string
  readonly conflict?: string | undefined
}

/** `ports.html` */
export interface PortsIndex {
  readonly kind: 'ports'
  readonly total: number
  readonly rows: readonly PortIndexRow[]
  /** The lowest numbers from a few usual starting points that nobody uses on any host. */
  readonly free: readonly { readonly from: number; readonly number: number }[]
  readonly conflicts: number
  readonly parts?: Parts | undefined
}

/** What a service does with a number. */
export interface PortMark {
  /** Index into the columns. */
  readonly column: number
  /** `conflict` and `shared` are what it meets; otherwise its own state. */
  readonly kind: 'conflict' | 'shared' | 'single' | 'reserved' | 'disabled'
  readonly transports: readonly string[]
  readonly name?: string | undefined
  /** To what is said of it elsewhere; missing for what every host carries. */
  readonly href?: string | undefined
}

/** A number, or a range of numbers. */
export interface PortMapRow {
  readonly label: string
  /** By column. */
  readonly marks: readonly PortMark[]
  /** Marks that meet, as stretches of columns. */
  readonly spans: readonly {
    readonly from: number
    readonly to: number
    readonly kind: 'conflict' | 'shared'
  }[]
  /** How many claim it, where that is more than are marked. */
  readonly claims?: number | undefined
}

/** `port-map.html`: numbers and services. */
export interface PortMapIndex {
  readonly kind: 'port-map'
  /** How many numbers and ranges are documented. */
  readonly total: number
  readonly conflicts: number
  readonly shares: number
  /** Undefined for what every host carries. */
  readonly columns: readonly (Link | undefined)[]
  readonly rows: readonly PortMapRow[]
  readonly parts?: Parts | undefined
}

/** One of several documents that claim a port. */
export interface ClaimRow {
  /** Missing for the site's base layer. */
  readonly service?: Link | undefined
  readonly bind: string
  readonly name?: string | undefined
  readonly at: string
}

/** Documents that claim one port of one host. */
export interface ConflictRow {
  readonly anchor: string
  readonly port: string
  readonly claims: readonly ClaimRow[]
  readonly hosts: string
  readonly hostCount: number
  readonly netns: string
  readonly why: string
  readonly nextFree?: number | undefined
}

/** A listener that several services use on purpose. */
export interface ShareRow {
  readonly port: string
  readonly group: string
  readonly by: string
  readonly claims: readonly ClaimRow[]
  /** Where the claims go over several rows. */
  readonly range?: Range | undefined
  readonly hosts: string
  readonly hostCount: number
}

/** `conflicts.html` */
export interface ConflictsIndex {
  readonly kind: 'conflicts'
  readonly total: number
  readonly conflicts: readonly ConflictRow[]
  readonly shares: readonly ShareRow[]
  /** On the first part, where all that is shared stands on later ones. */
  readonly sharesElsewhere?: Rest | undefined
  readonly parts?: Parts | undefined
}

/** `dependencies.html` */
export interface DependenciesIndex {
  readonly kind: 'dependencies'
  readonly total: number
  /** Only on the first part. */
  readonly overview?:
    | {
        readonly picture?: Picture | undefined
        /** `services`: a box a service; `systems`: there are too many, a box is a system. */
        readonly boxes: 'services' | 'systems' | 'none'
        /** How many boxes there was no room for. */
        readonly leftOut: number
        readonly cycles: readonly {
          readonly hard: boolean
          readonly steps: readonly (Link & { readonly at: string })[]
        }[]
        /** Services that may start together, step by step. */
        readonly startOrder: readonly { readonly count: number; readonly services: readonly Link[] }[]
      }
    | undefined
  readonly rows: readonly {
    readonly service: Link
    readonly needs: readonly (Link & { readonly criticality: string })[]
    readonly external: readonly string[]
    readonly neededBy: number
    readonly blast: Stopping
    /** Of the start order, from 1; missing for what does not run. */
    readonly step?: number | undefined
  }[]
  readonly parts?: Parts | undefined
}

/** `connectivity.html`: who talks to whom, on what. */
export interface ConnectivityIndex {
  readonly kind: 'connectivity'
  readonly total: number
  readonly problems: number
  readonly rows: readonly {
    readonly from: Link
    readonly to: Link
    readonly port?: string | undefined
    readonly protocol?: string | undefined
    readonly tls?: Port['tls']
    readonly auth?: Port['auth']
    readonly allow: readonly string[]
    readonly state:
      | 'ok'
      | 'port-unknown'
      | 'port-undeclared'
      | 'port-disabled'
      | 'unreachable'
      | 'firewall-blocked'
  }[]
  readonly parts?: Parts | undefined
}

/** What Debian has for a package. */
export interface InDebian {
  /** Name of the Debian package, where it is another one than the package's own. */
  readonly name?: string | undefined
  readonly version?: string | undefined
  /** Suite such as `bookworm-security`. */
  readonly suite: string
}

/** A package from one source. */
export interface PackageIndexRow {
  readonly name: string
  readonly source: string
  readonly origin?: string | undefined
  readonly versions: readonly string[]
  /** Best of each release that the hosts run; empty where Debian has nothing or nobody can know. */
  readonly inDebian: readonly InDebian[]
  readonly services: readonly Link[]
  /** Where the services go over several rows. */
  readonly range?: Range | undefined
  readonly whys: readonly { readonly service: Link; readonly text: string }[]
  readonly packagedAs?: string | undefined
  readonly tracking?: { readonly text: string; readonly href?: string | undefined } | undefined
}

/** `packages.html` */
export interface PackagesIndex {
  readonly kind: 'packages'
  readonly total: number
  readonly elsewhere: number
  /** From Debian, or another apt repository. */
  readonly debian: readonly PackageIndexRow[]
  /** From anywhere else, with reasons. */
  readonly others: readonly PackageIndexRow[]
  readonly parts?: Parts | undefined
}

/** `configs.html` */
export interface ConfigsIndex {
  readonly kind: 'configs'
  readonly total: number
  readonly rows: readonly {
    readonly path: string
    readonly shared: boolean
    readonly uses: readonly {
      readonly service?: Link | undefined
      readonly action: string
      readonly shared: string
    }[]
    /** Where the uses go over several rows. */
    readonly range?: Range | undefined
  }[]
  readonly parts?: Parts | undefined
}

/** `commands.html` */
export interface CommandsIndex {
  readonly kind: 'commands'
  readonly total: number
  readonly rows: readonly {
    readonly service: Link
    readonly run: string
    readonly when: Command['when']
    readonly as: string
    readonly why?: string | undefined
  }[]
  readonly parts?: Parts | undefined
}

/** `hosts.html` */
export interface HostsIndex {
  readonly kind: 'hosts'
  readonly total: number
  /** Hosts that carry the same services, as one row. */
  readonly rows: readonly {
    readonly folded: string
    readonly count: number
    readonly links: readonly Link[]
    readonly services: readonly Link[]
  }[]
  readonly parts?: Parts | undefined
}

/** `contacts.html` */
export interface ContactsIndex {
  readonly kind: 'contacts'
  readonly teams: readonly {
    readonly team: DocumentLink
    readonly services: number
    readonly rows: readonly ContactRow[]
  }[]
  readonly services: readonly { readonly service: Link; readonly rows: readonly ContactRow[] }[]
  readonly parts?: Parts | undefined
}

/** `readiness.html` */
export interface ReadinessIndex {
  readonly kind: 'readiness'
  readonly total: number
  readonly ready: number
  readonly areas: readonly ReadinessArea[]
  /** All services, then each team: how many of how many have an area met. Only on the first part. */
  readonly teams: readonly {
    /** Missing for all services. */
    readonly team?: Link | undefined
    readonly total: number
    /** In the order of `areas`. */
    readonly met: readonly number[]
  }[]
  readonly rows: readonly {
    readonly service: Link
    /** Without a link where the catalogue has no such team. */
    readonly owner?: { readonly label: string; readonly href?: string | undefined } | undefined
    readonly met: number
    readonly areas: readonly ReadinessRow[]
  }[]
  readonly parts?: Parts | undefined
}

/** `findings.html` */
export interface FindingsIndex {
  readonly kind: 'findings'
  readonly total: Counts & { readonly suppressed: number }
  /** Every rule that found something; only on the first part. */
  readonly rules: readonly {
    readonly rule: string
    readonly anchor: string
    readonly severity: FindingRow['severity']
    readonly count: number
    readonly href: string
    readonly summary?: string | undefined
    /** Its page in the manual, where the site has one. */
    readonly explained?: string | undefined
  }[]
  readonly groups: readonly {
    readonly rule: string
    readonly anchor: string
    readonly rows: readonly FindingRow[]
  }[]
  readonly parts?: Parts | undefined
}

/** `categories.html` */
export interface CategoriesIndex {
  readonly kind: 'categories'
  readonly categories: readonly (Link & { readonly count: number })[]
  readonly parts?: Parts | undefined
}

/** `categories/NAME.html` */
export interface CategoryIndex {
  readonly kind: 'category'
  readonly name: string
  readonly total: number
  readonly rows: readonly (DocumentLink & { readonly type: 'service' | 'team' | 'page' })[]
  readonly parts?: Parts | undefined
}

/** `wanted.html` */
export interface WantedIndex {
  readonly kind: 'wanted'
  readonly total: number
  readonly rows: readonly {
    readonly name: string
    /** Missing where a row goes on from the one before. */
    readonly anchor?: string | undefined
    readonly wantedBy: readonly Link[]
    /** Where those who want it go over several rows. */
    readonly range?: Range | undefined
  }[]
  readonly parts?: Parts | undefined
}

/** `orphaned.html` */
export interface OrphanedIndex {
  readonly kind: 'orphaned'
  readonly total: number
  readonly rows: readonly DocumentLink[]
  readonly parts?: Parts | undefined
}

/** `changes.html` */
export interface ChangesIndex {
  readonly kind: 'changes'
  /** False where nothing is known: no repository, or a shallow clone. */
  readonly known: boolean
  readonly days: readonly { readonly date: string; readonly rows: readonly Link[] }[]
  readonly parts?: Parts | undefined
}

/** `all-pages.html` */
export interface AllPagesIndex {
  readonly kind: 'all-pages'
  readonly total: number
  readonly rows: readonly (DocumentLink & { readonly type: 'service' | 'team' | 'page' })[]
  readonly parts?: Parts | undefined
}

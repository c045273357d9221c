import type { Heading } from '../model/document.ts'
import type { Severity } from '../model/finding.ts'
import type { Lifecycle } from '../model/schema/document.ts'
import type {
  AllPagesIndex,
  CategoriesIndex,
  CategoryIndex,
  ChangesIndex,
  CommandsIndex,
  ConfigsIndex,
  ConflictsIndex,
  ConnectivityIndex,
  ContactsIndex,
  DependenciesIndex,
  FindingsIndex,
  HostsIndex,
  OrphanedIndex,
  PackagesIndex,
  PortMapIndex,
  PortsIndex,
  ReadinessIndex,
  ServicesIndex,
  WantedIndex,
} from './index-data.ts'
import type {
  HostPage,
  MainPage,
  RedirectPage,
  SearchPage,
  ServicePage,
  SystemPage,
  TeamPage,
  WholeListPage,
  WikiPage,
} from './page-data.ts'

export type * from './index-data.ts'
export type * from './page-data.ts'

/** What the frame around every page needs. Nothing here may depend on the rest of the catalogue's content. */
export interface Shell {
  /** Of the site. */
  readonly site: string
  /** BCP 47. */
  readonly language: string
  /** Relative path to the site's root folder: empty, or `../` as often as needed. */
  readonly root: string
  /** Path of this page in the site. */
  readonly path: string
  readonly version: string
  /** The site has Portolan's own manual. */
  readonly manual: boolean
  readonly look: Look
  /** Address of the page on the web; only where the configuration names the site's. */
  readonly canonical?: string | undefined
  /** Relative path of the feed of changes; missing where there is none. */
  readonly feed?: string | undefined
}

/** Files of a site's own that every page shows or loads, as paths in the site. */
export interface Look {
  readonly styleSheet?: string | undefined
  readonly icon?: string | undefined
  /** Pixels. */
  readonly logo?:
    | { readonly path: string; readonly width?: number | undefined; readonly height?: number | undefined }
    | undefined
}

/** A link as a page shows it; `href` is relative to the page and encoded. */
export interface Link {
  readonly href: string
  readonly label: string
}

/** A link to a document with the line that says what it is. */
export interface DocumentLink extends Link {
  readonly summary?: string | undefined
}

/** Where a link of a body leads; `href` is relative to the page and encoded. */
export type BodyTag =
  | {
      readonly kind: 'page' | 'external' | 'file'
      readonly href: string
      readonly title?: string | undefined
    }
  /** A wikilink to a page that nobody wrote; leads to where it is listed as wanted. */
  | { readonly kind: 'wanted'; readonly href: string; readonly name: string }
  /** A link to something that is not there. */
  | { readonly kind: 'broken'; readonly name: string }
  /** A picture from elsewhere, which a page may not load, or one that is not there: a link, or only its text. */
  | { readonly kind: 'picture'; readonly href?: string | undefined; readonly label: string }
  | {
      readonly kind: 'image'
      readonly href: string
      readonly alt: string
      readonly title?: string | undefined
      readonly width?: number | undefined
      readonly height?: number | undefined
    }

/** A body in page data: its HTML is filled in when the page is written. */
export interface BodyData {
  /** Of the HTML without its links. */
  readonly hash: string
  readonly headings: readonly Heading[]
  /** For `outline.links`, in their order. */
  readonly tags: readonly BodyTag[]
}

/** What a page says of its own source. */
export interface Source {
  /** Path of the Markdown file as findings name it. */
  readonly path: string
  readonly edit?: string | undefined
  readonly view?: string | undefined
  /** Day of its last commit, `YYYY-MM-DD`. */
  readonly changed?: string | undefined
}

/** One finding as the pages show it. */
export interface FindingRow {
  readonly severity: Severity
  readonly rule: string
  /** Where the rule is explained. */
  readonly ruleHref: string
  /** `content/services/web.md:9:11` */
  readonly at: string
  readonly href?: string | undefined
  readonly reason: string
  readonly note?: string | undefined
  readonly help?: string | undefined
  readonly related: readonly { readonly at: string; readonly label: string }[]
  /** The document it concerns; left out on the document's own page. */
  readonly document?: Link | undefined
}

/** How many findings there are. */
export interface Counts {
  readonly errors: number
  readonly warnings: number
  readonly infos: number
}

/** One page of a list that is too long for one. */
export interface Part {
  readonly href: string
  /** From 1. */
  readonly number: number
  /** First and last entry. */
  readonly first: string
  readonly last: string
  readonly current: boolean
}

/** Some of a list, by their numbers in the whole, from 1, both inclusive. */
export interface Range {
  readonly from: number
  readonly to: number
  readonly total: number
}

/** Which part of a long list a page shows. */
export interface Parts extends Range {
  /** From 1. */
  readonly number: number
  readonly count: number
  readonly previous?: string | undefined
  readonly next?: string | undefined
  /** The page of search results, which knows all parts. */
  readonly search: string
  /** Parts to go to at once; gaps between their numbers are left out. */
  readonly named: readonly Part[]
  /** Where `named` has gaps: all parts by groups, each with the page of its first part. */
  readonly groups?: readonly Part[] | undefined
  /** The parts of this part's own group. */
  readonly inGroup?: readonly Part[] | undefined
}

/** What a page leaves out of a list, and where the whole list begins. */
export interface Rest extends Pick<Link, 'href'> {
  readonly count: number
}

/** A service as lists show it. */
export interface ServiceRow extends DocumentLink {
  readonly id: string
  readonly lifecycle: Lifecycle
  readonly owner?: Link | undefined
  readonly system?: Link | undefined
  readonly findings: Counts
}

/** The data of any page, told apart by `kind`. Plain JSON: equal data makes equal pages. */
export type PageData =
  | MainPage
  | ServicePage
  | TeamPage
  | WikiPage
  | HostPage
  | SystemPage
  | SearchPage
  | RedirectPage
  | WholeListPage
  | ServicesIndex
  | SystemPage
  | PortsIndex
  | PortMapIndex
  | ConflictsIndex
  | DependenciesIndex
  | ConnectivityIndex
  | PackagesIndex
  | ConfigsIndex
  | CommandsIndex
  | HostsIndex
  | ContactsIndex
  | ReadinessIndex
  | FindingsIndex
  | CategoriesIndex
  | CategoryIndex
  | WantedIndex
  | OrphanedIndex
  | ChangesIndex
  | AllPagesIndex

/** What a template may use beside its data. */
export interface TemplateInput<Data extends PageData> {
  readonly shell: Shell
  readonly data: Data
  /** The body's HTML, links filled in; empty where the page has none. */
  readonly body: string
}

/** One function a kind of page: finished data in, a whole HTML document out. */
export type Templates = {
  readonly [Kind in PageData['kind']]: (input: TemplateInput<Extract<PageData, { kind: Kind }>>) => string
}

/** A file of the theme itself, such as a style sheet. */
export interface Asset {
  /** Path in the site. */
  readonly path: string
  readonly content: string | Uint8Array
}

/** Everything that decides how a site looks. */
export interface Theme {
  readonly templates: Templates
  readonly assets: readonly Asset[]
  readonly look?: Look | undefined
  /** The opening and closing tag of a body's link; for a picture the whole tag is its opening. */
  readonly bodyTag: (tag: BodyTag, part: 'open' | 'close') => string
  /** Cuts text into search words: the very function that the theme's browser script cuts queries with. */
  readonly searchWords: (text: string) => readonly string[]
}

import type { AptIndex } from './apt-index.ts'
import type { Document, Service, Team, WikiPage } from './document.ts'
import { compareText } from './finding.ts'
import type { PackedPlaces } from './place.ts'
import type { SiteFields } from './schema/site.ts'

/** The site's configuration with its place. */
export interface Site extends SiteFields {
  /** The configuration file as messages name it; undefined when there is none. */
  readonly path?: string | undefined
  /** Keys of which something could not be read; `*` where nothing could. */
  readonly incomplete?: readonly string[]
  readonly places: PackedPlaces
}

/** Everything that is documented. Immutable; sorted by id, so that every answer is the same on every machine. */
export interface Catalog {
  readonly site: Site
  readonly services: readonly Service[]
  readonly teams: readonly Team[]
  readonly pages: readonly WikiPage[]
  /** Services, teams and wiki pages by id. */
  readonly documents: ReadonlyMap<string, Document>
  /** Documents whose id another one, first by path, has already: in no other list. */
  readonly duplicates: readonly Document[]
  /** Pages of Portolan's own manual, where the site has it: in no other list, so that nothing counts or judges them. */
  readonly manual: readonly WikiPage[]
  /** Content files that are not documents (pictures, files beside a document), as paths under the content folder. */
  readonly files: ReadonlySet<string>
  /** What archives have; undefined where there is no package snapshot. */
  readonly apt?: AptIndex | undefined
}

/** Of documents that claim one id, the first by path is in the catalogue; the others are duplicates. */
export function createCatalog(
  site: Site,
  documents: readonly Document[],
  files: Iterable<string> = [],
  apt?: AptIndex,
  manual: readonly WikiPage[] = [],
): Catalog {
  const sorted = [...documents].sort((a, b) => compareText(a.id, b.id) || compareText(a.source, b.source))
  const byId = new Map<string, Document>()
  const duplicates: Document[] = []
  for (const document of sorted) {
    if (byId.has(document.id)) duplicates.push(document)
    else byId.set(document.id, document)
  }
  const unique = [...byId.values()]
  return {
    site,
    services: unique.filter((document) => document.kind === 'service'),
    teams: unique.filter((document) => document.kind === 'team'),
    pages: unique.filter((document) => document.kind === 'page'),
    documents: byId,
    duplicates,
    manual: [...manual].sort((a, b) => compareText(a.id, b.id)),
    files: new Set(files),
    apt,
  }
}

/** Remembers the answer of a query for each catalogue: catalogues are immutable, so it cannot go stale. */
export function perCatalog<T>(query: (catalog: Catalog) => T): (catalog: Catalog) => T {
  const answers = new WeakMap<Catalog, { answer: T }>()
  return (catalog) => {
    let known = answers.get(catalog)
    if (!known) {
      known = { answer: query(catalog) }
      answers.set(catalog, known)
    }
    return known.answer
  }
}

const manualById = perCatalog(
  ({ manual }): ReadonlyMap<string, WikiPage> => new Map(manual.map((page) => [page.id, page])),
)

/** A page of the manual by its id, such as `manual/rules/ports/conflict`. */
export const manualPage = (catalog: Catalog, id: string): WikiPage | undefined => manualById(catalog).get(id)

/** True for a page that came with Portolan rather than with the site. */
export const isManual = (catalog: Catalog, page: WikiPage): boolean => manualPage(catalog, page.id) === page

/** Every service that can be looked up, in the order of ids: also those that a part of a catalogue does not list. */
export const knownServices = ({ documents }: Catalog): readonly Service[] =>
  [...documents.values()].filter((document) => document.kind === 'service')

/** The service of this id, if the catalogue has it. */
export function serviceById(catalog: Catalog, id: string): Service | undefined {
  const document = catalog.documents.get(id)
  return document?.kind === 'service' ? document : undefined
}

/** The team of this id, if the catalogue has it. */
export function teamById(catalog: Catalog, id: string): Team | undefined {
  const document = catalog.documents.get(id)
  return document?.kind === 'team' ? document : undefined
}

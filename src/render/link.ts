import { teamById } from '../model/catalog.ts'
import type { Document, Service } from '../model/document.ts'
import type { SitePath } from '../model/output-file.ts'
import { type Backlink, backlinks } from '../model/wiki-link.ts'
import type { Context } from './context.ts'
import type { BacklinkRow, DocumentLink, Link, Source } from './page.ts'
import { linkWeight } from './part.ts'
import { hostPath, pathOf, relative } from './path.ts'
import type { LongList } from './whole-list.ts'

/** Links between documents by the folder they start in: a site has a million of them, most of them alike. */
const knownLinks = new Map<string, WeakMap<Document, Link>>()

/** A link to a document by its title. */
export function linkTo(from: SitePath, document: Document): Link {
  const folder = from.slice(0, from.lastIndexOf('/') + 1)
  let links = knownLinks.get(folder)
  if (!links) {
    links = new WeakMap()
    knownLinks.set(folder, links)
  }
  let link = links.get(document)
  if (!link) {
    link = { href: relative(folder, pathOf(document)), label: document.title }
    links.set(document, link)
  }
  return link
}

/** A link to a document with its summary. */
export const documentLink = (from: SitePath, document: Document): DocumentLink => ({
  ...linkTo(from, document),
  summary: document.summary,
})

/** A link to the page of a host. */
export const hostLink = (from: SitePath, host: string): Link => ({
  href: relative(from, hostPath(host)),
  label: host,
})

/** The owning team; only its id where the catalogue has no such team. */
export function ownerOf(
  { catalog }: Context,
  from: SitePath,
  { owner }: Service,
): { label: string; href?: string } | undefined {
  if (owner === undefined) return undefined
  const team = teamById(catalog, owner)
  return team ? linkTo(from, team) : { label: owner }
}

/** Where a document's source is read and edited, and when it was last changed. */
export function sourceOf({ catalog: { site }, changes }: Context, document: Document): Source {
  return {
    path: document.path,
    edit: site.editUrl?.replaceAll('{path}', encodeURI(document.path)),
    view: site.sourceUrl?.replaceAll('{path}', encodeURI(document.path)),
    changed: changes?.get(document.source)?.date,
  }
}

/** Documents that lead here; dependents are left to the dependencies of a service. */
export const backlinkList = ({ catalog }: Context, document: Document): LongList<Backlink, BacklinkRow> => ({
  room: 5000,
  items: (backlinks(catalog).get(document.id) ?? []).filter(({ via }) => via === 'link'),
  row: (path, { from, via }) => ({ ...linkTo(path, from), via }),
  whole: (rows) => ({ name: 'backlinks', rows }),
  label: ({ from }) => from.title,
  weight: ({ from }) => 10 + linkWeight(from),
})

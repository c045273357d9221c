import { posix } from 'node:path'
import { type Catalog, perCatalog } from './catalog.ts'
import type { BodyLink, Document } from './document.ts'
import { compareText } from './finding.ts'

/** Where a link of a body leads. */
export type ResolvedLink =
  | {
      readonly kind: 'document'
      readonly document: Document
      readonly fragment?: string
      readonly fragmentMissing?: boolean
    }
  | { readonly kind: 'fragment'; readonly fragment: string; readonly fragmentMissing?: boolean }
  | { readonly kind: 'file'; readonly source: string }
  | { readonly kind: 'external'; readonly url: string }
  | { readonly kind: 'missing'; readonly name: string }

/** Sections that every service page has, whatever its body says; links may lead to them. */
export const serviceSections: readonly string[] = [
  'packages',
  'configs',
  'commands',
  'units',
  'ports',
  'dependencies',
  'blast',
  'contacts',
  'readiness',
  'findings',
  'backlinks',
]

/** Names are compared without case, with `_` for a blank as wikis write it. */
export const nameKey = (name: string): string =>
  name.normalize('NFC').toLowerCase().replaceAll('_', ' ').trim()

/** Documents by every name they answer to: ids first, then titles, then aliases, then a wiki page's base name. */
export const documentsByName = perCatalog((catalog): ReadonlyMap<string, Document> => {
  const names = new Map<string, Document>()
  const add = (name: string, document: Document) => {
    const key = nameKey(name)
    if (!names.has(key)) names.set(key, document)
  }
  const documents = [...catalog.documents.values()]
  for (const document of documents) add(document.id, document)
  for (const document of documents) add(document.title, document)
  for (const document of documents) for (const alias of document.aliases ?? []) add(alias, document)
  for (const page of catalog.pages) add(posix.basename(page.id), page)
  // The manual answers to full ids only: a site's own "Ports" is never Portolan's.
  for (const page of catalog.manual) add(page.id, page)
  return names
})

/** The document that answers to a name. */
export const documentNamed = (catalog: Catalog, name: string): Document | undefined =>
  documentsByName(catalog).get(nameKey(name))

const documentsBySource = perCatalog(
  (catalog): ReadonlyMap<string, Document> =>
    new Map(
      [...catalog.manual, ...catalog.documents.values()].map((document) => [document.source, document]),
    ),
)

/** Where `link`, which stands in `from`, leads. */
export function resolveLink(catalog: Catalog, from: Document, link: BodyLink): ResolvedLink {
  if (link.kind === 'wiki') return resolveWikiLink(catalog, from, link)
  if (/^(?:[A-Za-z][A-Za-z0-9+.-]*:|\/\/)/.test(link.target)) return { kind: 'external', url: urlOf(link) }
  if (link.target === '') return inPage(from, link.fragment ?? '')
  const source = sourceOf(from, link.target)
  const document = documentsBySource(catalog).get(source) ?? documentsBySource(catalog).get(`${source}.md`)
  if (document) return onDocument(document, link.fragment)
  return catalog.files.has(source) ? { kind: 'file', source } : { kind: 'missing', name: link.target }
}

function resolveWikiLink(catalog: Catalog, from: Document, link: BodyLink): ResolvedLink {
  if (link.target === '') return inPage(from, link.fragment ?? '')
  const document = documentNamed(catalog, link.target)
  return document ? onDocument(document, link.fragment) : { kind: 'missing', name: link.target }
}

const urlOf = (link: BodyLink): string =>
  link.fragment === undefined ? link.target : `${link.target}#${link.fragment}`

/** A path relative to the document's folder, or to the content folder when it begins with `/`. */
function sourceOf(from: Document, target: string): string {
  const path = decoded(target.split('?')[0] ?? target)
  const joined = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(from.source), path)
  return posix.normalize(joined).replace(/\.html$/, '.md')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function inPage(document: Document, written: string): ResolvedLink {
  const fragment = fragmentOf(document, written)
  return fragment === undefined
    ? { kind: 'fragment', fragment: written, fragmentMissing: true }
    : { kind: 'fragment', fragment }
}

function onDocument(document: Document, written: string | undefined): ResolvedLink {
  if (!written) return { kind: 'document', document }
  const fragment = fragmentOf(document, written)
  return fragment === undefined
    ? { kind: 'document', document, fragmentMissing: true }
    : { kind: 'document', document, fragment }
}

/** The id that a written fragment means: a section of the page, a heading's text, or its id. */
function fragmentOf(document: Document, written: string): string | undefined {
  const name = decoded(written)
  if (document.kind === 'service' && serviceSections.includes(name)) return name
  const slug = name
    .toLowerCase()
    .replace(/^h-/, '')
    .replace(/[_\s]+/g, '-')
  return document.outline.headings.find(
    (heading) => heading.id === `h-${slug}` || nameKey(heading.text) === nameKey(name),
  )?.id
}

/** One document that leads to another. */
export interface Backlink {
  readonly from: Document
  /** By a link in its body, or by a field of its frontmatter. */
  readonly via: 'link' | 'dependency' | 'owner'
}

/** Which documents lead to a document, by its id; sorted by id, each once per way. */
export const backlinks = perCatalog((catalog): ReadonlyMap<string, readonly Backlink[]> => {
  const found = new Map<string, Map<string, Backlink>>()
  const add = (to: Document, from: Document, via: Backlink['via']) => {
    if (to === from) return
    const known = found.get(to.id) ?? new Map<string, Backlink>()
    known.set(`${from.id}\0${via}`, { from, via })
    found.set(to.id, known)
  }
  for (const from of catalog.documents.values()) {
    for (const link of from.outline.links) {
      const resolved = resolveLink(catalog, from, link)
      if (resolved.kind === 'document') add(resolved.document, from, 'link')
    }
    if (from.kind !== 'service') continue
    const owner = from.owner === undefined ? undefined : catalog.documents.get(from.owner)
    if (owner) add(owner, from, 'owner')
    for (const { service } of from.dependsOn ?? []) {
      const provider = service === undefined ? undefined : catalog.documents.get(service)
      if (provider) add(provider, from, 'dependency')
    }
  }
  return new Map(
    [...found].map(([id, links]) => [
      id,
      [...links.values()].sort((a, b) => compareText(a.from.id, b.from.id) || compareText(a.via, b.via)),
    ]),
  )
})

/** A page that somebody links to and nobody wrote. */
export interface WantedPage {
  readonly name: string
  readonly wantedBy: readonly Document[]
}

/** Names in wikilinks that no document answers to, most wanted first. */
export const wantedPages = perCatalog((catalog): readonly WantedPage[] => {
  const wanted = new Map<string, { name: string; by: Set<Document> }>()
  for (const from of catalog.documents.values()) {
    for (const link of from.outline.links) {
      if (link.kind !== 'wiki' || resolveLink(catalog, from, link).kind !== 'missing') continue
      const entry = wanted.get(nameKey(link.target)) ?? { name: link.target, by: new Set<Document>() }
      entry.by.add(from)
      wanted.set(nameKey(link.target), entry)
    }
  }
  return [...wanted.values()]
    .map(({ name, by }) => ({ name, wantedBy: [...by].sort((a, b) => compareText(a.id, b.id)) }))
    .sort((a, b) => b.wantedBy.length - a.wantedBy.length || compareText(a.name, b.name))
})

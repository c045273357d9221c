import type { Document } from '../model/document.ts'
import type { SitePath } from '../model/output-file.ts'

/** Indexes at the root of the site, by their file name without `.html`. */
const indexNames = [
  'services',
  'services-by-system',
  'services-by-owner',
  'services-by-lifecycle',
  'ports',
  'port-map',
  'conflicts',
  'dependencies',
  'connectivity',
  'packages',
  'configs',
  'commands',
  'hosts',
  'contacts',
  'readiness',
  'findings',
  'categories',
  'wanted',
  'orphaned',
  'changes',
  'all-pages',
] as const

/** Pages and folders the site makes itself: a wiki page of such a name moves below `wiki/`. */
const reserved = new RegExp(
  `^(?:(?:${indexNames.join('|')})(?:-\\d+)?\\.html$|search\\.html$|catalog\\.json$|sitemap(?:-\\d+)?\\.xml$|feed\\.xml$|\\.|(?:services|systems|teams|hosts|categories|lists|assets|wiki)/)`,
  'i',
)

/** Where a file of the content folder stands in the site. */
export const sitePath = (path: string): SitePath => (reserved.test(path) ? `wiki/${path}` : path)

/** Where the page of a document stands in the site. */
export function pathOf(document: Document): SitePath {
  switch (document.kind) {
    case 'service':
      return `services/${document.id}.html`
    case 'team':
      return `teams/${document.id}.html`
    case 'page':
      return document.id === 'index' ? 'index.html' : sitePath(`${document.id}.html`)
  }
}

/** Where the page of a host stands in the site. */
export const hostPath = (host: string): SitePath => `hosts/${host}.html`

/**
 * Where an index, or its nth part (from 0), stands in the site. In a folder of names a part of `web` must not be the
 * page of `web-2`: no slug has a dot.
 */
export function indexPath(name: string, part = 0): SitePath {
  if (part === 0) return `${name}.html`
  return `${name}${name.includes('/') ? '.' : '-'}${part + 1}.html`
}

/** The link from one page to another: relative, encoded, and nothing but the fragment inside one page. */
export function relative(from: SitePath, to: SitePath, fragment?: string): string {
  const hash = fragment === undefined ? '' : `#${encoded(fragment)}`
  if (hash && from === to) return hash
  const fromFolder = from.slice(0, from.lastIndexOf('/') + 1)
  const toFolder = to.slice(0, to.lastIndexOf('/') + 1)
  const name = encoded(to.slice(toFolder.length))
  return fromFolder === toFolder ? name + hash : between(fromFolder, toFolder) + name + hash
}

/** Most names are plain, and a site has a million links. */
const encoded = (name: string): string => (/^[\w.-]*$/.test(name) ? name : encodeURIComponent(name))

/** The way from one folder to another; both end with `/` or are empty. */
function between(from: string, to: string): string {
  const here = from.split('/')
  const there = to.split('/')
  let shared = 0
  while (shared < here.length - 1 && shared < there.length - 1 && here[shared] === there[shared]) shared++
  return '../'.repeat(here.length - 1 - shared) + there.slice(shared).map(encodeURIComponent).join('/')
}

/** The way from a page up to the root folder: empty, or `../` as often as needed. */
export const rootFrom = (path: SitePath): string => '../'.repeat(path.split('/').length - 1)

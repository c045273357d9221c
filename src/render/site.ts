import type { OutputFile, SitePath } from '../model/output-file.ts'
import { assetFiles } from './asset-files.ts'
import { catalogFile } from './catalog-json.ts'
import { contentFiles } from './content-files.ts'
import { type Context, createContext, type RenderInput } from './context.ts'
import { documentDrafts, hostDrafts, indexDrafts, listDrafts } from './drafts.ts'
import { feedFiles } from './feed.ts'
import { type KnownPages, knownPages, pagesToKnow } from './known-pages.ts'
import { loadLayoutEngine } from './layout-engine.ts'
import { pageFile } from './page-file.ts'
import { redirectDrafts } from './redirects.ts'
import { searchFiles } from './search/search-files.ts'
import { sitemapFiles } from './sitemap.ts'

export type { RenderInput } from './context.ts'
export type { KnownPages } from './known-pages.ts'

/** A site before it is written. */
export interface RenderedSite {
  readonly files: readonly OutputFile[]
  /** What the next build needs to know of this one: asked when the files have been written. */
  readonly known: () => KnownPages
}

/**
 * The whole site. A page's key is a hash of its data, its HTML is made when its content is asked for: a page that
 * stands already costs no rendering. With what is `known` of the pages of a catalogue that looked the same and was
 * judged the same, only pages whose own text changed are looked at; the others must stand.
 */
export async function renderSite(input: RenderInput, known?: KnownPages): Promise<RenderedSite> {
  const context = createContext(input)
  const fromContent = contentFiles(context)
  const pages = known ? knownPages(context, known) : await allPages(context, fromContent)
  const others = [
    ...assetFiles(input.theme),
    ...searchFiles(context),
    ...sitemapFiles(context, pages),
    ...feedFiles(context),
  ]
  const files = [...pages, ...others, ...free([...pages, ...others], fromContent)]
  return { files, known: () => pagesToKnow(context, pages) }
}

/** Every page, and the catalogue as data. A content file wins over a redirect of the same path. */
async function allPages(
  context: Context,
  fromContent: readonly OutputFile[],
): Promise<readonly OutputFile[]> {
  const layout = await loadLayoutEngine(context.catalog)
  const drafts = [
    ...documentDrafts(context),
    ...hostDrafts(context),
    ...listDrafts(context),
    ...indexDrafts(context, layout),
  ]
  const pages = [...drafts.map((draft) => pageFile(context, draft)), catalogFile(context)]
  const redirects = redirectDrafts(context).map((draft) => pageFile(context, draft))
  return [...pages, ...free([...pages, ...fromContent], redirects)]
}

/** Those of `files` whose path no other has, on file systems that ignore case either. */
function free(others: readonly OutputFile[], files: readonly OutputFile[]): readonly OutputFile[] {
  const taken = new Set(others.map(({ path }) => foldedPath(path)))
  return files.filter(({ path }) => {
    const key = foldedPath(path)
    if (taken.has(key)) return false
    taken.add(key)
    return true
  })
}

const foldedPath = (path: SitePath): string => path.normalize('NFC').toLowerCase()

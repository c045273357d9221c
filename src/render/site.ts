import type { OutputFile } from '../model/output-file.ts'
import { assetFiles } from './asset-files.ts'
import { catalogFile } from './catalog-json.ts'
import { contentFiles } from './content-files.ts'
import { createContext, type RenderInput } from './context.ts'
import { documentDrafts, hostDrafts, indexDrafts } from './drafts.ts'
import { loadLayoutEngine } from './layout-engine.ts'
import { pageFile } from './page-file.ts'
import { redirectDrafts } from './redirects.ts'
import { searchFiles } from './search/search-files.ts'

export type { RenderInput } from './context.ts'

/**
 * The whole site. Every page's data is made at once and hashed into its key; HTML is made when a file's
 * content is asked for, so a page that stands already costs no rendering.
 */
export async function renderSite(input: RenderInput): Promise<readonly OutputFile[]> {
  const context = createContext(input)
  const layout = await loadLayoutEngine(input.catalog)
  const pages = [...documentDrafts(context), ...hostDrafts(context), ...indexDrafts(context, layout)]
  const files = [
    ...pages.map((draft) => pageFile(context, draft)),
    ...assetFiles(input.theme),
    ...searchFiles(context),
    catalogFile(context),
  ]
  const taken = new Set(files.map(({ path }) => foldedPath(path)))
  return [...files, ...free(taken, contentFiles(context)), ...free(taken, redirects(context))]
}

function redirects(context: ReturnType<typeof createContext>): readonly OutputFile[] {
  return redirectDrafts(context).map((draft) => pageFile(context, draft))
}

/** Files whose path no other file has, on file systems that ignore case either. */
function free(taken: Set<string>, files: readonly OutputFile[]): readonly OutputFile[] {
  return files.filter(({ path }) => {
    const key = foldedPath(path)
    if (taken.has(key)) return false
    taken.add(key)
    return true
  })
}

const foldedPath = (path: string): string => path.normalize('NFC').toLowerCase()

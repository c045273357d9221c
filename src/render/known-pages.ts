import type { OutputFile, SitePath } from '../model/output-file.ts'
import type { Context } from './context.ts'
import type { Draft } from './draft.ts'
import { documentDrafts } from './drafts.ts'
import { pageFile } from './page-file.ts'

/** What one build leaves to the next about the pages that it wrote. Plain data. */
export interface KnownPages {
  /** Hash of each body (`Body.hash`), by the document's id. */
  readonly bodies: Readonly<Record<string, string>>
  /** Key of every page and of `catalog.json`, by path. */
  readonly keys: Readonly<Record<SitePath, string>>
}

/** What is to be known of pages that were written. */
export function pagesToKnow({ catalog, bodyOf }: Context, pages: readonly OutputFile[]): KnownPages {
  return {
    bodies: Object.fromEntries(
      [...catalog.documents.keys(), ...catalog.manual.map(({ id }) => id)].map((id) => [
        id,
        bodyOf(id)?.hash ?? '',
      ]),
    ),
    keys: Object.fromEntries(pages.map(({ path, key }) => [path, key])),
  }
}

/**
 * The pages of a catalogue that looks as it did: a body stands on its document's page alone, so only pages of
 * documents whose body has changed are made.
 */
export function knownPages(context: Context, { bodies, keys }: KnownPages): readonly OutputFile[] {
  const hasChanged = ({ document }: Draft) =>
    document !== undefined && context.bodyOf(document.id)?.hash !== bodies[document.id]
  const changed = new Map(
    documentDrafts(context)
      .filter(hasChanged)
      .map((draft) => [draft.path, draft]),
  )
  return Object.entries(keys).map(([path, key]) => {
    const draft = changed.get(path)
    return draft ? pageFile(context, draft) : standing(path, key)
  })
}

/** A page that stands on the disk: nobody looked at what it is made of. */
const standing = (path: SitePath, key: string): OutputFile => ({
  path,
  key,
  content: () => {
    throw new PageGoneError(path)
  },
})

/** Another program took a page away while the build relied on it. */
export class PageGoneError extends Error {
  constructor(path: SitePath) {
    super(`the page ${path} of the standing site was changed while the build ran`)
  }
}

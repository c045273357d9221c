import type { OutputFile } from '../model/output-file.ts'
import { resolveLink } from '../model/wiki-link.ts'
import type { Context } from './context.ts'
import { hashOf } from './document-text.ts'
import { sitePath } from './path.ts'

/** Pictures and other files of the content folder that a page shows or links to. */
export function contentFiles({ catalog, fileOf }: Context): readonly OutputFile[] {
  const sources = new Set<string>()
  for (const document of catalog.documents.values()) {
    for (const link of document.outline.links) {
      if (link.kind === 'wiki') continue
      const resolved = resolveLink(catalog, document, link)
      if (resolved.kind === 'file') sources.add(resolved.source)
    }
  }
  return [...sources].sort().flatMap((source) => {
    const bytes = fileOf?.(source)
    return bytes ? [{ path: sitePath(source), key: hashOf(bytes), content: () => bytes }] : []
  })
}

import type { Site } from '../model/catalog.ts'
import type { Document, WikiPage } from '../model/document.ts'
import type { ContentEntry } from '../read/content-tree.ts'
import { listManual, manualFolder } from '../read/manual-files.ts'

/** Documents that are to be read: the site's own, and the manual's where the site wants it. */
export function documentEntries(site: Site, content: readonly ContentEntry[]): readonly ContentEntry[] {
  const own = content.filter(({ source }) => source.endsWith('.md'))
  return [...own, ...manualBeside(site, content)]
}

/** Pages of the manual, without those that the site has written itself. */
export function manualBeside(site: Site, content: readonly ContentEntry[]): readonly ContentEntry[] {
  if (!site.manual) return []
  const own = new Set(content.map(({ source }) => source))
  return listManual().filter(({ source }) => !own.has(source))
}

/** What was read, the pages of the manual apart. */
export function splitManual<Read extends { readonly document: Document }>(
  site: Site,
  records: readonly Read[],
  content: readonly ContentEntry[],
): { manual: readonly WikiPage[]; own: readonly Read[] } {
  if (!site.manual) return { manual: [], own: records }
  const written = new Set(content.map(({ source }) => source))
  const manual: WikiPage[] = []
  const own: Read[] = []
  for (const record of records) {
    const { document } = record
    if (document.kind === 'page' && document.source.startsWith(manualFolder) && !written.has(document.source))
      manual.push(document)
    else own.push(record)
  }
  return { manual, own }
}

import type { Document } from '../model/document.ts'
import { compareText } from '../model/finding.ts'
import type { Context } from './context.ts'
import { byTitle } from './service-row.ts'

/** Documents by the day of their last commit, the latest first; those that git does not know are left out. */
export function latestChanges({
  catalog,
  changes,
}: Context): readonly { readonly document: Document; readonly date: string }[] {
  return [...catalog.documents.values()]
    .flatMap((document) => {
      const date = changes?.get(document.source)?.date
      return date === undefined ? [] : [{ document, date }]
    })
    .sort((a, b) => compareText(b.date, a.date) || byTitle(a.document, b.document))
}

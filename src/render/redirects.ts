import { posix } from 'node:path'
import type { Context } from './context.ts'
import type { Draft } from './draft.ts'
import { documentLink } from './link.ts'
import { pathOf } from './path.ts'
import { slugOf } from './slug.ts'

/** A page at every alias of a document, beside the document's own, that leads there. */
export function redirectDrafts({ catalog }: Context): readonly Draft[] {
  return [...catalog.documents.values()].flatMap((document) =>
    (document.aliases ?? []).map((name): Draft => {
      const path = posix.join(posix.dirname(pathOf(document)), `${slugOf(name)}.html`)
      return { path, data: () => ({ kind: 'redirect', name, target: documentLink(path, document) }) }
    }),
  )
}

import { createHash } from 'node:crypto'
import { perCatalog } from '../model/catalog.ts'
import type { Document } from '../model/document.ts'
import { pathOf } from './path.ts'

/** 20 hex digits: enough for files of one site to tell their versions apart. */
export const hashOf = (text: string | Uint8Array): string =>
  createHash('sha1').update(text).digest('hex').slice(0, 20)

/** Every document as JSON: what its frontmatter says, and where its page stands. */
export const documentTexts = perCatalog(
  (catalog): ReadonlyMap<Document, string> =>
    new Map([...catalog.documents.values()].map((document) => [document, documentText(document)])),
)

function documentText(document: Document): string {
  const { places, outline, incomplete, kind, ...fields } = document
  return JSON.stringify({ ...fields, page: pathOf(document) })
}

import type { Document } from '../model/document.ts'
import type { OutputFile } from '../model/output-file.ts'
import type { Context } from './context.ts'
import { documentTexts, hashOf } from './document-text.ts'

/** Raised when a reader of `catalog.json` would have to change; new fields alone do not raise it. */
const version = 1

/** `catalog.json`: the whole model for other programs, fields named as in the frontmatter. */
export function catalogFile({ catalog, findings }: Context): OutputFile {
  const texts = documentTexts(catalog)
  const found = JSON.stringify(findings)
  return {
    path: 'catalog.json',
    key: hashOf([version, ...texts.values(), found].map(String).join('\0')),
    content: () => {
      const list = (documents: readonly Document[]) =>
        documents.map((document) => texts.get(document)).join(',\n')
      return [
        `{"version":${version},"title":${JSON.stringify(catalog.site.title ?? '')},`,
        `"services":[${list(catalog.services)}],`,
        `"teams":[${list(catalog.teams)}],`,
        `"pages":[${list(catalog.pages)}],`,
        `"findings":${found}}\n`,
      ].join('\n')
    },
  }
}

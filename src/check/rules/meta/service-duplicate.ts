import type { Catalog } from '../../../model/catalog.ts'
import type { Document } from '../../../model/document.ts'
import { nameKey } from '../../../model/wiki-link.ts'
import type { Report, Rule } from '../../rule.ts'

/** `meta/service-duplicate`: ids are unique in the whole catalogue, folders only tidy. */
export const serviceDuplicate: Rule = {
  id: 'meta/service-duplicate',
  severity: 'error',
  summary: 'Two documents have one id, or an alias is another document’s name.',
  check({ catalog, report }) {
    for (const document of catalog.duplicates) report(sameId(document, catalog))
    const owners = idsByName(catalog)
    for (const document of catalog.documents.values()) {
      for (const [index, alias] of (document.aliases ?? []).entries()) {
        const first = owners.get(nameKey(alias))
        if (!first) owners.set(nameKey(alias), { document, index })
        else if (first.document !== document) report(sameAlias(document, index, alias, first))
      }
    }
  },
}

interface NameOwner {
  readonly document: Document
  /** Of the alias; undefined for an id. */
  readonly index?: number
}

const idsByName = (catalog: Catalog): Map<string, NameOwner> =>
  new Map([...catalog.documents.values()].map((document) => [nameKey(document.id), { document }]))

function sameId(document: Document, catalog: Catalog): Report {
  const first = catalog.documents.get(document.id)
  return {
    document,
    reason: `the id \`${document.id}\` is taken already${first ? ` by \`${first.source}\`` : ''}`,
    note: 'the file name is the id; the folder does not count',
    help: 'rename one of the two files',
    value: document.source,
    peers: first ? [first.source] : [],
    ...(first && { related: [{ document: first, label: 'first here' }] }),
  }
}

function sameAlias(document: Document, index: number, alias: string, first: NameOwner): Report {
  const what = first.index === undefined ? 'the id' : 'an alias'
  return {
    document,
    field: ['aliases', index],
    value: alias,
    peers: [first.document.id],
    reason: `the alias \`${alias}\` of \`${document.id}\` is ${what} of \`${first.document.id}\``,
    note: 'a name leads to one page only',
    help: 'remove it from one of the two',
    related: [
      {
        document: first.document,
        ...(first.index !== undefined && { field: ['aliases', first.index] }),
        label: `${what} here`,
      },
    ],
  }
}

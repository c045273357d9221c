import { type Catalog, perCatalog } from '../model/catalog.ts'
import type { Document } from '../model/document.ts'
import { compareText } from '../model/finding.ts'
import type { SitePath } from '../model/output-file.ts'
import type { Context } from './context.ts'
import type { Link } from './page.ts'
import { indexPath, relative } from './path.ts'
import { slugs } from './slug.ts'

/** A tag with the documents that carry it, sorted by title. */
export interface Category {
  readonly name: string
  /** Path of its first page without `.html`. */
  readonly base: string
  readonly documents: readonly Document[]
}

/** Categories by name, in code-unit order. */
export const categoriesOf = perCatalog((catalog): ReadonlyMap<string, Category> => {
  const members = new Map<string, Document[]>()
  for (const document of catalog.documents.values()) {
    for (const tag of new Set(document.tags ?? [])) {
      const group = members.get(tag)
      if (group) group.push(document)
      else members.set(tag, [document])
    }
  }
  const names = [...members.keys()].sort(compareText)
  const slugOf = slugs(names)
  return new Map(
    names.map((name) => [
      name,
      {
        name,
        base: `categories/${slugOf.get(name)}`,
        documents: (members.get(name) ?? []).sort(
          (a, b) => compareText(a.title, b.title) || compareText(a.id, b.id),
        ),
      },
    ]),
  )
})

/** Links to the categories of a document, in its own order. */
export const categoryLinks = ({ catalog }: Context, from: SitePath, document: Document): readonly Link[] =>
  (document.tags ?? []).map((tag) => categoryLink(catalog, from, tag))

/** A link to the page of a category. */
function categoryLink(catalog: Catalog, from: SitePath, name: string): Link {
  const category = categoriesOf(catalog).get(name)
  return { href: relative(from, indexPath(category?.base ?? 'categories')), label: name }
}

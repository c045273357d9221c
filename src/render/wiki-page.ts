import { isManual } from '../model/catalog.ts'
import type { WikiPage as WikiDocument } from '../model/document.ts'
import type { SitePath } from '../model/output-file.ts'
import { bodyData } from './body.ts'
import { categoryLinks } from './category.ts'
import type { Context } from './context.ts'
import { findingRow } from './finding-row.ts'
import { backlinkList, sourceOf } from './link.ts'
import type { WikiPage } from './page.ts'
import { beginning } from './whole-list.ts'

/** Data of a wiki page. */
export function wikiPage(context: Context, path: SitePath, document: WikiDocument): WikiPage {
  if (isManual(context.catalog, document)) return manualPageData(context, path, document)
  const backlinks = beginning(path, backlinkList(context, document))
  return {
    kind: 'wiki',
    manual: false,
    title: document.title,
    summary: document.summary,
    body: bodyData(context, path, document),
    findings: context.findingsOf(document).map((finding) => findingRow(context, path, finding)),
    backlinks: backlinks.rows,
    moreBacklinks: backlinks.rest,
    categories: categoryLinks(context, path, document),
    source: sourceOf(context, document),
  }
}

/** A page of Portolan's own manual: nobody here edits it, so it has neither source nor findings. */
const manualPageData = (context: Context, path: SitePath, document: WikiDocument): WikiPage => ({
  kind: 'wiki',
  manual: true,
  title: document.title,
  summary: document.summary,
  body: bodyData(context, path, document),
  findings: [],
  backlinks: [],
  categories: [],
})

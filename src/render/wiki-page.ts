import type { WikiPage as WikiDocument } from '../model/document.ts'
import type { SitePath } from '../model/output-file.ts'
import { bodyData } from './body.ts'
import { categoryLinks } from './category.ts'
import type { Context } from './context.ts'
import { findingRow } from './finding-row.ts'
import { backlinkRows, sourceOf } from './link.ts'
import type { WikiPage } from './page.ts'

/** Data of a wiki page. */
export function wikiPage(context: Context, path: SitePath, document: WikiDocument): WikiPage {
  return {
    kind: 'wiki',
    title: document.title,
    summary: document.summary,
    body: bodyData(context, path, document),
    findings: context.findingsOf(document).map((finding) => findingRow(context, path, finding)),
    ...backlinkRows(context, path, document),
    categories: categoryLinks(context, path, document),
    source: sourceOf(context, document),
  }
}

import type { Heading } from '../../src/model/document.ts'
import { labels } from '../labels.ts'
import type { Contents } from './article.tsx'

/** The Markdown body: sanitized HTML, the only thing that is put in as it is. */
export const Body = ({ html }: { html: string }) =>
  html ? <div class="prose" dangerouslySetInnerHTML={{ __html: withTaskNames(html) }} /> : null

/** Boxes of a task list get a name: only Markdown makes such a tag, text cannot. */
const withTaskNames = (html: string): string =>
  html.replace(
    /<input type="checkbox"( checked)? disabled>/g,
    (_, checked = '') =>
      `<input type="checkbox"${checked} disabled aria-label="${checked ? labels.taskDone : labels.taskOpen}">`,
  )

/** Headings of a body as a table of contents shows them. */
export const contentsOf = (headings: readonly Heading[]): readonly Contents[] =>
  headings
    .filter(({ depth }) => depth <= 3)
    .map(({ id, text, depth }) => ({ id, text, depth: Math.max(2, depth) }))

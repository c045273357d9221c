import type { Heading } from '../../src/model/document.ts'
import type { Contents } from './article.tsx'

/** The Markdown body: sanitized HTML, the only thing that is put in as it is. */
export const Body = ({ html }: { html: string }) =>
  html ? <div class="prose" dangerouslySetInnerHTML={{ __html: html }} /> : null

/** Headings of a body as a table of contents shows them. */
export const contentsOf = (headings: readonly Heading[]): readonly Contents[] =>
  headings
    .filter(({ depth }) => depth <= 3)
    .map(({ id, text, depth }) => ({ id, text, depth: Math.max(2, depth) }))

import type { Rule } from '../../rule.ts'

/** `markdown/heading-skip`. Whoever listens to the page, and its table of contents, looks for the step between. */
export const headingSkip: Rule = {
  id: 'markdown/heading-skip',
  severity: 'warn',
  summary: 'A heading is more than one level below the one before it.',
  scope: 'document',
  check({ catalog, report }) {
    for (const document of catalog.documents.values()) {
      let above = 1
      for (const { depth, text, place } of document.outline.headings) {
        if (depth > above + 1) {
          report({
            document,
            ...(place && { place }),
            value: text,
            reason: `the heading \`${text}\` goes from level ${above} to level ${depth}`,
            help: `begin it with ${'#'.repeat(above + 1)}`,
          })
        }
        above = Math.max(depth, 1)
      }
    }
  },
}

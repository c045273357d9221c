import type { Rule } from '../../rule.ts'

/** `meta/frontmatter-unclosed`. It shows while a file is parsed; this is its entry in lists. */
export const frontmatterUnclosed: Rule = {
  id: 'meta/frontmatter-unclosed',
  severity: 'error',
  summary: 'The front matter is not closed by a line of exactly `---`.',
}

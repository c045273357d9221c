import type { Rule } from '../../rule.ts'

/** `meta/frontmatter-missing`. It shows while a file is parsed; this is its entry in lists. */
export const frontmatterMissing: Rule = {
  id: 'meta/frontmatter-missing',
  severity: 'error',
  summary: 'A service or team has no front matter.',
}

import type { Rule } from '../../rule.ts'

/** `meta/frontmatter-language`. It shows while a file is parsed; this is its entry in lists. */
export const frontmatterLanguage: Rule = {
  id: 'meta/frontmatter-language',
  severity: 'error',
  summary: 'The front matter opens with something else than a line of exactly `---`.',
}

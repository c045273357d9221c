import type { Rule } from '../../rule.ts'

/** `meta/unreadable`. It shows while a file is parsed; this is its entry in lists. */
export const unreadable: Rule = {
  id: 'meta/unreadable',
  severity: 'error',
  summary: 'A file cannot be read as text, or is too large or too deeply nested.',
}

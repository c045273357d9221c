import type { Rule } from '../../rule.ts'

/** `meta/bidi-control`. It shows while a file is parsed; this is its entry in lists. */
export const bidiControl: Rule = {
  id: 'meta/bidi-control',
  severity: 'warn',
  summary: 'A hidden character changes the order in which text is shown.',
}

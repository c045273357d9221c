import type { Rule } from '../../rule.ts'

/** `meta/type-mismatch`. It shows while a file is parsed; this is its entry in lists. */
export const typeMismatch: Rule = {
  id: 'meta/type-mismatch',
  severity: 'error',
  summary: 'A value is not of the kind that its field needs.',
}

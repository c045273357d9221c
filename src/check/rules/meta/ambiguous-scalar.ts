import type { Rule } from '../../rule.ts'

/** `meta/ambiguous-scalar`. It shows while a file is parsed; this is its entry in lists. */
export const ambiguousScalar: Rule = {
  id: 'meta/ambiguous-scalar',
  severity: 'warn',
  summary: 'A value without quotes is read differently by different YAML readers.',
}

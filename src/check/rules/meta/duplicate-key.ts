import type { Rule } from '../../rule.ts'

/** `meta/duplicate-key`. It shows while a file is parsed; this is its entry in lists. */
export const duplicateKey: Rule = {
  id: 'meta/duplicate-key',
  severity: 'error',
  summary: 'A key stands twice in one mapping.',
}

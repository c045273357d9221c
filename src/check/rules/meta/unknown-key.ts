import type { Rule } from '../../rule.ts'

/** `meta/unknown-key`. It shows while a file is parsed; this is its entry in lists. */
export const unknownKey: Rule = {
  id: 'meta/unknown-key',
  severity: 'error',
  summary: 'A key is not one that Portolan reads.',
}

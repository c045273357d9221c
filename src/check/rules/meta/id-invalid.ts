import type { Rule } from '../../rule.ts'

/** `meta/id-invalid`. It shows while a file is parsed; this is its entry in lists. */
export const idInvalid: Rule = {
  id: 'meta/id-invalid',
  severity: 'error',
  summary: 'The file name of a service or team makes no id.',
}

import type { Rule } from '../../rule.ts'

/** `meta/secret`. It shows while a file is parsed; this is its entry in lists. */
export const secret: Rule = {
  id: 'meta/secret',
  severity: 'error',
  summary: 'A private key, token or password is written out.',
}

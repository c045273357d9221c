import type { Rule } from '../../rule.ts'

/** `ports/out-of-range`. It shows while a file is parsed; this is its entry in lists. */
export const outOfRange: Rule = {
  id: 'ports/out-of-range',
  severity: 'error',
  summary: 'A port number is not between 1 and 65535.',
}

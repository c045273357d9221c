import type { Rule } from '../../rule.ts'

/** `markdown/unsafe-url`. It shows while a file is parsed; this is its entry in lists. */
export const unsafeUrl: Rule = {
  id: 'markdown/unsafe-url',
  severity: 'error',
  summary: 'A link has a scheme that could run code.',
}

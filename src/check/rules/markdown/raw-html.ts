import type { Rule } from '../../rule.ts'

/** `markdown/raw-html`. It shows while a file is parsed; this is its entry in lists. */
export const rawHtml: Rule = {
  id: 'markdown/raw-html',
  severity: 'warn',
  summary: 'Raw HTML in a body is left out of the page.',
}

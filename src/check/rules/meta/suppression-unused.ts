import type { Rule } from '../../rule.ts'

/** `meta/suppression-unused`. It shows when all other rules have run; this is its entry in lists. */
export const suppressionUnused: Rule = {
  id: 'meta/suppression-unused',
  severity: 'warn',
  summary: 'A suppression names no rule, has ended, or suppresses nothing.',
}

import type { Rule } from '../../rule.ts'
import { reportUndocumented } from '../../undocumented.ts'

/** `packages/undocumented`: omitted is not none. */
export const undocumented: Rule = {
  id: 'packages/undocumented',
  severity: 'warn',
  summary: 'The packages of a service are not documented.',
  scope: 'document',
  check(context) {
    reportUndocumented(context, 'packages', {
      what: 'the packages',
      none: 'it installs none',
      note: 'without them nobody can build the host again',
    })
  },
}

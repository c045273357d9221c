import type { Rule } from '../../rule.ts'
import { reportUndocumented } from '../../undocumented.ts'

/** `configs/undocumented`: omitted is not none. */
export const undocumented: Rule = {
  id: 'configs/undocumented',
  severity: 'warn',
  summary: 'The configuration files of a service are not documented.',
  scope: 'document',
  check(context) {
    reportUndocumented(context, 'configs', {
      what: 'the configuration files',
      none: 'it changes none',
      note: 'without them nobody can build the host again',
    })
  },
}

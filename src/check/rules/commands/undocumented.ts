import type { Rule } from '../../rule.ts'
import { reportUndocumented } from '../../undocumented.ts'

/** `commands/undocumented`: omitted is not none. */
export const undocumented: Rule = {
  id: 'commands/undocumented',
  severity: 'warn',
  summary: 'The commands that set a service up are not documented.',
  scope: 'document',
  check(context) {
    reportUndocumented(context, 'commands', {
      what: 'the commands',
      none: 'none are needed',
      note: 'without them nobody knows what was done by hand',
    })
  },
}

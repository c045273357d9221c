import type { Rule } from '../../rule.ts'
import { reportUndocumented } from '../../undocumented.ts'

/** `ports/undocumented`: omitted is not none. */
export const undocumented: Rule = {
  id: 'ports/undocumented',
  severity: 'warn',
  summary: 'The ports of a service are not documented.',
  scope: 'document',
  check(context) {
    reportUndocumented(context, 'ports', {
      what: 'the ports',
      none: 'it listens nowhere',
      note: 'a port nobody wrote down is found by the next service that wants it, or by an intruder',
    })
  },
}

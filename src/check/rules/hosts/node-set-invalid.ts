import { badNodeSets } from '../../node-sets.ts'
import type { Rule } from '../../rule.ts'

/** `hosts/node-set-invalid`. */
export const nodeSetInvalid: Rule = {
  id: 'hosts/node-set-invalid',
  severity: 'error',
  summary: 'A set of hosts cannot be read, or is too large.',
  check({ catalog, report }) {
    for (const { document, field, text, problem } of badNodeSets(catalog)) {
      if (problem.kind === 'group-unknown') continue
      report({
        document,
        field,
        value: text,
        reason: problem.reason,
        help: problem.help ?? 'write it as in mc[1001-1018,1020].example, or @group',
      })
    }
  },
}

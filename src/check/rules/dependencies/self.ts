import { entries } from '../../entries.ts'
import type { Rule } from '../../rule.ts'

/** `dependencies/self`. */
export const self: Rule = {
  id: 'dependencies/self',
  severity: 'error',
  summary: 'A service depends on itself.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'dependsOn')) {
      if (item.service !== service.id) continue
      report({
        document: service,
        field: at,
        reason: `\`${service.id}\` depends on itself`,
        help: 'take it out; that its hosts need one another belongs into the text',
      })
    }
  },
}

import { entries } from '../../entries.ts'
import type { Rule } from '../../rule.ts'
import { joined } from '../../words.ts'

/** `packages/apt-source-incomplete`. Without both, nobody can write the line of sources.list. */
export const aptSourceIncomplete: Rule = {
  id: 'packages/apt-source-incomplete',
  severity: 'error',
  summary: 'A package of another apt repository does not say which, or which part of it.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'packages')) {
      const { name, source, repository, component, suite, ensure } = item
      if (source !== 'apt' || ensure === 'absent') continue
      const missing = [
        ...(repository === undefined ? ['`repository`'] : []),
        ...(component === undefined && suite === undefined ? ['`component` or `suite`'] : []),
      ]
      if (missing.length === 0) continue
      report({
        document: service,
        field: at,
        value: name,
        reason: `\`${name}\` is from another apt repository and has no ${joined(missing, 'and no')}`,
        help: 'say both, such as `repository: apt.example.org` and `component: thirdparty/haproxy`',
      })
    }
  },
}

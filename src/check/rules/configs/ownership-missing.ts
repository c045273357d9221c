import { entries } from '../../entries.ts'
import type { Rule } from '../../rule.ts'
import { joined, quoted } from '../../words.ts'

/** `configs/ownership-missing`. A file that the package does not ship belongs to whoever happened to write it. */
export const ownershipMissing: Rule = {
  id: 'configs/ownership-missing',
  severity: 'warn',
  summary: 'A file that the service creates has no owner, group or mode.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'configs')) {
      if (item.action !== 'create' && item.action !== 'replace') continue
      const missing = (['owner', 'group', 'mode'] as const).filter((key) => item[key] === undefined)
      if (missing.length === 0) continue
      report({
        document: service,
        field: at,
        value: item.path,
        reason: `\`${item.path}\` is written anew and has no ${joined(missing.map(quoted), 'or')}`,
        note: 'its rights would then depend on who writes it, and with which umask',
        help: 'say all three, such as `owner: root`, `group: root` and `mode: "0644"`',
      })
    }
  },
}

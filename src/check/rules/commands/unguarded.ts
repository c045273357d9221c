import { isGuarded } from '../../command-lines.ts'
import { entries } from '../../entries.ts'
import type { Rule } from '../../rule.ts'

/** `commands/unguarded`. Puppet runs an exec again every half hour. */
export const unguarded: Rule = {
  id: 'commands/unguarded',
  severity: 'warn',
  summary: 'A command that sets a host up would run again each time.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'commands')) {
      if (service.lifecycle === 'retired' || item.repeatable || isGuarded(item)) continue
      if (item.when !== 'install' && item.when !== 'configure') continue
      report({
        document: service,
        field: at,
        reason: 'nothing says when this command need not run again',
        note: 'a host is set up more than once: after a reboot, an upgrade, a repair',
        help: 'add `creates:`, `unless:` or `onlyif:`; or `repeatable: true` if running it again changes nothing',
      })
    }
  },
}

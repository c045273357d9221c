import type { Config } from '../../../model/schema/config.ts'
import { comparablePath } from '../../config-paths.ts'
import { entriesOf } from '../../entries.ts'
import type { Rule } from '../../rule.ts'
import { fewOf, quoted } from '../../words.ts'

/** Files that are read afresh each time they are used, or that no unit reads. */
const readAfresh = [
  /^\/etc\/(?:aliases|apt|bash|ca-cert|cron|gai\.conf|host\.conf|hosts$|issue|krb5|logrotate\.d|modprobe\.d|modules|motd|nsswitch|pam|pki|profile|resolv\.conf|security|skel|ssl|sudoers|sysctl|systemd|sysusers\.d|tmpfiles\.d|update-motd)/,
  /^\/etc\/(?:ssh\/ssh_config|php\/[^/]*\/cli)/,
  /^\/(?:usr|opt|home|root|srv|var|lib)\//,
]

/** `configs/no-reload`. One finding a service; one without units has nothing to reload. */
export const noReload: Rule = {
  id: 'configs/no-reload',
  severity: 'info',
  summary: 'A changed file notifies no unit.',
  scope: 'document',
  check({ catalog, report }) {
    for (const service of catalog.services) {
      if ((service.units ?? []).length === 0 || service.lifecycle === 'retired') continue
      const silent = [...entriesOf(service, 'configs')].filter(({ item }) => needsReload(item))
      const [first, ...others] = silent
      if (!first) continue
      report({
        document: service,
        field: first.at,
        about: ['configs'],
        reason: `${fewOf(
          silent.map(({ item }) => quoted(item.path)),
          'more file',
        )} ${silent.length === 1 ? 'changes' : 'change'} and no unit is told`,
        help: 'name the unit that reads it in `notify:`',
        related: others.map(({ at }) => ({ document: service, field: at, label: 'and here' })),
      })
    }
  },
}

function needsReload({ notify, action, path }: Config): boolean {
  const plain = comparablePath(path)
  if (notify !== undefined || action === 'link' || !plain.startsWith('/')) return false
  return !readAfresh.some((form) => form.test(plain))
}

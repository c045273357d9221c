import { comparablePath } from '../../config-paths.ts'
import { entries } from '../../entries.ts'
import type { Rule } from '../../rule.ts'

/** Files that are read afresh each time they are used. */
const readAfresh = [
  /^\/etc\/(?:cron|logrotate\.d|sudoers|profile|bash|zsh|apt\/|motd|issue|hosts$|host\.conf|resolv\.conf|nsswitch|gai\.conf|aliases|security\/|pam|skel\/|ssl\/|pki\/|ca-cert|systemd\/|tmpfiles\.d|sysusers\.d|modprobe\.d|modules|update-motd|ssh\/ssh_config|php\/[^/]*\/cli)/,
  /^\/(?:usr|opt|home|root|srv|var|lib)\//,
]

/** `configs/no-reload`. The file says one thing and the running daemon does another, until the next restart. */
export const noReload: Rule = {
  id: 'configs/no-reload',
  severity: 'info',
  summary: 'A changed file notifies no unit.',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'configs')) {
      const runsNothing = (service.units ?? []).length === 0
      if (runsNothing || item.notify !== undefined || item.action === 'link') continue
      const path = comparablePath(item.path)
      if (!path.startsWith('/') || readAfresh.some((form) => form.test(path))) continue
      report({
        document: service,
        field: at,
        value: item.path,
        reason: `\`${item.path}\` changes and no unit is told`,
        help: 'name the unit that reads it in `notify:`',
      })
    }
  },
}

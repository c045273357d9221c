import { entries } from '../../entries.ts'
import { sourceNames } from '../../package-sources.ts'
import type { Rule } from '../../rule.ts'

/** `packages/non-debian-unjustified`. Another source must be kept, watched and updated by the team itself. */
export const nonDebianUnjustified: Rule = {
  id: 'packages/non-debian-unjustified',
  severity: 'error',
  summary: 'A package is not from Debian and nobody says why.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'packages')) {
      const { name, source, why, ensure } = item
      if (source === 'debian' || source === 'apt' || why !== undefined || ensure === 'absent') continue
      report({
        document: service,
        field: at,
        value: name,
        reason: `\`${name}\` comes from ${sourceNames[source]} and nobody says why`,
        note: 'Debian’s security team does not look after it there',
        help: 'take it from Debian, or say in `why:` what Debian’s package lacks',
      })
    }
  },
}

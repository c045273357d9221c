import { debianEquivalent } from '../../../model/debian-equivalent.ts'
import { entries } from '../../entries.ts'
import { isDebianPackage, sourceNames } from '../../package-sources.ts'
import type { Rule } from '../../rule.ts'

/** `packages/not-packaged-yet`. Shows what is left on the way to Debian packages only. */
export const notPackagedYet: Rule = {
  id: 'packages/not-packaged-yet',
  severity: 'info',
  summary: 'Nobody works on a Debian package for something that comes from elsewhere.',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'packages')) {
      const { name, source, packagedAs, tracking, ensure } = item
      if (isDebianPackage(item) || ensure === 'absent' || packagedAs !== undefined || tracking !== undefined)
        continue
      if (debianEquivalent(catalog, service, item)) continue // told by packages/debian-equivalent-exists
      report({
        document: service,
        field: at,
        value: name,
        reason: `\`${name}\` from ${sourceNames[source]} has no Debian package in sight`,
        help: 'name the ticket of the packaging in `tracking:`, or the name it will get in `packagedAs:`',
      })
    }
  },
}

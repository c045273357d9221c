import { debianEquivalent, type Equivalent } from '../../../model/debian-equivalent.ts'
import type { Package } from '../../../model/schema/package.ts'
import { offerWords } from '../../archive-words.ts'
import { sourceNames } from '../../package-sources.ts'
import type { Rule } from '../../rule.ts'
import { wantedPackages } from '../../wanted-packages.ts'
import { joined } from '../../words.ts'

/** `packages/debian-equivalent-exists`. Debian's security team would look after it. */
export const debianEquivalentExists: Rule = {
  id: 'packages/debian-equivalent-exists',
  severity: 'warn',
  summary: 'A package comes from elsewhere although Debian has it.',
  check({ catalog, report }) {
    for (const { service, item, spot } of wantedPackages(catalog)) {
      const equivalent = debianEquivalent(catalog, service, item)
      if (!equivalent) continue
      const wouldDo = equivalent.isNewEnough === true && equivalent.absentFrom.length === 0
      report({
        ...spot('name'),
        value: item.name,
        // What Debian has and nobody can use yet is worth knowing, and no reason to act.
        severity: wouldDo ? 'warn' : 'info',
        reason: `\`${item.name}\` from ${sourceNames[item.source]} is in Debian as \`${equivalent.name}\`: ${offerWords(equivalent.offers)}`,
        note: noteFor(item, equivalent),
        help: wouldDo
          ? `install \`${equivalent.name}\`; where that will not do, say why under \`lint:\``
          : `install \`${equivalent.name}\` once it will do`,
      })
    }
  },
}

function noteFor({ version }: Package, { isNewEnough, absentFrom }: Equivalent): string {
  const absent = absentFrom.length > 0 ? `; it is not in ${joined(absentFrom)}` : ''
  if (version === undefined) return `no version is asked for${absent}`
  switch (isNewEnough) {
    case true:
      return `that satisfies \`${version}\`${absent}`
    case false:
      return `that does not satisfy \`${version}\`${absent}`
    default:
      return `whether that satisfies \`${version}\` cannot be told${absent}`
  }
}

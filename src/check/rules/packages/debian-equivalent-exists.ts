import type { Offer } from '../../../model/apt-offer.ts'
import { debianEquivalent, type Equivalent } from '../../../model/debian-equivalent.ts'
import type { Package } from '../../../model/schema/package.ts'
import { sectionName } from '../../archive-words.ts'
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
        reason: `\`${item.name}\` comes from ${sourceNames[item.source]}, and ${joined(equivalent.offers.map(whoHasIt))}`,
        ...noteFor(item, equivalent),
        help: wouldDo
          ? `install \`${equivalent.name}\`; where that will not do, say why under \`lint:\``
          : `install \`${equivalent.name}\` once it will do`,
      })
    }
  },
}

const whoHasIt = ({ name, version, section }: Offer): string =>
  `${sectionName(section)} has \`${name}\`${version === undefined ? '' : ` ${version}`}`

function noteFor({ version }: Package, { isNewEnough, absentFrom }: Equivalent): { note?: string } {
  const fit =
    isNewEnough === undefined
      ? `whether that satisfies \`${version}\` cannot be told`
      : `that ${isNewEnough ? 'satisfies' : 'does not satisfy'} \`${version}\``
  const notes = [
    ...(version === undefined ? [] : [fit]),
    ...(absentFrom.length > 0 ? [`it is not in ${joined(absentFrom)}`] : []),
  ]
  return notes.length > 0 ? { note: notes.join('; ') } : {}
}

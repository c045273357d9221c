import type { AptIndex } from '../../../model/apt-index.ts'
import { type Availability, availabilityOf, type Offer, releasesOf } from '../../../model/apt-offer.ts'
import { parseVersionRelations, satisfies, type VersionRelation } from '../../../model/debian-version.ts'
import type { Package } from '../../../model/schema/package.ts'
import { offerWords, snapshotNote } from '../../archive-words.ts'
import type { Rule } from '../../rule.ts'
import { wantedPackages } from '../../wanted-packages.ts'

/** `packages/version-unsatisfiable`. The name is right and apt still cannot install it. */
export const versionUnsatisfiable: Rule = {
  id: 'packages/version-unsatisfiable',
  severity: 'warn',
  summary: 'The archive has a package, and none of its versions is the one that is asked for.',
  check({ catalog, report }) {
    const { apt } = catalog
    if (!apt) return
    for (const { service, item, spot } of wantedPackages(catalog)) {
      const relations = parseVersionRelations(item.version ?? '')
      if (!relations) continue
      const answers = releasesOf(catalog, service).map((release) => ({
        release,
        offers: offersIn(availabilityOf(apt, item, release)),
      }))
      const failing = answers.filter(
        ({ offers }) => offers.length > 0 && !offers.some((offer) => mayHold(offer, relations)),
      )
      const offers = failing.flatMap((answer) => answer.offers)
      if (offers.length === 0) continue
      report({
        ...spot('version'),
        value: item.name,
        ...(item.version !== undefined && { actual: item.version }),
        reason: `no \`${item.name}\` with version \`${item.version}\` can be installed: there is ${offerWords(offers)}`,
        ...snapshotNote(offers.map(({ section }) => section)),
        help: helpFor(item, relations, offers, backported(apt, item, failing)),
      })
    }
  },
}

const offersIn = (answer: Availability): readonly Offer[] => (answer.kind === 'offered' ? answer.offers : [])

/** A package that provides the name without a version might be anything: nothing is said of it. */
const mayHold = ({ version }: Offer, relations: readonly VersionRelation[]): boolean =>
  version === undefined || relations.every((relation) => satisfies(version, relation))

/** Backports of the same releases. */
const backported = (
  apt: AptIndex,
  item: Package,
  failing: readonly { readonly release: string | undefined }[],
): readonly Offer[] =>
  item.source === 'debian' && item.suite === undefined
    ? failing.flatMap(({ release }) =>
        offersIn(availabilityOf(apt, { ...item, source: 'debian-backports' }, release)),
      )
    : []

function helpFor(
  item: Package,
  relations: readonly VersionRelation[],
  offers: readonly Offer[],
  backports: readonly Offer[],
): string {
  const revised = offers.find(({ version }) => version?.replace(/-[^-]*$/, '') === item.version)
  if (revised) return `write the revision too, \`"${revised.version}"\`, or \`">= ${item.version}"\``
  const newer = backports.find((offer) => mayHold(offer, relations))
  if (newer) return `there is ${offerWords([newer])}: \`source: debian-backports\``
  return 'ask for a version that is there, or say where this one comes from: `source:`'
}

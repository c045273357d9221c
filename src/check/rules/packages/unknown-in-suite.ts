import type { AptIndex, AptSection } from '../../../model/apt-index.ts'
import { availabilityOf, bareName, offersOf, releasesOf } from '../../../model/apt-offer.ts'
import { perCatalog } from '../../../model/catalog.ts'
import { didYouMean } from '../../../model/did-you-mean.ts'
import { sectionName, sectionNames, snapshotNote } from '../../archive-words.ts'
import type { Rule } from '../../rule.ts'
import { wantedPackages } from '../../wanted-packages.ts'

/** `packages/unknown-in-suite`. apt would say so on the night of the rebuild. */
export const unknownInSuite: Rule = {
  id: 'packages/unknown-in-suite',
  severity: 'warn',
  summary: 'The archive that a package is to come from does not have it.',
  check({ catalog, report }) {
    const { apt } = catalog
    if (!apt) return
    for (const { service, item, spot } of wantedPackages(catalog)) {
      const answers = releasesOf(catalog, service).map((release) => availabilityOf(apt, item, release))
      const sections = answers.flatMap((answer) => (answer.kind === 'missing' ? answer.sections : []))
      if (sections.length === 0) continue
      report({
        ...spot('name'),
        value: item.name,
        reason: `\`${item.name}\` is not in ${sectionNames(sections)}`,
        ...snapshotNote(sections),
        help: helpFor(bareName(item.name), sections, apt, namesByInitial(catalog)),
      })
    }
  },
}

function helpFor(
  name: string,
  looked: readonly AptSection[],
  { sections }: AptIndex,
  names: ReadonlyMap<string, readonly string[]>,
): string {
  const [elsewhere] = offersOf(name, sections)
  if (elsewhere) return `${sectionName(elsewhere.section)} has it: say so with ${howToSay(elsewhere.section)}`
  const near = didYouMean(name, names.get(initialOf(name)) ?? [])
  if (near !== undefined && offersOf(near, looked).length > 0) return `did you mean \`${near}\`?`
  return 'correct the name, or say where it comes from: `source:`, and `component:` where it is not in main'
}

/** Names by their first letter, which is seldom the wrong one: Debian has sixty thousand names. */
const namesByInitial = perCatalog(({ apt }): ReadonlyMap<string, readonly string[]> => {
  const names = new Map<string, string[]>()
  for (const name of new Set(apt?.sections.flatMap(({ packages }) => [...packages.keys()]))) {
    const initial = initialOf(name)
    const others = names.get(initial)
    if (others) others.push(name)
    else names.set(initial, [name])
  }
  return names
})

const initialOf = (name: string): string => name.slice(0, 1)

function howToSay({ repository, suite }: AptSection): string {
  if (repository !== undefined) return `\`source: apt\` and \`repository: ${repository}\``
  return /-backports/.test(suite) ? '`source: debian-backports`' : `\`suite: ${suite}\``
}

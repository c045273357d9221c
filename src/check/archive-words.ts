import type { AptSection } from '../model/apt-index.ts'
import type { Offer } from '../model/apt-offer.ts'
import { compareText } from '../model/finding.ts'
import { joined } from './words.ts'

/** `Debian bookworm main`, `apt.example.org/debian bookworm main`. */
export const sectionName = ({ repository, suite, component }: AptSection): string =>
  [repository ?? 'Debian', suite, component].join(' ')

/** `Debian bookworm main and bookworm contrib`: where something was looked for. Updates belong to their release. */
export function sectionNames(sections: readonly AptSection[]): string {
  const named = [...new Set(sections)].filter(({ suite }) => !/-(?:updates|security)$/.test(suite))
  const isSame = named.every(({ repository }) => repository === named[0]?.repository)
  return joined(
    named.map((section, index) =>
      isSame && index > 0 ? `${section.suite} ${section.component}` : sectionName(section),
    ),
  )
}

/** `1.6.18-1 in Debian bookworm main`, each version once. */
export function offerWords(offers: readonly Offer[]): string {
  const seen = new Set<string>()
  const words = offers.flatMap(({ version = 'no version', section }) => {
    if (seen.has(`${section.suite} ${version}`)) return []
    seen.add(`${section.suite} ${version}`)
    return [`${version} in ${sectionName(section)}`]
  })
  return joined(words)
}

/** When the newest of some sections was made; nothing where none says so. */
export function snapshotNote(sections: readonly AptSection[]): { note?: string } {
  const newest = sections
    .flatMap(({ date }) => date ?? [])
    .sort(compareText)
    .at(-1)
  return newest === undefined ? {} : { note: `the package snapshot is of ${newest}` }
}

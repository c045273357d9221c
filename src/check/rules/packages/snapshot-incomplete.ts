import { type AptIndex, isLeftOut } from '../../../model/apt-index.ts'
import { bareName, debianReleases, isCovered } from '../../../model/apt-offer.ts'
import type { Catalog } from '../../../model/catalog.ts'
import { didYouMean } from '../../../model/did-you-mean.ts'
import { compareText } from '../../../model/finding.ts'
import type { Report, Rule } from '../../rule.ts'
import { wantedPackages } from '../../wanted-packages.ts'
import { fewOf, joined, quoted } from '../../words.ts'

/** `packages/snapshot-incomplete`. Where the snapshot knows nothing the other rules say nothing; here it is said. */
export const snapshotIncomplete: Rule = {
  id: 'packages/snapshot-incomplete',
  severity: 'info',
  summary: 'The package snapshot does not know a release that hosts run, or packages that are documented.',
  check({ catalog, report }) {
    const { apt } = catalog
    if (!apt) return
    for (const found of unknownReleases(catalog, apt)) report(found)
    const names = uncovered(catalog, apt)
    if (names.length === 0) return
    const be = names.length === 1 ? 'is' : 'are'
    report({
      document: 'site',
      field: ['apt'],
      reason: `${fewOf(names.map(quoted), 'more package')} ${be} not in the package snapshot, which was made for other documents`,
      note: `nobody looks whether Debian has ${names.length === 1 ? 'it' : 'them'}`,
      help: 'make it again with `portolan apt snapshot --documented`',
    })
  },
}

function* unknownReleases({ site }: Catalog, apt: AptIndex): Generator<Report> {
  const known = debianReleases(apt)
  for (const [index, { suite }] of (site.hostFacts ?? []).entries()) {
    if (suite === undefined || known.includes(suite)) continue
    const near = didYouMean(suite, known)
    yield {
      document: 'site',
      field: ['hostFacts', index, 'suite'],
      value: suite,
      // A slip of the pen silences the checks of all these hosts; a release of which nobody has a snapshot is known.
      ...(near !== undefined && { severity: 'warn' }),
      reason: `the package snapshot does not know the release \`${suite}\``,
      note: `packages on hosts that run it are not looked up; it knows ${joined(known) || 'none of Debian’s'}`,
      help:
        near === undefined
          ? `add the lists of \`${suite}\` to those that the snapshot is made of`
          : `did you mean \`${near}\`?`,
    }
  }
}

/** Documented names that a reduced snapshot was not made for, each once. */
function uncovered(catalog: Catalog, apt: AptIndex): readonly string[] {
  const names = new Set<string>()
  if (!apt.missing) return []
  for (const { item } of wantedPackages(catalog)) {
    const isDebians = item.source === 'debian' || item.source === 'debian-backports'
    const name = bareName(item.name)
    if (isDebians && !isLeftOut(name) && !isCovered(apt, name)) names.add(name)
  }
  return [...names].sort(compareText)
}

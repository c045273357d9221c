import type { Package } from '../../../model/schema/package.ts'
import { entries } from '../../entries.ts'
import { isDebianPackage, isDigest, sourceNames } from '../../package-sources.ts'
import type { Rule } from '../../rule.ts'

/** Versions and branches that mean another content tomorrow. */
const moving = /^(?:latest|stable|edge|nightly|master|main|trunk|develop|dev|HEAD|tip|next|current|\*|x)$/i

/** `packages/non-debian-unpinned`. Two hosts built on two days would differ. */
export const nonDebianUnpinned: Rule = {
  id: 'packages/non-debian-unpinned',
  severity: 'error',
  summary: 'A package that is not from an apt repository has no fixed version.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, index, at } of entries(catalog, 'packages')) {
      if (isDebianPackage(item) || item.ensure === 'absent' || isPinned(item)) continue
      const { name, source, version } = item
      report({
        document: service,
        field: version === undefined ? at : ['packages', index, 'version'],
        value: name,
        ...(version !== undefined && { actual: version }),
        reason:
          version === undefined
            ? `\`${name}\` from ${sourceNames[source]} has no version`
            : moving.test(version)
              ? `\`${name}\` from ${sourceNames[source]} follows \`${version}\`, which moves`
              : `\`${name}\` from ${sourceNames[source]} may be any version that \`${version}\` allows`,
        note: 'two hosts that are built on two days would differ',
        help: source === 'git' ? 'name a tag or a commit in `version:`' : 'name one version in `version:`',
      })
    }
  },
}

/** One exact version; or a range or nothing where a digest or a lock file fixes it. */
function isPinned({ version, lock, name, source }: Package): boolean {
  if (isDigest(lock ?? '') || isDigest(name)) return true
  if (version === undefined)
    return source === 'container' && /:[^/:]+$/.test(name) && !moving.test(name.split(':').at(-1) ?? '')
  const isRange = moving.test(version) || /^[<>~^!*]|\|\||,|\s-\s|[.][x*](?:\.|$)/.test(version)
  return !isRange || lock !== undefined
}

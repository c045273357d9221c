import { entries } from '../../entries.ts'
import { isDigest, isLanguagePackage } from '../../package-sources.ts'
import type { Rule } from '../../rule.ts'

/** `packages/non-debian-unlocked`. The version of a package says nothing of what it brings along. */
export const nonDebianUnlocked: Rule = {
  id: 'packages/non-debian-unlocked',
  severity: 'warn',
  summary: 'A package of a language’s package manager, or a container, has no lock file or digest.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'packages')) {
      const { name, source, lock, version = '', ensure } = item
      const isContainer = source === 'container'
      if (!(isContainer || isLanguagePackage(item)) || ensure === 'absent') continue
      if (lock !== undefined || isDigest(name) || isDigest(version)) continue
      report({
        document: service,
        field: at,
        value: name,
        reason: isContainer ? `the image \`${name}\` has no digest` : `\`${name}\` has no lock file`,
        note: isContainer
          ? 'a tag can be moved to another image'
          : 'the packages that it needs are not fixed, and nothing proves that they are the ones you tested',
        help: isContainer ? 'add `lock: sha256:…`' : 'name the lock file, or a digest, in `lock:`',
      })
    }
  },
}

import { isDeepStrictEqual } from 'node:util'
import type { Package } from '../../../model/schema/package.ts'
import { entriesOf, type ListEntry } from '../../entries.ts'
import { removed } from '../../repairs.ts'
import type { Rule } from '../../rule.ts'

type PackageEntry = ListEntry<Package>

/** `packages/duplicate`. Of two entries one gets changed and the other believed. */
export const duplicate: Rule = {
  id: 'packages/duplicate',
  severity: 'warn',
  summary: 'A package is listed twice in one document.',
  scope: 'document',
  check({ catalog, report }) {
    for (const service of catalog.services) {
      const firsts = new Map<string, PackageEntry>()
      for (const entry of entriesOf(service, 'packages')) {
        const { item, at } = entry
        const key = `${item.name} ${item.source}`
        const first = firsts.get(key)
        if (!first) firsts.set(key, entry)
        else {
          report({
            document: service,
            field: at,
            value: item.name,
            reason: `\`${item.name}\` is listed twice`,
            label: 'again here',
            help: 'keep one of the two',
            // Which of two that differ is right, only the author knows.
            ...(isDeepStrictEqual(item, first.item) && { repair: removed('the second one') }),
            related: [{ document: service, field: first.at, label: 'first here' }],
          })
        }
      }
    }
  },
}

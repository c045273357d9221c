import { entriesOf } from '../../entries.ts'
import type { Rule } from '../../rule.ts'

/** `packages/duplicate`. Of two entries one gets changed and the other believed. */
export const duplicate: Rule = {
  id: 'packages/duplicate',
  severity: 'warn',
  summary: 'A package is listed twice in one document.',
  check({ catalog, report }) {
    for (const service of catalog.services) {
      const firsts = new Map<string, (string | number)[]>()
      for (const { item, at } of entriesOf(service, 'packages')) {
        const key = `${item.name} ${item.source}`
        const first = firsts.get(key)
        if (!first) firsts.set(key, [...at])
        else {
          report({
            document: service,
            field: at,
            value: item.name,
            reason: `\`${item.name}\` is listed twice`,
            label: 'again here',
            help: 'keep one of the two',
            related: [{ document: service, field: first, label: 'first here' }],
          })
        }
      }
    }
  },
}

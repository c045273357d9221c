import { contactEntries } from '../../contact-entries.ts'
import type { Rule } from '../../rule.ts'

/** `contacts/best-for-missing`. Who is in trouble must not have to guess where to ask. */
export const bestForMissing: Rule = {
  id: 'contacts/best-for-missing',
  severity: 'warn',
  summary: 'A contact does not say what it is best for.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { document, contact, at } of contactEntries(catalog)) {
      const { kind, address, bestFor } = contact
      if (bestFor !== undefined) continue
      report({
        document,
        field: at,
        value: address,
        reason: `nobody says what \`${address}\` is best for`,
        help: `write {kind: ${kind}, address: "${address}", bestFor: …}`,
      })
    }
  },
}

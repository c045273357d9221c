import { besideDocument } from '../../beside.ts'
import { entries } from '../../entries.ts'
import type { Rule } from '../../rule.ts'

/** `configs/from-outside`. What a page shows must be in the content folder, where it is reviewed. */
export const fromOutside: Rule = {
  id: 'configs/from-outside',
  severity: 'error',
  summary: 'The file that holds a configuration file’s content is outside the content folder.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, index } of entries(catalog, 'configs')) {
      const { from } = item
      if (from === undefined || besideDocument(service, from) !== undefined) continue
      report({
        document: service,
        field: ['configs', index, 'from'],
        value: from,
        reason: `\`${from}\` leads out of the content folder`,
        note: 'the page would publish a file of the machine that builds it',
        help: 'copy the file beside the document and name it relative to the document’s folder',
      })
    }
  },
}

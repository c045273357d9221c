import { posix } from 'node:path'
import { didYouMean } from '../../../model/did-you-mean.ts'
import { besideDocument } from '../../beside.ts'
import { entries } from '../../entries.ts'
import type { Rule } from '../../rule.ts'

/** `configs/from-missing`. */
export const fromMissing: Rule = {
  id: 'configs/from-missing',
  severity: 'error',
  summary: 'The file that holds a configuration file’s content is not there.',
  check({ catalog, report }) {
    for (const { service, item, index } of entries(catalog, 'configs')) {
      const { from } = item
      const source = from === undefined ? undefined : besideDocument(service, from)
      if (from === undefined || source === undefined || catalog.files.has(source)) continue
      const nearest = didYouMean(source, catalog.files)
      report({
        document: service,
        field: ['configs', index, 'from'],
        value: from,
        reason: `there is no file \`${from}\` beside the document`,
        label: `looked for \`${source}\``,
        help: nearest
          ? `did you mean \`${posix.relative(posix.dirname(service.source), nearest)}\`?`
          : 'put the file there; the path is relative to the document’s folder',
      })
    }
  },
}

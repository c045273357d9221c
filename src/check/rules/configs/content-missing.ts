import type { Config } from '../../../model/schema/config.ts'
import { entries } from '../../entries.ts'
import type { Rule } from '../../rule.ts'

/** `configs/content-missing`. A file that nobody can write again is lost with its host. */
export const contentMissing: Rule = {
  id: 'configs/content-missing',
  severity: 'error',
  summary: 'A file that the service creates has no content in the document.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'configs')) {
      if (!lacksContent(item)) continue
      const isLink = item.action === 'link'
      report({
        document: service,
        field: at,
        value: item.path,
        reason: isLink
          ? `\`${item.path}\` is a link and nothing says where to`
          : `\`${item.path}\` is written anew and its content is nowhere`,
        note: 'nobody can build the host again from this document',
        help: isLink
          ? 'add `target:`'
          : 'add `content:`, `from:` with a file beside the document, `settings:`, or `secret: true`',
      })
    }
  },
}

/** A path that ends in a slash is a folder, which has none. */
function lacksContent({ path, action, content, from, settings = [], secret, target }: Config): boolean {
  if (action === 'link') return target === undefined
  if ((action !== 'create' && action !== 'replace') || path.endsWith('/')) return false
  return content === undefined && from === undefined && settings.length === 0 && !secret
}

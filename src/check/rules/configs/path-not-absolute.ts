import { posix } from 'node:path'
import { entries } from '../../entries.ts'
import { rewritten } from '../../repairs.ts'
import type { Rule } from '../../rule.ts'

/** `configs/path-not-absolute`. One file has one name, or two services never notice that they share it. */
export const pathNotAbsolute: Rule = {
  id: 'configs/path-not-absolute',
  severity: 'error',
  summary: 'The path of a configuration file is relative, or written a long way round.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'configs')) {
      const { path } = item
      const straight = posix.normalize(path)
      if (path.startsWith('/') && path === straight) continue
      report({
        document: service,
        field: at,
        value: path,
        actual: path,
        reason: path.startsWith('/')
          ? `\`${path}\` is \`${straight}\`, written a long way round`
          : `\`${path}\` is not an absolute path`,
        ...(path.startsWith('/')
          ? { expected: [straight], help: `write \`${straight}\``, repair: rewritten(straight) }
          : {
              help: path.startsWith('~')
                ? 'write the home folder out'
                : 'begin it with / as it stands on the host',
            }),
      })
    }
  },
}

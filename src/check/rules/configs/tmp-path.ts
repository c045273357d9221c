import { comparablePath } from '../../config-paths.ts'
import { entries } from '../../entries.ts'
import type { Rule } from '../../rule.ts'

/** `configs/tmp-path`. */
export const tmpPath: Rule = {
  id: 'configs/tmp-path',
  severity: 'warn',
  summary: 'A configuration file is in a folder that is emptied.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'configs')) {
      const folder = /^\/(?:tmp|var\/tmp|dev\/shm|run)(?=\/)/.exec(comparablePath(item.path))?.[0]
      if (folder === undefined || item.action === 'remove') continue
      report({
        document: service,
        field: at,
        value: item.path,
        reason: `\`${item.path}\` is lost when \`${folder}\` is emptied`,
        note:
          folder === '/run' || folder === '/dev/shm'
            ? 'it is empty after every start of the host'
            : 'old files there are removed, and everybody may write there',
        help: 'keep the file under /etc',
      })
    }
  },
}

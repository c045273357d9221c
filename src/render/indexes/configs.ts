import type { Service } from '../../model/document.ts'
import { compareText } from '../../model/finding.ts'
import type { Config } from '../../model/schema/config.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../draft.ts'
import { linkTo } from '../link.ts'
import { split } from '../part.ts'

/** A use of a file; the base layer of the site has no service. */
interface Use {
  readonly service?: Service
  readonly config: Config
}

/** Services named in one row. */
const mostUses = 30

/** `configs.html`: which service changes which file. */
export function configsIndex(context: Context): readonly Draft[] {
  const files = groupUses(context)
  return split('configs', files, {
    label: ([path]) => path,
    weight: ([, uses]) => 120 + 110 * Math.min(uses.length, mostUses),
  }).map(({ path, rows, parts }) => ({
    path,
    data: () => ({
      kind: 'configs',
      total: files.length,
      rows: rows.map(([file, uses]) => ({
        path: file,
        shared: uses.length > 1,
        uses: uses.slice(0, mostUses).map(({ service, config }) => ({
          service: service && linkTo(path, service),
          action: config.action,
          shared: config.shared,
        })),
        moreUses: Math.max(0, uses.length - mostUses),
      })),
      parts,
    }),
  }))
}

function groupUses({ catalog }: Context): readonly (readonly [string, readonly Use[]])[] {
  const groups = new Map<string, Use[]>()
  const add = (use: Use) => {
    const group = groups.get(use.config.path)
    if (group) group.push(use)
    else groups.set(use.config.path, [use])
  }
  for (const config of catalog.site.base?.configs ?? []) add({ config })
  for (const service of catalog.services) for (const config of service.configs ?? []) add({ service, config })
  return [...groups].sort(([a], [b]) => compareText(a, b))
}

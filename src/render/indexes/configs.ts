import type { Service } from '../../model/document.ts'
import { compareText } from '../../model/finding.ts'
import type { Config } from '../../model/schema/config.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../draft.ts'
import { linkTo } from '../link.ts'
import { chunksOf, linkWeight, split } from '../part.ts'

/** A use of a file; the base layer of the site has no service. */
interface Use {
  readonly service?: Service
  readonly config: Config
}

/** Uses of a file in one row; more are continued in the next. */
const mostUses = 50

/** `configs.html`: which service changes which file. */
export function configsIndex(context: Context): readonly Draft[] {
  const files = groupUses(context)
  const chunks = files.flatMap(([file, uses]) =>
    chunksOf(uses, mostUses).map((chunk) => ({ file, ...chunk })),
  )
  return split('configs', chunks, {
    label: ({ file }) => file,
    weight: ({ file, items }) =>
      items.reduce((sum, { service }) => sum + 85 + (service ? linkWeight(service) : 20), 90 + file.length),
  }).map(({ path, rows, parts }) => ({
    path,
    data: () => ({
      kind: 'configs',
      total: files.length,
      rows: rows.map(({ file, items, range }) => ({
        path: file,
        shared: (range?.total ?? items.length) > 1,
        uses: items.map(({ service, config }) => ({
          service: service && linkTo(path, service),
          action: config.action,
          shared: config.shared,
        })),
        range,
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

import { perCatalog } from '../../model/catalog.ts'
import type { Service } from '../../model/document.ts'
import { compareText } from '../../model/finding.ts'
import { hostIndex } from '../../model/node-set.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../draft.ts'
import { foldedLines } from '../host-set.ts'
import { hostLink, linkTo } from '../link.ts'
import { chunksOf, split } from '../part.ts'
import { byTitle } from '../service-row.ts'

/** Hosts that carry the same services. */
interface HostGroup {
  readonly hosts: readonly string[]
  readonly services: readonly Service[]
}

/** Hosts of one group on one page; a larger group is continued. */
const mostHosts = 200

/** Characters of markup that a group takes, about: every host is named twice, in its address and in its link. */
const weightOf = ({ hosts, services }: HostGroup): number =>
  services.reduce((sum, { id, title }) => sum + 50 + id.length + title.length, 200) +
  hosts.reduce((sum, host) => sum + 45 + 2 * host.length, 0)

/** `hosts.html`: hosts that carry the same, folded into one row. */
export function hostsIndex(context: Context): readonly Draft[] {
  const groups = hostGroups(context.catalog)
  const total = hostIndex(context.catalog).size
  return split('hosts', groups, { label: ({ hosts }) => hosts[0] ?? '', weight: weightOf }).map(
    ({ path, rows, parts }) => ({
      path,
      data: () => ({
        kind: 'hosts',
        total,
        rows: rows.map(({ hosts, services }) => ({
          folded: foldedLines(hosts).join(', '),
          count: hosts.length,
          links: hosts.map((host) => hostLink(path, host)),
          services: services.map((service) => linkTo(path, service)),
        })),
        parts,
      }),
    }),
  )
}

const hostGroups = perCatalog((catalog): readonly HostGroup[] => {
  const groups = new Map<string, { hosts: string[]; services: readonly Service[] }>()
  for (const [host, services] of hostIndex(catalog)) {
    const key = services.map(({ id }) => id).join(' ')
    const group = groups.get(key)
    if (group) group.hosts.push(host)
    else groups.set(key, { hosts: [host], services: [...services].sort(byTitle) })
  }
  return [...groups.values()]
    .flatMap(({ hosts, services }) =>
      chunksOf(hosts.sort(compareText), mostHosts).map(({ items }) => ({ hosts: items, services })),
    )
    .sort((a, b) => compareText(a.hosts[0] ?? '', b.hosts[0] ?? ''))
})

import { teamById } from '../../model/catalog.ts'
import type { Service } from '../../model/document.ts'
import { compareText } from '../../model/finding.ts'
import type { SitePath } from '../../model/output-file.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../draft.ts'
import { ownerOf } from '../link.ts'
import type { ServicesIndex } from '../page.ts'
import { type Stretch, split } from '../part.ts'
import { relative } from '../path.ts'
import { byTitle, serviceRow, serviceWeight } from '../service-row.ts'
import { slugs } from '../slug.ts'
import { systemLink } from '../system.ts'

type By = ServicesIndex['by']

/** What tells the groups of a list apart. */
interface Grouping {
  readonly by: By
  readonly name: string
  readonly groupOf: (context: Context, service: Service) => string
  readonly compare: (a: string, b: string) => number
  /** Where the group of a service has a page of its own. */
  readonly pageOf?: (context: Context, from: SitePath, service: Service) => string | undefined
}

/** Services without a group come last. */
const alphabetically = (a: string, b: string): number =>
  Number(a === '') - Number(b === '') || compareText(a.toLowerCase(), b.toLowerCase())

const groupings: readonly Grouping[] = [
  {
    by: 'system',
    name: 'services-by-system',
    groupOf: (_, { system }) => system ?? '',
    compare: alphabetically,
    pageOf: ({ catalog }, from, { system }) => system && systemLink(catalog, from, system).href,
  },
  {
    by: 'owner',
    name: 'services-by-owner',
    groupOf: ({ catalog }, { owner = '' }) => teamById(catalog, owner)?.title ?? owner,
    compare: alphabetically,
    pageOf: (context, from, service) => ownerOf(context, from, service)?.href,
  },
  {
    by: 'lifecycle',
    name: 'services-by-lifecycle',
    groupOf: (_, { lifecycle }) => lifecycle,
    compare: (a, b) => rank(b) - rank(a),
  },
]

const order: readonly string[] = ['retired', 'planned', 'experimental', 'deprecated', 'production']
const rank = (lifecycle: string): number => order.indexOf(lifecycle)

/** `services.html` and its siblings: every service by title, and by system, owner and lifecycle. */
export function servicesIndex(context: Context): readonly Draft[] {
  return [...flat(context), ...groupings.flatMap((grouping) => grouped(context, grouping))]
}

function flat(context: Context): Draft[] {
  const services = [...context.catalog.services].sort(byTitle)
  return split('services', services, { label: ({ title }) => title, weight: serviceWeight }).map(
    ({ path, rows, parts }) => ({
      path,
      data: () => ({
        kind: 'services',
        by: 'title',
        total: services.length,
        groups: [{ rows: rows.map((service) => serviceRow(context, path, service)) }],
        contents: [],
        parts,
      }),
    }),
  )
}

/** Characters of markup that naming all groups may take: of more, the parts of the list tell where each begins. */
const mostContents = 12_000

interface Placed {
  readonly service: Service
  readonly group: string
  /** The first of its group. */
  readonly opens: boolean
}

function grouped(context: Context, grouping: Grouping): Draft[] {
  const placed = context.catalog.services
    .map((service) => ({ service, group: grouping.groupOf(context, service) }))
    .sort((a, b) => grouping.compare(a.group, b.group) || byTitle(a.service, b.service))
    .map((row, index, all): Placed => ({ ...row, opens: row.group !== all[index - 1]?.group }))
  const names = [...new Set(placed.map(({ group }) => group))]
  const slugOf = slugs(names.filter(Boolean).sort(compareText))
  const anchorOf = (name: string) => `g-${slugOf.get(name) ?? ''}`
  const contentsWeight = names.reduce((sum, name) => sum + 110 + 3 * name.length, 0)
  const hasContents = contentsWeight <= mostContents
  const stretches = split(grouping.name, placed, {
    label: ({ group, service }) => group || service.title,
    // Each group has a heading and a table of its own.
    weight: ({ service, opens }) => serviceWeight(service) + (opens ? 500 : 0),
    lead: hasContents ? contentsWeight : 0,
  })
  return stretches.map((stretch) => ({
    path: stretch.path,
    data: () => ({
      kind: 'services',
      by: grouping.by,
      total: placed.length,
      groups: groupsOf(stretch.rows).map(({ name, services }) => ({
        name,
        anchor: anchorOf(name),
        href: services[0] && grouping.pageOf?.(context, stretch.path, services[0]),
        rows: services.map((service) => serviceRow(context, stretch.path, service)),
      })),
      contents: hasContents && stretch.index === 0 ? contentsOf(stretches, anchorOf) : [],
      parts: stretch.parts,
    }),
  }))
}

/** Neighbours of one group, together. */
function groupsOf(rows: readonly Placed[]): { name: string; services: Service[] }[] {
  const groups: { name: string; services: Service[] }[] = []
  for (const { service, group } of rows) {
    const last = groups.at(-1)
    if (last?.name === group) last.services.push(service)
    else groups.push({ name: group, services: [service] })
  }
  return groups
}

/** All groups with the place at which each begins. */
function contentsOf(
  stretches: readonly Stretch<Placed>[],
  anchorOf: (name: string) => string,
): ServicesIndex['contents'] {
  const from = stretches[0]?.path ?? ''
  const entries = new Map<string, { label: string; href: string; count: number }>()
  for (const { path, rows } of stretches) {
    for (const { group } of rows) {
      const entry = entries.get(group)
      if (entry) entry.count++
      else entries.set(group, { label: group, count: 1, href: relative(from, path, anchorOf(group)) })
    }
  }
  return [...entries.values()]
}

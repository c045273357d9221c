import type { Service } from '../../model/document.ts'
import { compareText } from '../../model/finding.ts'
import type { SitePath } from '../../model/output-file.ts'
import type { Package } from '../../model/schema/package.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../draft.ts'
import { linkTo } from '../link.ts'
import type { PackageIndexRow } from '../page.ts'
import { type Chunk, chunksOf, linkWeight, split } from '../part.ts'
import { inDebian } from './in-debian.ts'

/** One package from one origin, with every use of it. */
interface Use {
  readonly item: Package
  readonly service: Service
}

/** Sources that apt installs from. */
const aptSources = new Set<Package['source']>(['debian', 'debian-backports', 'apt'])

/** Uses of a package in one row; a common one has thousands, and is continued in the next. */
const mostUses = 50

/** `packages.html`: which service installs what from where; what is not Debian's with its reasons. */
export function packagesIndex(context: Context): readonly Draft[] {
  const groups = groupUses(context.catalog.services)
  const elsewhere = groups.filter(isElsewhere).length
  const chunks = groups.flatMap((uses) => chunksOf(uses, mostUses))
  return split('packages', chunks, {
    label: ({ items: [first] }) => first?.item.name ?? '',
    weight: weightOf,
  }).map(({ path, rows, parts }) => ({
    path,
    data: () => ({
      kind: 'packages',
      total: groups.length,
      elsewhere,
      debian: rows.filter(({ items }) => !isElsewhere(items)).map((row) => packageRow(context, path, row)),
      others: rows.filter(({ items }) => isElsewhere(items)).map((row) => packageRow(context, path, row)),
      parts,
    }),
  }))
}

/** Characters of markup that a row takes, about; what is not Debian's comes with its reasons. */
function weightOf({ items }: Chunk<Use>): number {
  const hasReasons = isElsewhere(items)
  return items.reduce((sum, { item: { why = '' }, service }) => {
    const link = linkWeight(service) + 15
    return sum + link + (hasReasons && why ? link + 25 + why.length : 0)
  }, 220)
}

const isElsewhere = ([first]: readonly Use[]): boolean => !aptSources.has(first?.item.source ?? 'debian')

/** Non-Debian packages first: they are the ones with something to explain. */
function groupUses(services: readonly Service[]): readonly (readonly Use[])[] {
  const groups = new Map<string, Use[]>()
  for (const service of services) {
    for (const item of service.packages ?? []) {
      if (item.ensure === 'absent') continue
      const key = `${item.name}\0${item.source}\0${originOf(item) ?? ''}`
      const group = groups.get(key)
      if (group) group.push({ item, service })
      else groups.set(key, [{ item, service }])
    }
  }
  return [...groups]
    .sort(([a, x], [b, y]) => Number(isElsewhere(y)) - Number(isElsewhere(x)) || compareText(a, b))
    .map(([, group]) => group)
}

function originOf({ repository, component, suite }: Package): string | undefined {
  return [repository, suite, component].filter(Boolean).join(' ') || undefined
}

function packageRow(
  { catalog }: Context,
  path: SitePath,
  { items: uses, range }: Chunk<Use>,
): PackageIndexRow {
  const item = (uses[0] as Use).item
  const services = [...new Set(uses.map(({ service }) => service))]
  const tracking = uses.find((use) => use.item.tracking !== undefined)?.item.tracking
  return {
    name: item.name,
    source: item.source,
    origin: originOf(item),
    versions: [...new Set(uses.flatMap((use) => use.item.version ?? []))].sort(compareText),
    inDebian: inDebian(catalog, uses),
    services: services.map((service) => linkTo(path, service)),
    range,
    whys: uses
      .filter((use) => use.item.why !== undefined)
      .map((use) => ({ service: linkTo(path, use.service), text: use.item.why ?? '' })),
    packagedAs: uses.find((use) => use.item.packagedAs !== undefined)?.item.packagedAs,
    ...(tracking !== undefined && {
      tracking: { text: tracking, ...(/^https?:/.test(tracking) && { href: tracking }) },
    }),
  }
}

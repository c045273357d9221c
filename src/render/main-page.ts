import { perCatalog } from '../model/catalog.ts'
import { isInProduction, isRunning } from '../model/document.ts'
import { compareText } from '../model/finding.ts'
import { hostIndex } from '../model/node-set.ts'
import type { SitePath } from '../model/output-file.ts'
import { portShares } from '../model/port-conflict.ts'
import { isReviewOverdue, reviewDue } from '../model/review.ts'
import { bodyData } from './body.ts'
import { categoriesOf } from './category.ts'
import { allConflicts } from './conflict-anchor.ts'
import { type Context, countFindings } from './context.ts'
import { linkTo, sourceOf } from './link.ts'
import type { MainPage, Rest } from './page.ts'
import { indexPath, relative } from './path.ts'
import { systemLink } from './system.ts'

const mostListed = 12
/** Systems and categories that are named, the largest first. */
const mostGroups = 40

/** Data of `index.html`: the written page, if there is one, and what the catalogue says of itself. */
export function mainPage(context: Context, path: SitePath): MainPage {
  const { catalog } = context
  const document = catalog.documents.get('index')
  const overdue = overdueReviews(context, path)
  return {
    kind: 'main',
    title: document?.title ?? catalog.site.title ?? '',
    body: document && bodyData(context, path, document),
    counts: {
      services: catalog.services.length,
      production: catalog.services.filter(isInProduction).length,
      teams: catalog.teams.length,
      hosts: hostIndex(catalog).size,
      ports: catalog.services.reduce((sum, service) => sum + (service.ports?.length ?? 0), 0),
      pages: catalog.pages.length,
    },
    findings: { ...countFindings(context.findings), suppressed: context.suppressed },
    conflicts: allConflicts(catalog).length,
    shares: portShares(catalog).length,
    overdue: overdue.slice(0, mostListed),
    moreOverdue: Math.max(0, overdue.length - mostListed),
    changed: recentChanges(context, path),
    systems: systems(catalog)
      .slice(0, mostGroups)
      .map(({ name, count }) => ({ ...systemLink(catalog, path, name), count })),
    moreSystems: restOf(path, systems(catalog).length, 'services-by-system'),
    categories: [...categoriesOf(catalog).values()]
      .map(({ name, base, documents }) => ({
        label: name,
        count: documents.length,
        href: relative(path, indexPath(base)),
      }))
      .sort((a, b) => b.count - a.count || compareText(a.label, b.label))
      .slice(0, mostGroups),
    moreCategories: restOf(path, categoriesOf(catalog).size, 'categories'),
    source: document && sourceOf(context, document),
  }
}

const restOf = (path: SitePath, all: number, index: string): Rest | undefined =>
  all > mostGroups ? { count: all - mostGroups, href: relative(path, indexPath(index)) } : undefined

function overdueReviews({ catalog, today }: Context, path: SitePath): MainPage['overdue'] {
  return catalog.services
    .filter((service) => isReviewOverdue(service, today))
    .map((service) => ({ ...linkTo(path, service), due: reviewDue(service) ?? '' }))
    .sort((a, b) => compareText(a.due, b.due) || compareText(a.href, b.href))
}

function recentChanges({ catalog, changes }: Context, path: SitePath): MainPage['changed'] {
  if (!changes) return []
  return [...catalog.documents.values()]
    .flatMap((document) => {
      const date = changes.get(document.source)?.date
      return date === undefined ? [] : [{ ...linkTo(path, document), date }]
    })
    .sort((a, b) => compareText(b.date, a.date) || compareText(a.href, b.href))
    .slice(0, mostListed)
}

/** Systems with how many running services each has, the largest first. */
const systems = perCatalog((catalog) => {
  const counts = new Map<string, number>()
  for (const service of catalog.services.filter(isRunning)) {
    if (service.system !== undefined) counts.set(service.system, (counts.get(service.system) ?? 0) + 1)
  }
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || compareText(a.name, b.name))
})

import { isInProduction } from '../../model/document.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../draft.ts'
import { linkTo } from '../link.ts'
import { split } from '../part.ts'
import { readinessOf } from '../readiness.ts'
import { byTitle, serviceRow } from '../service-row.ts'

/** `readiness.html`: which services somebody could rebuild from their page alone, the least ready first. */
export function readinessIndex(context: Context): readonly Draft[] {
  const all = context.catalog.services
    .filter(isInProduction)
    .map((service) => {
      const areas = readinessOf(service, context.findingsOf(service))
      return { service, areas, met: areas.filter((area) => area.met).length }
    })
    .sort((a, b) => a.met - b.met || byTitle(a.service, b.service))
  const ready = all.filter(({ met, areas }) => met === areas.length).length
  return split('readiness', all, { label: ({ service }) => service.title, weight: 500 }).map(
    ({ path, rows, parts }) => ({
      path,
      data: () => ({
        kind: 'readiness',
        total: all.length,
        ready,
        rows: rows.map(({ service, areas, met }) => ({
          service: linkTo(path, service),
          owner: serviceRow(context, path, service).owner,
          met,
          areas,
        })),
        parts,
      }),
    }),
  )
}

import { teamById } from '../../model/catalog.ts'
import { isInProduction, type Service } from '../../model/document.ts'
import { compareText } from '../../model/finding.ts'
import type { SitePath } from '../../model/output-file.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../draft.ts'
import { linkTo, ownerOf } from '../link.ts'
import type { ReadinessIndex, ReadinessRow } from '../page.ts'
import { split } from '../part.ts'
import { readinessAreas, readinessOf } from '../readiness.ts'
import { byTitle } from '../service-row.ts'

interface Judged {
  readonly service: Service
  readonly areas: readonly ReadinessRow[]
  readonly met: number
}

/** `readiness.html`: which services somebody could rebuild from their page alone, the least ready first. */
export function readinessIndex(context: Context): readonly Draft[] {
  const all = context.catalog.services
    .filter(isInProduction)
    .map((service): Judged => {
      const areas = readinessOf(service, context.findingsOf(service))
      return { service, areas, met: areas.filter((area) => area.met).length }
    })
    .sort((a, b) => a.met - b.met || byTitle(a.service, b.service))
  const ready = all.filter(({ met, areas }) => met === areas.length).length
  const owners = new Set(all.map(({ service }) => service.owner)).size
  const lead = 400 + 500 * Math.min(owners, mostTeams)
  return split('readiness', all, { label: titleOf, weight: weightOf, lead }).map(
    ({ path, index, rows, parts }) => ({
      path,
      data: () => ({
        kind: 'readiness',
        total: all.length,
        ready,
        areas: readinessAreas,
        teams: index === 0 ? teamRows(context, path, all) : [],
        rows: rows.map(({ service, areas, met }) => ({
          service: linkTo(path, service),
          owner: ownerOf(context, path, service),
          met,
          areas,
        })),
        parts,
      }),
    }),
  )
}

const titleOf = ({ service }: Judged): string => service.title

/** Teams that are listed, the rest is in the table of services. */
const mostTeams = 60

/** A row carries the reasons of what is not met. */
const weightOf = ({ areas }: Judged): number =>
  areas.reduce((sum, { finding }) => sum + (finding?.reason.length ?? 0), 600)

/** How far each team has come, by name; services whose owner is not in the catalogue are in none. */
function teamRows({ catalog }: Context, path: SitePath, all: readonly Judged[]): ReadinessIndex['teams'] {
  const byOwner = new Map<string, Judged[]>()
  for (const judged of all) {
    const { owner } = judged.service
    if (owner === undefined) continue
    const known = byOwner.get(owner)
    if (known) known.push(judged)
    else byOwner.set(owner, [judged])
  }
  const everyone = { total: all.length, met: metByArea(all) }
  const teams = [...byOwner].flatMap(([owner, own]) => {
    const team = teamById(catalog, owner)
    return team ? [{ team: linkTo(path, team), total: own.length, met: metByArea(own) }] : []
  })
  if (teams.length < 2) return []
  return [everyone, ...teams.sort((a, b) => compareText(a.team.label, b.team.label)).slice(0, mostTeams)]
}

const metByArea = (judged: readonly Judged[]): readonly number[] =>
  readinessAreas.map((_, number) => judged.filter(({ areas }) => areas[number]?.met).length)

import { teamById } from '../model/catalog.ts'
import type { Service, Team } from '../model/document.ts'
import { compareText } from '../model/finding.ts'
import { type Outage, outageOf } from '../model/outage.ts'
import type { SitePath } from '../model/output-file.ts'
import { firstToCall } from './contact-rows.ts'
import type { Context } from './context.ts'
import { linkTo, ownerOf } from './link.ts'
import type { AffectedTeam, BlastRadius } from './page.ts'

/** Services that are named, all steps together; who needs them stands on their own pages. */
const mostStopping = 36
/** Steps that are told apart; those beyond are one. */
const mostSteps = 6
/** Services that go on worse are named up to this number. */
const mostSuffering = 24
/** Teams that are told of in full. */
const mostTeams = 20
/** Teams that are named besides; the hub of a large fleet concerns all of them. */
const mostOtherTeams = 100

/** What stops or goes on worse when a service fails, step by step, and whom that concerns. */
export function blastRadius(context: Context, path: SitePath, service: Service): BlastRadius {
  const outage = outageOf(context.catalog, service.id)
  const { suffers } = outage
  const teams = teamsOf(context, path, outage)
  const steps = [...outage.stops.slice(0, mostSteps - 1), outage.stops.slice(mostSteps - 1).flat()].filter(
    ({ length }) => length > 0,
  )
  const mostOfStep = Math.floor(mostStopping / steps.length)
  return {
    total: outage.stops.reduce((sum, { length }) => sum + length, 0),
    steps: steps.map((stopped) => ({
      count: stopped.length,
      services: stopped.slice(0, mostOfStep).map((entry) => ({
        ...linkTo(path, entry.service),
        via: linkTo(path, entry.via),
        owner: ownerOf(context, path, entry.service)?.label,
      })),
    })),
    suffers: suffers.slice(0, mostSuffering).map((other) => linkTo(path, other)),
    totalSuffering: suffers.length,
    teams: teams.slice(0, mostTeams),
    otherTeams: teams.slice(mostTeams, mostTeams + mostOtherTeams).map(({ team }) => team),
    moreTeams: Math.max(0, teams.length - mostTeams - mostOtherTeams),
  }
}

/** The owners of what stops or suffers, those with the most first, each with where to reach it. */
function teamsOf({ catalog }: Context, path: SitePath, { stops, suffers }: Outage): readonly AffectedTeam[] {
  const tally = new Map<Team, { stops: number; suffers: number }>()
  const count = ({ owner }: Service, kind: 'stops' | 'suffers') => {
    const team = owner === undefined ? undefined : teamById(catalog, owner)
    if (!team) return
    const known = tally.get(team) ?? { stops: 0, suffers: 0 }
    known[kind]++
    tally.set(team, known)
  }
  for (const { service } of stops.flat()) count(service, 'stops')
  for (const service of suffers) count(service, 'suffers')
  return [...tally]
    .sort(
      ([a, left], [b, right]) =>
        right.stops - left.stops || right.suffers - left.suffers || compareText(a.id, b.id),
    )
    .map(([team, counts]) => ({ team: linkTo(path, team), ...counts, contact: firstToCall(path, team) }))
}

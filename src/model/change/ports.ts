import { type AddressCover, ANY, coverOf, isLoopbackBind } from '../address.ts'
import { socketPath } from '../claim.ts'
import type { Port } from '../schema/port.ts'
import type { Change, Detail, Verb } from './change.ts'
import { detailsOf, isEqual, type Pair, pairs } from './entries.ts'

/** Ports of one service, and whether it runs: a service that does not run listens nowhere. */
export interface Listening {
  readonly ports?: readonly Port[] | undefined
  readonly runs: boolean
}

/** Fields worth telling, those that decide who can reach the port first. */
const fields = [
  'bind',
  'v6only',
  'netns',
  'exposure',
  'tls',
  'auth',
  'allow',
  'protocol',
  'name',
  'user',
  'share',
  'dynamic',
  'risk',
] as const

/** Ports opened, closed, and those that more or fewer can reach. */
export function comparePorts(before: Listening, after: Listening): readonly Change[] {
  return pairs(before.ports ?? [], after.ports ?? [], portName).flatMap((pair): readonly Change[] => {
    const [was, is] = [before.runs && listens(pair.before), after.runs && listens(pair.after)]
    const port = pair.after ?? pair.before
    if (!port || (was === is && isEqual(pair.before, pair.after))) return []
    const details = pair.after ? portDetails(was ? pair.before : undefined, pair.after) : []
    const verb = verbOf(pair, was, is)
    // What is reserved or off is of interest only where that is new.
    return verb === 'changed' && details.length === 0
      ? []
      : [{ area: 'ports', verb, what: portName(port), details }]
  })
}

const listens = (port: Port | undefined): boolean => port?.state === 'listening'

function verbOf({ before, after }: Pair<Port>, was: boolean, is: boolean): Verb {
  if (!was && is) return 'opened'
  if (was && !is) return 'closed'
  if (!before || !after) return after ? 'added' : 'removed'
  const reach = was ? reachChange(before, after) : 'same'
  return reach === 'wider' ? 'widened' : reach === 'narrower' ? 'narrowed' : 'changed'
}

function portDetails(before: Port | undefined, after: Port): readonly Detail[] {
  const own = detailsOf(before, after, fields, { dynamic: false })
  const state = before?.state ?? 'listening'
  return state === after.state ? own : [...own, { field: 'state', before: state, after: after.state }]
}

/** `tcp/443`, `tcp/4040-4140`, or the path of a socket. */
export function portName({ port, socket, transport }: Port): string {
  if (!port) return socketPath(socket ?? '')
  return `${transport}/${port.first === port.last ? port.first : `${port.first}-${port.last}`}`
}

type Reach = 'wider' | 'narrower' | 'same'

/** Whether more can reach a port than before. What nobody says is compared with nothing: it may mean anything. */
function reachChange(before: Port, after: Port): Reach {
  const steps = [
    ranked(['loopback', 'internal', 'public'], before.exposure, after.exposure),
    ranked(['mutual', 'required', 'optional', 'none'], before.tls, after.tls),
    ranked(['some', 'none'], asked(before.auth), asked(after.auth)),
    allowChange(before.allow, after.allow),
    bindChange(before, after),
  ]
  if (steps.includes('wider')) return 'wider'
  return steps.includes('narrower') ? 'narrower' : 'same'
}

const asked = (auth: Port['auth']): string | undefined => auth && (auth === 'none' ? 'none' : 'some')

function ranked(order: readonly string[], before: string | undefined, after: string | undefined): Reach {
  if (before === undefined || after === undefined) return 'same'
  const step = order.indexOf(after) - order.indexOf(before)
  return step > 0 ? 'wider' : step < 0 ? 'narrower' : 'same'
}

function allowChange(before: Port['allow'], after: Port['allow']): Reach {
  if (!before || !after) return 'same'
  const letsIn = (sources: readonly string[], source: string): boolean =>
    sources.some((other) => other === source || other === 'any' || other === '*')
  if (after.some((source) => !letsIn(before, source))) return 'wider'
  return before.some((source) => !letsIn(after, source)) ? 'narrower' : 'same'
}

function bindChange(before: Port, after: Port): Reach {
  if (before.bind === undefined || after.bind === undefined) return 'same'
  const [old, now] = [coversOf(before), coversOf(after)]
  const [wasLocal, isLocal] = [before.bind.every(isLoopbackBind), after.bind.every(isLoopbackBind)]
  if (wasLocal !== isLocal) return wasLocal ? 'wider' : 'narrower'
  if (now.some((cover) => !isTaken(cover, old))) return 'wider'
  return old.some((cover) => !isTaken(cover, now)) ? 'narrower' : 'same'
}

const coversOf = ({ bind = [], v6only }: Port): readonly AddressCover[] =>
  bind.map((address) => coverOf(address, { v6only }))

const isTaken = (cover: AddressCover, by: readonly AddressCover[]): boolean =>
  (['v4', 'v6'] as const).every(
    (family) =>
      cover[family] === undefined ||
      by.some((other) => other[family] === ANY || other[family] === cover[family]),
  )

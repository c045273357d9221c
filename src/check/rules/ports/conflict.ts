import { isIP } from 'node:net'
import {
  type Claim,
  fleetDuplicates,
  type PortConflict,
  portConflicts,
} from '../../../model/port-conflict.ts'
import { claimant, claimantId, claimSpot } from '../../port-claims.ts'
import type { Report, Rule } from '../../rule.ts'
import { hostList, joined, portName } from '../../words.ts'

/** `ports/conflict`. The second to start does not start. */
export const conflict: Rule = {
  id: 'ports/conflict',
  severity: 'error',
  summary: 'Two listeners cannot both have their port.',
  check({ catalog, report }) {
    for (const found of portConflicts(catalog)) report(onHosts(found))
    for (const found of fleetDuplicates(catalog)) report(inFleet(found))
  },
}

function onHosts(found: PortConflict): Report {
  const what = subject(found)
  const names = claimants(found.claims)
  const where = hostList(found.hosts)
  const own = names.length === 1
  return {
    ...reportFor(found),
    reason: own
      ? `${what} on ${where} is claimed twice by ${names[0]}`
      : `${what} on ${where} is claimed by ${joined(names)}`,
    note: found.why,
    help: found.socket === undefined ? portHelp(found, where, own) : 'give each a socket of its own',
  }
}

function inFleet(found: PortConflict): Report {
  return {
    ...reportFor(found),
    reason: `${subject(found)} is claimed by ${joined(claimants(found.claims))}, and numbers are unique in this fleet`,
    note: '`ports.unique: fleet` is set for the site: a number belongs to one service wherever it runs',
    help:
      found.nextFree === undefined
        ? 'give one of them another number; or, if they are one listener on purpose, say so with `share`'
        : `give one of them another number, such as ${found.nextFree}; or, if they are one listener on purpose, say so with \`share\``,
  }
}

/** The last claim is the main place: who came later is asked first. */
function reportFor({ claims, ...found }: PortConflict): Omit<Report, 'reason'> {
  const ordered = [...claims].sort((a, b) => Number(isFromSite(b)) - Number(isFromSite(a)))
  const last = ordered.at(-1) as Claim
  const others = ordered.slice(0, -1)
  return {
    ...spotOf(last),
    value: `${subject({ claims, ...found })} ${found.netns}`,
    peers: others.map(claimantId),
    related: others.map((claim) => spotOf(claim)),
  }
}

const isFromSite = ({ service }: Claim): boolean => service === undefined

function portHelp({ nextFree, hosts }: PortConflict, where: string, own: boolean): string {
  const free =
    nextFree === undefined ? '' : `; ${nextFree} is free on ${hosts.length === 1 ? where : 'all of them'}`
  if (own) return `bind each to an address of its own, or remove one of the two${free}`
  return `bind each to an address of its own, or put one behind the other${free}`
}

function subject({ transport, range, socket }: Pick<PortConflict, 'transport' | 'range' | 'socket'>): string {
  if (socket !== undefined) return `the socket \`${socket}\``
  if (!range) return transport
  return `${transport}/${range.first === range.last ? range.first : `${range.first}-${range.last}`}`
}

const claimants = (claims: readonly Claim[]): string[] => [...new Set(claims.map(claimant))]
const spotOf = (claim: Claim) => claimSpot(claim, `${claimant(claim)} ${deed(claim)}`)

function deed({ port }: Claim): string {
  if (port.socket !== undefined) return `listens on ${port.socket}`
  const number = portName(port).replace(/^.*\//, '')
  if (!port.bind) return `claims ${number} on every address, as it names none`
  const addresses = port.bind.map(
    (bind) => `${bind.includes(':') && isIP(bind) ? `[${bind}]` : bind}:${number}`,
  )
  return `binds ${joined(addresses)}${port.v6only ? ' for IPv6 only' : ''}`
}

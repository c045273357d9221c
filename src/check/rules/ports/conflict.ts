import { isIP } from 'node:net'
import {
  type Claim,
  fleetDuplicates,
  type PortConflict,
  portConflicts,
} from '../../../model/port-conflict.ts'
import { claimant, claimantId, claimSpot } from '../../port-claims.ts'
import type { Report, Rule, Spot } from '../../rule.ts'
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
  const claimants = partiesOf(found)
  const where = found.hosts.length > 0 ? ` on ${hostList(found.hosts)}` : ''
  return {
    ...reportFor(found),
    reason:
      claimants.length === 1
        ? `${subject(found)}${where} is claimed twice by ${claimants[0]}`
        : `${subject(found)}${where} is claimed by ${joined(claimants)}`,
    note: found.why,
    help: helpFor(found, claimants.length === 1),
  }
}

function inFleet(found: PortConflict): Report {
  const another =
    found.nextFree === undefined ? 'another number' : `another number, such as ${found.nextFree}`
  return {
    ...reportFor(found),
    reason: `${subject(found)} is claimed by ${joined(partiesOf(found))}, and numbers are unique in this fleet`,
    note: '`ports.unique: fleet` is set for the site: a number belongs to one service wherever it runs',
    help: `give one of them ${another}; or say \`share\` if they are one listener on purpose`,
  }
}

/** The main place is the last claim's; a claim that collides with itself has no other. */
function reportFor(found: PortConflict): Omit<Report, 'reason'> {
  const claims = [...new Set(found.claims)]
  const others = claims.slice(0, -1)
  return {
    ...spotOf(claims.at(-1) as Claim),
    value: `${subject(found)} ${found.netns}`.trim(),
    peers: others.map(claimantId),
    related: others.map(spotOf),
  }
}

function helpFor({ socket, nextFree, hosts, claims }: PortConflict, isOwn: boolean): string {
  if (socket !== undefined) return 'give each a socket of its own'
  if (new Set(claims).size === 1) return 'leave out the address that the other one includes'
  const where = hosts.length === 0 ? '' : ` on ${hostList(hosts)}`
  const free = nextFree === undefined ? '' : `; ${nextFree} is free${where}`
  return `bind each to an address of its own, or ${isOwn ? 'remove one of the two' : 'put one behind the other'}${free}`
}

function subject({ transport, range, socket }: PortConflict): string {
  if (socket !== undefined) return `the socket \`${socket}\``
  if (!range) return transport
  return `${transport}/${range.first === range.last ? range.first : `${range.first}-${range.last}`}`
}

const partiesOf = ({ claims }: PortConflict): string[] => [...new Set(claims.map(claimant))]
const spotOf = (claim: Claim): Spot => claimSpot(claim, `${claimant(claim)} ${deed(claim)}`)

function deed({ port }: Claim): string {
  if (port.socket !== undefined) return `listens on ${port.socket}`
  const number = portName(port).replace(/^.*\//, '')
  if (!port.bind) return `claims ${number} on every address, as it names none`
  const addresses = port.bind.map((bind) => `${isIP(bind) === 6 ? `[${bind}]` : bind}:${number}`)
  return `binds ${joined(addresses)}${port.v6only ? ' for IPv6 only' : ''}`
}

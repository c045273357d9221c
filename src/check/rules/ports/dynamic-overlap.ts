import { type Claim, dynamicOverlaps } from '../../../model/port-conflict.ts'
import { claimant, claimantId, claimSpot } from '../../port-claims.ts'
import type { Rule, Spot } from '../../rule.ts'
import { hostList, joined, portName } from '../../words.ts'

/** `ports/dynamic-overlap`. Each takes the next free number, so both may start: who has which is open. */
export const dynamicOverlap: Rule = {
  id: 'ports/dynamic-overlap',
  severity: 'warn',
  summary: 'A service takes its ports from a range that another listener uses as well.',
  check({ catalog, report }) {
    for (const { claim, others: rivals, hosts } of dynamicOverlaps(catalog)) {
      const others = rivals.filter((other) => !sharesRange(claim, other))
      if (others.length === 0) continue
      const where = hosts.length > 0 ? ` on ${hostList(hosts)}` : ''
      report({
        ...spotOf(claim),
        value: portName(claim.port),
        peers: others.map(claimantId),
        reason: `${claimant(claim)} takes ports from ${portName(claim.port)}${where}, where ${joined(others.map(use))}`,
        note: 'who started first has the number; the others find it taken',
        help: 'give each numbers of its own',
        related: others.map(spotOf),
      })
    }
  },
}

/** Two programs that take the next free number of one and the same range do so on purpose. */
const sharesRange = ({ port }: Claim, other: Claim): boolean =>
  other.port.dynamic &&
  port.port?.first === other.port.port?.first &&
  port.port?.last === other.port.port?.last

const use = (other: Claim): string =>
  `${claimant(other)} ${other.port.dynamic ? 'takes its own from' : 'has'} ${portName(other.port)}`

const spotOf = (claim: Claim): Spot => claimSpot(claim, `${claimant(claim)}: ${portName(claim.port)}`)

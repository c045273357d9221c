import { type Claim, dynamicOverlaps } from '../../../model/port-conflict.ts'
import { claimant, claimantId, claimSpot } from '../../port-claims.ts'
import type { Rule } from '../../rule.ts'
import { hostList, joined, portName } from '../../words.ts'

/** `ports/dynamic-overlap`. Each takes the next free number, so both start: only who has which is open. */
export const dynamicOverlap: Rule = {
  id: 'ports/dynamic-overlap',
  severity: 'warn',
  summary: 'Two services on one host take their ports from ranges that overlap.',
  check({ catalog, report }) {
    for (const { claims, hosts } of dynamicOverlaps(catalog)) {
      const last = claims.at(-1)
      if (!last) continue
      const others = claims.slice(0, -1)
      report({
        ...spotOf(last),
        value: portName(last.port),
        peers: others.map(claimantId),
        reason: `${joined([...new Set(claims.map(claimant))])} take their ports on ${hostList(hosts)} from ranges that overlap`,
        note: 'which number belongs to which is known only while they run',
        help: 'give each a range of its own',
        related: others.map((claim) => spotOf(claim)),
      })
    }
  },
}

const spotOf = (claim: Claim) => claimSpot(claim, `${claimant(claim)} takes ${portName(claim.port)}`)

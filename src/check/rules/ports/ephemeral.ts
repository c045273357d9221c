import { ephemeralPorts } from '../../../model/port-conflict.ts'
import { claimSpot } from '../../port-claims.ts'
import type { Rule } from '../../rule.ts'
import { hostList, portName } from '../../words.ts'

/** `ports/ephemeral`. An outgoing connection may hold the number when the service wants to start. */
export const ephemeral: Rule = {
  id: 'ports/ephemeral',
  severity: 'warn',
  summary: 'A port lies in the range from which outgoing connections take theirs.',
  check({ catalog, report }) {
    for (const { claim, hosts, range } of ephemeralPorts(catalog)) {
      const { port } = claim
      report({
        ...claimSpot(claim),
        value: portName(port),
        reason: `${portName(port)} lies in the ephemeral range ${range.first}-${range.last} of ${hostList(hosts)}`,
        note: 'an outgoing connection can take the number first; then the service does not start',
        help: 'use a number outside the range, or reserve it with net.ipv4.ip_local_reserved_ports and say so in `hostFacts`',
      })
    }
  },
}

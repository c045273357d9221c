import { isComplete } from '../../../model/document.ts'
import { ephemeralPorts } from '../../../model/port-conflict.ts'
import { claimSpot } from '../../port-claims.ts'
import type { Rule } from '../../rule.ts'
import { fewOf, hostList, portNames } from '../../words.ts'

type EphemeralPort = ReturnType<typeof ephemeralPorts>[number]

/**
 * `ports/ephemeral`. An outgoing connection may hold the number when the service wants to start. One finding for each
 * service and range: one setting of the kernel, or one habit of a program, brings all of them.
 */
export const ephemeral: Rule = {
  id: 'ports/ephemeral',
  severity: 'warn',
  summary: 'A port lies in the range from which outgoing connections take theirs.',
  check({ catalog, report }) {
    // The kernel's settings may stand where the configuration could not be read.
    if (!isComplete(catalog.site, 'hostFacts')) return
    const together = new Map<string, EphemeralPort[]>()
    for (const found of ephemeralPorts(catalog)) {
      const { claim, hosts, range } = found
      const key = `${claim.service?.id ?? ''} ${range.first}-${range.last} ${hosts.join()}`
      together.set(key, [...(together.get(key) ?? []), found])
    }
    for (const [first, ...others] of together.values()) {
      if (!first) continue
      const ports = portNames([first, ...others].map(({ claim }) => claim.port))
      const { claim, hosts, range } = first
      report({
        ...claimSpot(claim),
        value: ports.join(' '),
        reason: `${fewOf(ports, 'more port')} ${ports.length === 1 ? 'lies' : 'lie'} in the ephemeral range ${range.first}-${range.last} of ${hostList(hosts)}`,
        note: 'an outgoing connection can take a number first; then the service does not start',
        help: 'use a number outside the range, or reserve it with net.ipv4.ip_local_reserved_ports and say so in `hostFacts`',
        related: others.map((other) => claimSpot(other.claim, 'and here')),
      })
    }
  },
}

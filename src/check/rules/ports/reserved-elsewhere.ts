import { reservedElsewhere as reservations } from '../../../model/port-conflict.ts'
import { claimant, claimantId, claimSpot } from '../../port-claims.ts'
import type { Rule } from '../../rule.ts'
import { hostList, portName } from '../../words.ts'

/** `ports/reserved-elsewhere`. */
export const reservedElsewhere: Rule = {
  id: 'ports/reserved-elsewhere',
  severity: 'warn',
  summary: 'A port is used on a host where another service keeps it free.',
  check({ catalog, report }) {
    for (const { claim, reservation, hosts } of reservations(catalog)) {
      report({
        ...claimSpot(claim),
        value: portName(claim.port),
        peers: [claimantId(reservation)],
        reason: `${claimant(claim)} uses ${portName(claim.port)} on ${hostList(hosts)}, which ${claimant(reservation)} keeps free`,
        note: reservation.port.why ?? 'the service that keeps it free will need it',
        help: 'use another number, or drop the reservation if it is out of date',
        related: [claimSpot(reservation, `${claimant(reservation)} keeps it free`)],
      })
    }
  },
}

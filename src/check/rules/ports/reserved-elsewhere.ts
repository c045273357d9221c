import { type Claim, reservedElsewhere as reservations } from '../../../model/port-conflict.ts'
import { fieldOf } from '../../entries.ts'
import type { Rule, Spot } from '../../rule.ts'
import { hostList, portName } from '../../words.ts'

/** `ports/reserved-elsewhere`. */
export const reservedElsewhere: Rule = {
  id: 'ports/reserved-elsewhere',
  severity: 'warn',
  summary: 'A port is used on a host where another service keeps it free.',
  check({ catalog, report }) {
    for (const { claim, reservation, hosts } of reservations(catalog)) {
      report({
        ...spotOf(claim),
        value: portName(claim.port),
        peers: [reservation.service?.id ?? ''],
        reason: `${nameOf(claim)} uses ${portName(claim.port)} on ${hostList(hosts)}, which ${nameOf(reservation)} keeps free`,
        note: reservation.port.why ?? 'the service that keeps it free will need it',
        help: 'use another number, or drop the reservation if it is out of date',
        related: [{ ...spotOf(reservation), label: `${nameOf(reservation)} reserves it` }],
      })
    }
  },
}

const nameOf = ({ service }: Claim): string => (service ? `\`${service.id}\`` : 'the base layer of the site')

function spotOf({ service, portIndex, port }: Claim): Spot {
  const field = fieldOf('ports', portIndex, port)
  return service ? { document: service, field } : { document: 'site', field: ['base', ...field] }
}

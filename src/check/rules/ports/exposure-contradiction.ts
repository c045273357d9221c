import type { Port } from '../../../model/schema/port.ts'
import { entries } from '../../entries.ts'
import { bindsLoopbackOnly, isListening } from '../../port-reach.ts'
import type { Rule } from '../../rule.ts'
import { listed, portName } from '../../words.ts'

/** `ports/exposure-contradiction`. One of the two lines is wrong, and the wrong one may be the reassuring one. */
export const exposureContradiction: Rule = {
  id: 'ports/exposure-contradiction',
  severity: 'error',
  summary: 'The address that a port is bound to says otherwise than its exposure.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, index } of entries(catalog, 'ports')) {
      const said = contradiction(item)
      if (!said) continue
      report({
        document: service,
        field: ['ports', index, 'bind'],
        value: portName(item),
        label: said.label,
        reason: `${portName(item)} is said to be ${said.claim} and is bound to ${listed(item.bind ?? [])}`,
        help: said.help,
        related: [
          { document: service, field: ['ports', index, 'exposure'], label: `says \`${item.exposure}\`` },
        ],
      })
    }
  },
}

function contradiction(port: Port): { claim: string; label: string; help: string } | undefined {
  const { bind, exposure } = port
  if (bind === undefined || exposure === undefined || !isListening(port) || port.netns !== undefined)
    return undefined
  if (exposure === 'loopback' && !bindsLoopbackOnly(port)) {
    return {
      claim: 'on loopback only',
      label: 'other hosts can reach this',
      help: 'bind it to `localhost`, or say `exposure: internal`',
    }
  }
  if (exposure !== 'loopback' && bindsLoopbackOnly(port)) {
    return {
      claim: exposure,
      label: 'no other host can reach this',
      help: 'say `exposure: loopback`, or bind it to an address that others can reach',
    }
  }
  return undefined
}

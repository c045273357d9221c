import { entries } from '../../entries.ts'
import { isListening } from '../../port-reach.ts'
import type { Rule } from '../../rule.ts'
import { portName } from '../../words.ts'

/** `ports/bind-unknown`. Every judgement on the port then assumes the worst. */
export const bindUnknown: Rule = {
  id: 'ports/bind-unknown',
  severity: 'warn',
  summary: 'A port does not say which address it is bound to.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'ports')) {
      if (!isListening(item) || item.socket !== undefined || item.bind !== undefined) continue
      if (service.lifecycle === 'retired') continue
      report({
        document: service,
        field: at,
        value: portName(item),
        reason: `nobody says which address ${portName(item)} is bound to`,
        note: 'it is treated as bound to every address, IPv4 and IPv6',
        help: 'look with `ss -ltnup` on a host and add `bind:`: an address, `localhost`, or "*"',
      })
    }
  },
}

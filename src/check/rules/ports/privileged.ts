import { isComplete } from '../../../model/document.ts'
import { hostFactsOf } from '../../../model/host-facts.ts'
import { hostsOf } from '../../../model/node-set.ts'
import { entries } from '../../entries.ts'
import { isListening } from '../../port-reach.ts'
import type { Rule } from '../../rule.ts'
import { hostList, portName } from '../../words.ts'

/** `ports/privileged`. A process of this user may not bind so low a number by itself. */
export const privileged: Rule = {
  id: 'ports/privileged',
  severity: 'warn',
  summary: 'A user other than root binds a port that only root may bind.',
  check({ catalog, report }) {
    // The kernel's settings may stand where the configuration could not be read.
    if (!isComplete(catalog.site, 'hostFacts')) return
    for (const { service, item, index } of entries(catalog, 'ports')) {
      const { user, port, share } = item
      if (user === undefined || user === 'root' || user === '0' || port === undefined || !isListening(item))
        continue
      if (share?.by === 'socket-activation' || service.lifecycle === 'retired') continue
      // A systemd unit can hand its user the capability, and Debian's do: nothing to tell apart from here.
      if (service.units === undefined || service.units.length > 0) continue
      const hosts = hostsOf(catalog, service).filter(
        (host) => port.first < hostFactsOf(catalog, host).unprivilegedFrom,
      )
      if (hosts.length === 0) continue
      const limit = hostFactsOf(catalog, hosts[0] ?? '').unprivilegedFrom
      report({
        document: service,
        field: ['ports', index, 'user'],
        value: portName(item),
        reason: `\`${user}\` is not root and is said to bind ${portName(item)} on ${hostList(hosts)}`,
        note: `numbers below ${limit} need root or CAP_NET_BIND_SERVICE there, or the daemon does not start`,
        help: 'leave `user` out if root binds it first; set AmbientCapabilities in the unit and accept this in `lint.allow`; or lower `unprivilegedFrom`',
      })
    }
  },
}

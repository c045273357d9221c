import { entriesOf } from '../../entries.ts'
import { bindsEverything, isListening } from '../../port-reach.ts'
import type { Rule } from '../../rule.ts'
import { fewOf, portNames } from '../../words.ts'

/** `ports/wildcard-internal`. One finding a service: a host has its addresses for all of them. */
export const wildcardInternal: Rule = {
  id: 'ports/wildcard-internal',
  severity: 'info',
  summary: 'An internal port is bound to every address of its hosts.',
  scope: 'document',
  check({ catalog, report }) {
    for (const service of catalog.services) {
      if (service.lifecycle === 'retired') continue
      const open = [...entriesOf(service, 'ports')].filter(
        ({ item }) =>
          item.exposure === 'internal' &&
          item.netns === undefined &&
          isListening(item) &&
          bindsEverything(item),
      )
      const [first, ...others] = open
      if (!first) continue
      const names = portNames(open.map(({ item }) => item))
      report({
        document: service,
        field: ['ports', first.index, 'bind'],
        reason: `${fewOf(names, 'more port')} of \`${service.id}\` ${names.length === 1 ? 'is' : 'are'} internal and bound to every address`,
        note: 'an address that the host gets later, a public one too, answers at once; only the firewall stands before it',
        help: 'bind to the internal address, if the hosts have another one',
        related: others.map(({ index }) => ({
          document: service,
          field: ['ports', index, 'bind'],
          label: 'and here',
        })),
      })
    }
  },
}

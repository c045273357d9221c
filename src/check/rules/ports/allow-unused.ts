import { type UnusedAllow, unusedAllows } from '../../../model/reachability.ts'
import { oneOf } from '../../entries.ts'
import type { Rule, Spot } from '../../rule.ts'
import { fewOf, portName, portNames } from '../../words.ts'

/** `ports/allow-unused`. One finding for each source of a service: one missing dependency opens many ports. */
export const allowUnused: Rule = {
  id: 'ports/allow-unused',
  severity: 'info',
  summary: 'The firewall lets somebody in who has no documented need.',
  check({ catalog, report }) {
    const bySource = new Map<string, UnusedAllow[]>()
    for (const unused of unusedAllows(catalog)) {
      const key = `${unused.service.id} ${unused.entry}`
      bySource.set(key, [...(bySource.get(key) ?? []), unused])
    }
    for (const [first, ...others] of bySource.values()) {
      if (!first) continue
      const ports = portNames([first, ...others].map(({ port }) => port))
      report({
        ...spotOf(first),
        value: first.entry,
        reason: `\`${first.service.id}\` lets \`${first.entry}\` in on ${fewOf(ports, 'more port')}, and no service there depends on that`,
        help: 'add the dependency to the document of whoever needs it, or take the source out',
        related: others.map((unused) => ({ ...spotOf(unused), label: portName(unused.port) })),
      })
    }
  },
}

const spotOf = ({ service, portIndex, port, entry }: UnusedAllow): Spot => ({
  document: service,
  field: oneOf(service, ['ports', portIndex, 'allow'], (port.allow ?? []).indexOf(entry)),
})

import { didYouMean } from '../../../model/did-you-mean.ts'
import { isComplete } from '../../../model/document.ts'
import { entries, oneOf } from '../../entries.ts'
import { badNodeSets } from '../../node-sets.ts'
import type { Rule } from '../../rule.ts'

/** `hosts/group-unknown`: `@group` in a set of hosts, `network:NAME` in an `allow`. */
export const groupUnknown: Rule = {
  id: 'hosts/group-unknown',
  severity: 'error',
  summary: 'A group of hosts or a network is not in the site’s configuration.',
  check({ catalog, report }) {
    const { hostGroups = {}, networks = {} } = catalog.site
    // Where the configuration could not be read, the names may well be there.
    const knowsGroups = isComplete(catalog.site, 'hostGroups')
    const knowsNetworks = isComplete(catalog.site, 'networks')
    for (const { document, field, text, problem } of badNodeSets(catalog)) {
      if (problem.kind !== 'group-unknown' || !knowsGroups) continue
      const name = /@([\w-]+)/.exec(text)?.[1] ?? ''
      const nearest = didYouMean(name, Object.keys(hostGroups))
      report({
        document,
        field,
        value: text,
        reason: problem.reason,
        help: nearest
          ? `did you mean \`@${nearest}\`?`
          : (problem.help ?? 'add it under `hostGroups` of portolan.config.yaml'),
      })
    }
    for (const { service, item, index } of entries(catalog, 'ports')) {
      for (const [at, source] of (item.allow ?? []).entries()) {
        const name = /^network:(.+)$/.exec(source)?.[1]
        if (name === undefined || !knowsNetworks || Object.hasOwn(networks, name)) continue
        const nearest = didYouMean(name, Object.keys(networks))
        report({
          document: service,
          field: oneOf(service, ['ports', index, 'allow'], at),
          value: source,
          reason: `there is no network \`${name}\``,
          help: nearest
            ? `did you mean \`network:${nearest}\`?`
            : 'add it under `networks` of portolan.config.yaml',
        })
      }
    }
  },
}

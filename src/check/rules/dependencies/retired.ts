import { dependencyGraph } from '../../../model/dependency-graph.ts'
import type { Rule } from '../../rule.ts'

/** `dependencies/retired`. */
export const retired: Rule = {
  id: 'dependencies/retired',
  severity: 'warn',
  summary: 'A service depends on one that is retired.',
  check({ catalog, report }) {
    for (const { from, to, index } of dependencyGraph(catalog).edges) {
      if (to.lifecycle !== 'retired' || from.lifecycle === 'retired') continue
      report({
        document: from,
        field: ['dependsOn', index, 'service'],
        value: to.id,
        peers: [to.id],
        reason: `\`${from.id}\` depends on \`${to.id}\`, which is retired`,
        help: 'name what replaced it, or take the dependency out',
        related: [{ document: to, field: ['lifecycle'], label: 'retired' }],
      })
    }
  },
}

import { dependencyGraph } from '../../../model/dependency-graph.ts'
import { isComplete, isInProduction } from '../../../model/document.ts'
import type { Rule } from '../../rule.ts'

/** `dependencies/not-in-production`. A chain is as strong as its experimental link. */
export const notInProduction: Rule = {
  id: 'dependencies/not-in-production',
  severity: 'warn',
  summary: 'A service in production depends on one that is not.',
  check({ catalog, report }) {
    for (const { from, to, index, dependency } of dependencyGraph(catalog).edges) {
      const isEarly = to.lifecycle === 'planned' || to.lifecycle === 'experimental'
      if (!isInProduction(from) || !isEarly || !isComplete(to, 'lifecycle')) continue
      if (dependency.criticality === 'soft' && dependency.fallback !== undefined) continue
      report({
        document: from,
        field: ['dependsOn', index, 'service'],
        value: to.id,
        peers: [to.id],
        reason: `\`${from.id}\` is in production and depends on \`${to.id}\`, which is ${to.lifecycle}`,
        help: `bring \`${to.id}\` into production first; or make the dependency soft, with a \`fallback\``,
        related: [{ document: to, field: ['lifecycle'], label: to.lifecycle }],
      })
    }
  },
}

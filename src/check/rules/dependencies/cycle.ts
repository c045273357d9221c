import {
  type DependencyCycle,
  type DependencyEdge,
  dependencyGraph,
} from '../../../model/dependency-graph.ts'
import type { Report, Rule, Spot } from '../../rule.ts'

/** `dependencies/cycle`. One finding a cycle, from its smallest id on. */
export const cycle: Rule = {
  id: 'dependencies/cycle',
  severity: 'warn',
  summary: 'Services depend on each other in a circle.',
  check({ catalog, report }) {
    for (const found of dependencyGraph(catalog).cycles) report(reportOf(found))
  },
}

function reportOf({ edges, hard, services }: DependencyCycle): Report {
  const [first, ...others] = edges as [DependencyEdge, ...DependencyEdge[]]
  const way = [...edges.map(({ from }) => from.id), first.from.id].map((id) => `\`${id}\``).join(' → ')
  const beside = services.length - edges.length
  return {
    ...spotOf(first),
    severity: hard ? 'error' : 'warn',
    peers: others.map(({ from }) => from.id),
    reason: `services depend on each other in a circle: ${way}`,
    note: [
      hard
        ? 'all of them stop without the next: once down, none can be started first'
        : 'whoever starts them must know where to begin',
      ...(beside > 0
        ? [`${beside} more ${beside === 1 ? 'service hangs' : 'services hang'} in the same knot`]
        : []),
    ].join('; '),
    help: hard
      ? 'break it where a service can go on worse: `criticality: soft` with a `fallback`'
      : 'remove a dependency, or tell in the text how to start them',
    related: others.map(spotOf),
  }
}

const spotOf = ({ from, to, index, dependency }: DependencyEdge): Spot => ({
  document: from,
  field: ['dependsOn', index, 'service'],
  label: `\`${from.id}\` needs \`${to.id}\` (${dependency.criticality})`,
})

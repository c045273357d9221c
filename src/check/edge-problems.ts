import type { Service } from '../model/document.ts'
import { isComplete } from '../model/document.ts'
import { hasField } from '../model/place.ts'
import { type EdgeProblem, edgeProblems } from '../model/reachability.ts'
import { fieldOf } from './entries.ts'
import type { RuleContext, Spot } from './rule.ts'

/** Reports the problems of one kind, each at the dependency, with the provider's port beside it. */
export function reportEdgeProblems(
  { catalog, report }: RuleContext,
  kind: EdgeProblem['kind'],
  words: (problem: EdgeProblem) => { reason: string; note?: string; help: string; label?: string },
): void {
  for (const problem of edgeProblems(catalog)) {
    if (problem.kind !== kind) continue
    const { edge, portIndex } = problem
    const { from, to, dependency, index } = edge
    if (from.lifecycle === 'retired' || !isComplete(to, 'ports')) continue
    const { label, ...said } = words(problem)
    const key = dependency.port === undefined ? 'service' : 'port'
    report({
      document: from,
      field: ['dependsOn', index, key],
      value: to.id,
      peers: [to.id],
      ...said,
      ...(portIndex !== undefined && {
        related: [{ ...portSpot(to, portIndex, kind), ...(label && { label }) }],
      }),
    })
  }
}

/** What of the provider's port is in the way; the port as a whole where it is nothing that is written there. */
const partInTheWay: Partial<Record<EdgeProblem['kind'], string>> = {
  'firewall-blocked': 'allow',
  unreachable: 'bind',
  'port-disabled': 'state',
}

function portSpot(service: Service, index: number, kind: EdgeProblem['kind']): Spot {
  const port = service.ports?.[index]
  if (!port) return { document: service, field: ['ports'] }
  const part = partInTheWay[kind]
  const field = part === undefined ? undefined : ['ports', index, part]
  return {
    document: service,
    field: field && hasField(service.places, field) ? field : fieldOf('ports', index, port),
  }
}

import type { Service } from '../model/document.ts'
import { isComplete } from '../model/document.ts'
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
      ...(portIndex !== undefined && { related: [{ ...portSpot(to, portIndex), ...(label && { label }) }] }),
    })
  }
}

function portSpot(service: Service, index: number): Spot {
  const port = service.ports?.[index]
  return { document: service, field: port ? fieldOf('ports', index, port) : ['ports'] }
}

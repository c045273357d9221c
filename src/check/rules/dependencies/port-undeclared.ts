import { didYouMean } from '../../../model/did-you-mean.ts'
import type { Service } from '../../../model/document.ts'
import { reportEdgeProblems } from '../../edge-problems.ts'
import type { Rule } from '../../rule.ts'
import { joined, portName } from '../../words.ts'

/** `dependencies/port-undeclared`. */
export const portUndeclared: Rule = {
  id: 'dependencies/port-undeclared',
  severity: 'warn',
  summary: 'A dependency uses a port that the provider does not document.',
  check(context) {
    reportEdgeProblems(context, 'port-undeclared', ({ edge }) => {
      const { dependency, from, to } = edge
      const wanted = `${dependency.transport ? `${dependency.transport}/` : ''}${dependency.port}`
      return {
        reason: `\`${from.id}\` needs port \`${wanted}\` of \`${to.id}\`, which documents no such port`,
        help: helpFor(wanted, to),
      }
    })
  },
}

function helpFor(wanted: string, provider: Service): string {
  const ports = provider.ports ?? []
  const nearest = didYouMean(
    wanted,
    ports.flatMap(({ name }) => name ?? []),
  )
  if (nearest) return `did you mean \`${nearest}\`?`
  if (ports.length === 0) return `document it under \`ports\` of \`${provider.id}\``
  const known = ports.map((port) => portName(port) + (port.name ? ` (${port.name})` : ''))
  return `\`${provider.id}\` documents ${joined(known)}`
}

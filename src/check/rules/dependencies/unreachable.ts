import { reportEdgeProblems } from '../../edge-problems.ts'
import type { Rule } from '../../rule.ts'
import { joined, portName } from '../../words.ts'

/** `dependencies/unreachable`. */
export const unreachable: Rule = {
  id: 'dependencies/unreachable',
  severity: 'error',
  summary: 'A dependency’s port is bound to loopback on other hosts.',
  check(context) {
    reportEdgeProblems(context, 'unreachable', ({ edge, portIndex }) => {
      const { from, to } = edge
      const port = to.ports?.[portIndex ?? -1]
      return {
        reason: `\`${from.id}\` cannot reach ${port ? portName(port) : 'the port'} of \`${to.id}\`, which is bound to loopback on other hosts`,
        label: port?.bind ? `bound to ${joined(port.bind)}` : 'on its own host only',
        help: `bind it to an address that \`${from.id}\` can reach, or run the two on the same hosts`,
      }
    })
  },
}

import { reportEdgeProblems } from '../../edge-problems.ts'
import type { Rule } from '../../rule.ts'
import { portName } from '../../words.ts'

/** `dependencies/port-disabled`. What one page needs, the other page says is off. */
export const portDisabled: Rule = {
  id: 'dependencies/port-disabled',
  severity: 'warn',
  summary: 'A dependency uses a port on which nothing listens.',
  check(context) {
    reportEdgeProblems(context, 'port-disabled', ({ edge, portIndex }) => {
      const { from, to } = edge
      const port = to.ports?.[portIndex ?? -1]
      const isReserved = port?.state === 'reserved'
      return {
        reason: `\`${from.id}\` needs ${port ? portName(port) : 'a port'} of \`${to.id}\`, ${
          isReserved ? 'which is only kept free there' : 'which is disabled there'
        }`,
        label: isReserved ? 'reserved' : 'disabled',
        help: `drop the dependency, name a port that is open, or say \`state: listening\` in \`${to.id}\` if it is`,
      }
    })
  },
}

import { reportEdgeProblems } from '../../edge-problems.ts'
import type { Rule } from '../../rule.ts'
import { listed, portName } from '../../words.ts'

/** `dependencies/firewall-blocked`. What one page needs, the other page forbids. */
export const firewallBlocked: Rule = {
  id: 'dependencies/firewall-blocked',
  severity: 'error',
  summary: 'The provider’s firewall lets the dependent’s hosts in nowhere.',
  check(context) {
    reportEdgeProblems(context, 'firewall-blocked', ({ edge, portIndex }) => {
      const { from, to } = edge
      const port = to.ports?.[portIndex ?? -1]
      return {
        reason: `\`${from.id}\` needs ${port ? portName(port) : 'a port'} of \`${to.id}\`, whose \`allow\` covers none of its hosts`,
        ...(port?.allow && {
          label: `lets in ${listed(port.allow.slice(0, 4))}${port.allow.length > 4 ? ', …' : ''}`,
        }),
        help: `add \`service:${from.id}\` to the port’s \`allow\``,
      }
    })
  },
}

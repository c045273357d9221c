import { commandsOf } from '../../command-lines.ts'
import { entries } from '../../entries.ts'
import { isPlaceholder } from '../../placeholder.ts'
import type { Rule } from '../../rule.ts'
import { isSecretName, secretsIn } from '../../secret-arguments.ts'

/** `commands/secret-argument`. The secret itself is never repeated in a message. */
export const secretArgument: Rule = {
  id: 'commands/secret-argument',
  severity: 'error',
  summary: 'A command has a password or token among its arguments.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, index, at } of entries(catalog, 'commands')) {
      for (const where of new Set(commandsOf(item).flatMap(secretsIn))) {
        report({
          document: service,
          field: at,
          value: where,
          reason: `this command has a secret among its arguments: ${shown(where)}`,
          ...advice,
        })
      }
      for (const [name, value] of Object.entries(item.env ?? {})) {
        if (value === null || !isSecretName(name) || isPlaceholder(value)) continue
        const reason = `this command has a secret in its environment: \`${name}\``
        report({ document: service, field: ['commands', index, 'env', name], value: name, reason, ...advice })
      }
    }
  },
}

const advice = {
  note: 'it is on this page, in its history, and for every user in the list of processes',
  help: 'revoke it; let the command read it from a file that root alone may read',
}

const shown = (where: string): string => (where.includes(' ') ? where : `\`${where}\``)

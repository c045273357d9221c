import { commandsOf, isGuarded } from '../../command-lines.ts'
import { destructionBy } from '../../destruction.ts'
import { entries } from '../../entries.ts'
import type { Rule } from '../../rule.ts'

/** `commands/destructive`. Pasted on the wrong host it cannot be taken back. */
export const destructive: Rule = {
  id: 'commands/destructive',
  severity: 'warn',
  summary: 'A command wipes a device or a folder that the host cannot do without.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'commands')) {
      for (const command of commandsOf(item)) {
        const destruction = destructionBy(command)
        // A guard is how a disk is formatted once and never again; nothing makes `rm -rf /` right.
        if (!destruction || (destruction.wipesDisk && isGuarded(item))) continue
        report({
          document: service,
          field: at,
          value: destruction.what,
          reason: `this command ${destruction.what}`,
          note: 'pasted on the wrong host, or run a second time, it cannot be taken back',
          help: destruction.wipesDisk
            ? 'add a guard, such as `unless: blkid DEVICE`'
            : 'name the folder of the service alone',
        })
      }
    }
  },
}

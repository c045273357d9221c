import { didYouMean } from '../../../model/did-you-mean.ts'
import { isComplete } from '../../../model/document.ts'
import { commandsOf, isSetup } from '../../command-lines.ts'
import { entries } from '../../entries.ts'
import type { Rule } from '../../rule.ts'
import { startedUnits } from '../../starts.ts'
import { hasUnit, unitName } from '../../unit-names.ts'

/** `commands/starts-unit`. */
export const startsUnit: Rule = {
  id: 'commands/starts-unit',
  severity: 'warn',
  summary: 'A command starts or enables a unit that is not under `units`.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'commands')) {
      if (!isSetup(item) || !isComplete(service, 'units')) continue
      for (const name of commandsOf(item).flatMap(startedUnits)) {
        if (hasUnit(service, name)) continue
        const nearest = didYouMean(
          unitName(name),
          (service.units ?? []).map((unit) => unitName(unit.name)),
        )
        report({
          document: service,
          field: at,
          value: name,
          reason: `this command starts \`${name}\`, which is not under \`units\``,
          note: 'nobody would watch that it runs',
          help: nearest
            ? `did you mean \`${nearest}\`?`
            : `list \`${unitName(name)}\` under \`units\` and drop the command`,
        })
      }
    }
  },
}

import { didYouMean } from '../../../model/did-you-mean.ts'
import { isComplete } from '../../../model/document.ts'
import { entries, oneOf } from '../../entries.ts'
import { guessed } from '../../repairs.ts'
import type { Rule } from '../../rule.ts'
import { hasUnit, unitName } from '../../unit-names.ts'

/** `configs/notify-unknown`. A reload of a unit that the service does not have changes nothing. */
export const notifyUnknown: Rule = {
  id: 'configs/notify-unknown',
  severity: 'warn',
  summary: 'A configuration file notifies a unit that the document does not list.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, index } of entries(catalog, 'configs')) {
      if (!isComplete(service, 'units')) continue
      const own = (service.units ?? []).map((unit) => unitName(unit.name))
      for (const [at, name] of (item.notify ?? []).entries()) {
        if (hasUnit(service, name)) continue
        const nearest = didYouMean(unitName(name), own)
        report({
          document: service,
          field: oneOf(service, ['configs', index, 'notify'], at),
          value: name,
          reason: `\`${item.path}\` notifies \`${name}\`, which is not under \`units\``,
          ...(nearest && { repair: guessed(nearest) }),
          help: nearest
            ? `did you mean \`${nearest}\`?`
            : /\s/.test(name)
              ? 'name a unit alone, such as nginx.service: it is reloaded or restarted'
              : `add \`${unitName(name)}\` under \`units\``,
        })
      }
    }
  },
}

import { isComplete } from '../../../model/document.ts'
import { commandsOf, isSetup } from '../../command-lines.ts'
import { editsOf, isListed } from '../../edits.ts'
import { entries } from '../../entries.ts'
import type { Rule } from '../../rule.ts'

/** `commands/edits-config`. */
export const editsConfig: Rule = {
  id: 'commands/edits-config',
  severity: 'warn',
  summary: 'A command edits a file under /etc that is not under `configs`.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'commands')) {
      if (!isSetup(item) || !isComplete(service, 'configs')) continue
      for (const { path, by } of commandsOf(item).flatMap(editsOf)) {
        if (isListed(path, service.configs ?? [])) continue
        report({
          document: service,
          field: at,
          value: path,
          reason: `this command edits \`${path}\`, which is not under \`configs\``,
          label: `\`${by}\``,
          note: 'nobody who looks for the file’s changes finds them here',
          help: `list \`${path}\` under \`configs\` with its \`settings\` or \`content\``,
        })
      }
    }
  },
}

import { isComplete } from '../../../model/document.ts'
import { commandsOfBlock, placeInBlock } from '../../command-lines.ts'
import { installationOf, unlisted } from '../../installs.ts'
import type { Rule } from '../../rule.ts'
import { listed } from '../../words.ts'

/** `markdown/undocumented-package`. */
export const undocumentedPackage: Rule = {
  id: 'markdown/undocumented-package',
  severity: 'warn',
  summary: 'A shell example installs something that is not under `packages`.',
  scope: 'document',
  check({ catalog, report }) {
    for (const service of catalog.services) {
      if (!isComplete(service, 'packages')) continue
      for (const block of service.outline.codeBlocks) {
        for (const command of commandsOfBlock(block)) {
          const installation = installationOf(command)
          const names = installation ? unlisted(installation, service.packages ?? []) : []
          if (names.length === 0) continue
          report({
            document: service,
            place: placeInBlock(block, command),
            value: names.join(' '),
            reason: `this example installs ${listed(names)}, which ${names.length === 1 ? 'is' : 'are'} not under \`packages\``,
            help: 'list it under `packages`; whoever follows the page then has it already',
          })
        }
      }
    }
  },
}

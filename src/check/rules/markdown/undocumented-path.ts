import { isComplete } from '../../../model/document.ts'
import { commandsOfBlock, placeInBlock } from '../../command-lines.ts'
import { editsOf, isListed, openedBy } from '../../edits.ts'
import type { Rule } from '../../rule.ts'

/** `markdown/undocumented-path`. */
export const undocumentedPath: Rule = {
  id: 'markdown/undocumented-path',
  severity: 'info',
  summary: 'A shell example changes a file under /etc that is not under `configs`.',
  scope: 'document',
  check({ catalog, report }) {
    for (const service of catalog.services) {
      if (!isComplete(service, 'configs')) continue
      for (const block of service.outline.codeBlocks) {
        for (const command of commandsOfBlock(block)) {
          for (const { path } of [...editsOf(command), ...openedBy(command)]) {
            if (isListed(path, service.configs ?? [])) continue
            report({
              document: service,
              place: placeInBlock(block, command),
              value: path,
              reason: `this example changes \`${path}\`, which is not under \`configs\``,
              help: `list \`${path}\` under \`configs\``,
            })
          }
        }
      }
    }
  },
}

import { isComplete } from '../../../model/document.ts'
import { commandsOf, isSetup } from '../../command-lines.ts'
import { entries } from '../../entries.ts'
import { type Installation, installationOf, readsUnknownList, unlisted } from '../../installs.ts'
import type { Rule } from '../../rule.ts'
import { listed } from '../../words.ts'

/** `commands/installs-package`. What a command installs is in nobody's list of packages. */
export const installsPackage: Rule = {
  id: 'commands/installs-package',
  severity: 'error',
  summary: 'A command installs something that is not under `packages`.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'commands')) {
      if (!isSetup(item) || !isComplete(service, 'packages')) continue
      for (const command of commandsOf(item)) {
        const installation = installationOf(command)
        if (!installation) continue
        const names = unlisted(installation, service.packages ?? [])
        const fromFile = readsUnknownList(installation, service.packages ?? [])
        if (names.length === 0 && !fromFile) continue
        report({
          document: service,
          field: at,
          value: fromFile ? command.name : names.join(' '),
          reason: fromFile
            ? 'this command installs whatever a file lists, which is not under `packages`'
            : `this command installs ${listed(names)}, which ${names.length === 1 ? 'is' : 'are'} not under \`packages\``,
          note: 'upgrades, conflicts and licences are judged by what `packages` says',
          help: helpFor(installation, fromFile),
        })
      }
    }
  },
}

function helpFor({ family, lists }: Installation, fromFile: boolean): string {
  if (family === 'debian') return 'list it under `packages` and drop the command'
  const entry = `with \`source: ${family}\`, \`version\` and \`why\``
  return fromFile && lists[0]
    ? `list what it installs under \`packages\` ${entry}, and \`lock: ${lists[0]}\``
    : `list it under \`packages\` ${entry}`
}

import { join, relative, resolve } from 'node:path'
import process from 'node:process'
import { contentRootOf, loadSite } from '../pipeline/load-site.ts'
import { isThere } from '../read/exists.ts'
import { writeFileWhole } from '../write/write-file.ts'
import { CommandError, type ExitCode, exitCode } from './exit-code.ts'
import { type ProjectOptions, projectOf } from './project.ts'
import { serviceTemplate, teamTemplate } from './templates.ts'
import type { Terminal } from './terminal.ts'

const kinds = {
  service: { folder: 'services', template: serviceTemplate },
  team: { folder: 'teams', template: teamTemplate },
} as const

/** `portolan new KIND NAME`: a document with every section, ready to fill. Never overwrites. */
export function newCommand(
  kind: string,
  name: string,
  options: ProjectOptions,
  terminal: Terminal,
): ExitCode {
  if (!(kind in kinds))
    throw new CommandError(exitCode.usage, `there is no kind \`${kind}\``, 'choose service or team')
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) {
    throw new CommandError(
      exitCode.usage,
      `\`${name}\` makes no id`,
      'use lower-case letters, digits and hyphens',
    )
  }
  const { folder, template } = kinds[kind as keyof typeof kinds]
  const project = projectOf(options)
  const content = contentRootOf(project, loadSite(project).site, options.content && resolve(options.content))
  const path = join(content, folder, `${name}.md`)
  const shown = relative(process.cwd(), path)
  if (isThere(path))
    throw new CommandError(exitCode.inputOutput, `\`${shown}\` is there already`, 'choose another name')
  writeFileWhole(path, template(name))
  terminal.out(`${shown}\n`)
  terminal.note('Fill in what has no value yet; `portolan check` tells what is left.\n')
  return exitCode.clean
}

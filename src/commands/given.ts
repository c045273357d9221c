import type { Command } from 'commander'
import { CommandError, exitCode } from './exit-code.ts'

/** Refuses what no command can make sense of: an argument too many, and a value that is empty. */
export function requireSense(command: Command): void {
  const surplus = command.args[command.registeredArguments.length]
  if (surplus !== undefined) throw tooMany(command, surplus)
  for (const [index, value] of command.args.entries())
    if (value === '') throw empty(`<${command.registeredArguments[index]?.name()}>`)
  for (const option of command.options)
    if ([command.getOptionValue(option.attributeName())].flat().includes('')) throw empty(option.long ?? '')
}

/** Who has an unset variable of the shell there means something else than the folder in which they are. */
const empty = (name: string): CommandError =>
  new CommandError(
    exitCode.usage,
    `\`${name}\` is empty`,
    'give it a value; is a variable of the shell unset?',
  )

function tooMany(command: Command, surplus: string): CommandError {
  const name = nameOf(command)
  const isOfCatalog = command.registeredArguments.length === 0
  return new CommandError(
    exitCode.usage,
    `\`${name}\` does not take \`${surplus}\``,
    isOfCatalog
      ? 'it works on the catalogue of this folder as a whole; `--config FILE` names another one'
      : `\`${name} --help\` shows what it takes`,
  )
}

/** `portolan apt snapshot`, as it is typed. */
export const nameOf = (command: Command): string =>
  command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name()

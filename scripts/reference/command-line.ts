import type { Command } from 'commander'
import { front } from './fields.ts'

/** `docs/reference/command-line.md`: every command with its arguments, options and examples. */
export function commandLinePage(program: Command): string {
  return [
    front('Command line', 'Every command with its arguments, options and examples.'),
    'Options of the program stand before or after the command. `portolan COMMAND --help` shows the same in a terminal.',
    '[Commands](../commands.md) has exit codes, environment and what is kept between runs.\n',
    optionTable(program),
    ...commandsOf(program).map((command) => section(command)),
  ].join('\n')
}

/** Commands in their order, those within commands after them; the built-in `help` tells nothing new. */
const commandsOf = (program: Command): Command[] =>
  program.commands
    .filter((command) => command.name() !== 'help')
    .flatMap((command) => (command.commands.length > 0 ? commandsOf(command) : [command]))

function nameOf(command: Command): string {
  const above = command.parent
  return above ? `${nameOf(above)} ${command.name()}` : command.name()
}

function section(command: Command): string {
  const usage = `${nameOf(command)} ${command.usage()}`
  return [
    `## ${nameOf(command)}\n`,
    `${sentence(command.description())}\n`,
    `\`\`\`console\n$ ${usage}\n\`\`\`\n`,
    argumentTable(command),
    optionTable(command),
    examplesOf(command),
  ]
    .filter(Boolean)
    .join('\n')
}

function argumentTable(command: Command): string {
  const rows = command.registeredArguments.map(
    (argument) =>
      `| \`${argument.name()}\`${argument.required ? ' (required)' : ''} | ${cell(argument.description)} |`,
  )
  return rows.length === 0 ? '' : ['| argument | meaning |', '|---|---|', ...rows, ''].join('\n')
}

function optionTable(command: Command): string {
  const rows = command.options
    .filter((option) => !option.hidden)
    .map(
      (option) =>
        `| \`${option.flags}\` | ${cell(option.description)}${choices(option.argChoices)}${standard(option.defaultValue)} |`,
    )
  return rows.length === 0 ? '' : ['| option | meaning |', '|---|---|', ...rows, ''].join('\n')
}

const choices = (values: readonly string[] | undefined): string =>
  values ? `: ${values.map((value) => `\`${value}\``).join(', ')}` : ''

const standard = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? ` (default: \`${value}\`)` : ''

/** The examples of `--help`. */
function examplesOf(command: Command): string {
  let help = ''
  command.configureOutput({
    writeOut: (text) => {
      help += text
    },
  })
  command.outputHelp()
  const lines = [...help.matchAll(/^ {2}(\$ .*)$/gm)].map(([, line]) => line)
  return lines.length === 0 ? '' : `\`\`\`console\n${lines.join('\n')}\n\`\`\`\n`
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
const cell = (text: string): string => text.replaceAll('|', '\\|')

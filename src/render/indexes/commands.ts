import type { Command } from '../../model/schema/command.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../draft.ts'
import { linkTo } from '../link.ts'
import { split } from '../part.ts'
import { byTitle } from '../service-row.ts'

/** `commands.html`: every command of every service, in the order in which its service runs it. */
export function commandsIndex(context: Context): readonly Draft[] {
  const all = [...context.catalog.services]
    .sort(byTitle)
    .flatMap((service) => (service.commands ?? []).map((command) => ({ service, command })))
  return split('commands', all, {
    label: ({ service }) => service.title,
    weight: ({ command }) => 240 + commandText(command).length + (command.why?.length ?? 0),
  }).map(({ path, rows, parts }) => ({
    path,
    data: () => ({
      kind: 'commands',
      total: all.length,
      rows: rows.map(({ service, command }) => ({
        service: linkTo(path, service),
        run: commandText(command),
        when: command.when,
        as: command.as ?? 'root',
        why: command.why,
      })),
      parts,
    }),
  }))
}

/** A command as a shell would take it: the arguments of a list are quoted where they need it. */
export const commandText = ({ run }: Pick<Command, 'run'>): string =>
  typeof run === 'string' ? run : run.map(quoted).join(' ')

const quoted = (argument: string): string =>
  /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`

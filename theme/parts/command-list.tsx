import type { Command } from '../../src/model/schema/command.ts'
import { fill, labels } from '../labels.ts'
import { replaceable } from '../replaceable.ts'

const words = labels.command

/** When commands are run, in the order of a service's life. */
const stages = ['install', 'configure', 'upgrade', 'operate', 'emergency'] as const

/** Commands by stage; within a stage the order is the order of execution. */
export const CommandList = replaceable('command-list', ({ rows }: { rows: readonly Command[] }) => (
  <>
    {stages.map((stage) => {
      const commands = rows.filter(({ when }) => when === stage)
      if (commands.length === 0) return null
      return (
        <div class={`stage ${stage}`} key={stage}>
          <h3 id={`commands-${stage}`}>{words.when[stage]}</h3>
          <ol class="commands">
            {commands.map((command, index) => (
              <li key={index}>
                <CommandItem command={command} />
              </li>
            ))}
          </ol>
        </div>
      )
    })}
  </>
))

const CommandItem = ({ command }: { command: Command }) => (
  <>
    {command.why && <p>{command.why}</p>}
    <pre>
      <code>{lineOf(command.run)}</code>
    </pre>
    <p class="facts">
      {command.as && <span>{fill(words.as, { user: command.as })}</span>}
      {command.cwd && <span>{fill(words.cwd, { folder: command.cwd })}</span>}
      <Guard command={command} />
      {command.timeout !== undefined && <span>{fill(words.timeout, { time: command.timeout })}</span>}
      {command.env && (
        <span>
          {words.env}{' '}
          <code>
            {Object.entries(command.env)
              .map(([name, value]) => (value === null ? name : `${name}=${value}`))
              .join(' ')}
          </code>
        </span>
      )}
      {command.undo && (
        <span>
          {words.undo}: <code>{command.undo}</code>
        </span>
      )}
    </p>
  </>
)

/** What keeps a command from being run twice; the runbook's own commands need none. */
function Guard({ command }: { command: Command }) {
  const { creates, unless, onlyif, repeatable, when } = command
  if (creates) return <span>{fill(words.creates, { what: creates })}</span>
  if (unless) {
    return (
      <span>
        {words.unless}: <code>{unless}</code>
      </span>
    )
  }
  if (onlyif) {
    return (
      <span>
        {words.onlyif}: <code>{onlyif}</code>
      </span>
    )
  }
  if (repeatable) return <span>{words.repeatable}</span>
  return when === 'operate' || when === 'emergency' ? null : <span class="missing">{words.unguarded}</span>
}

/** A list of arguments as a shell would take it. */
const lineOf = (run: Command['run']): string =>
  typeof run === 'string'
    ? run
    : run
        .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
        .join(' ')

import type { CodeBlock } from '../model/document.ts'
import type { Place } from '../model/place.ts'
import type { Command } from '../model/schema/command.ts'
import { argvCommand, type ShellCommand, shellCommands } from './shell.ts'

const known = new WeakMap<object, readonly ShellCommand[]>()

/** Several rules look at each command: it is parsed once. */
function remembered(key: object, parse: () => readonly ShellCommand[]): readonly ShellCommand[] {
  let commands = known.get(key)
  if (!commands) {
    commands = parse()
    known.set(key, commands)
  }
  return commands
}

/** The simple commands of a `commands` entry. */
export const commandsOf = (command: Command): readonly ShellCommand[] =>
  remembered(command, () =>
    typeof command.run === 'string' ? shellCommands(command.run) : argvCommand(command.run),
  )

/** True for commands that make a host: the rest is the runbook, which people run by hand. */
export const isSetup = ({ when }: Command): boolean => when !== 'operate' && when !== 'emergency'

/** True where a guard lets the command run only if it is needed. */
export const isGuarded = ({ creates, unless, onlyif }: Command): boolean =>
  creates !== undefined || unless !== undefined || onlyif !== undefined

/** Names under which shell scripts are fenced. */
const shellLanguages = new Set(['sh', 'bash', 'shell', 'zsh'])
const sessionLanguages = new Set(['console', 'shell-session', 'shellsession', 'terminal'])

/** The simple commands of a fenced block; none where it is no shell. */
export const commandsOfBlock = (block: CodeBlock): readonly ShellCommand[] =>
  remembered(block, () => {
    const language = block.language.toLowerCase()
    if (sessionLanguages.has(language)) return shellCommands(typed(block.value))
    if (!shellLanguages.has(language)) return []
    return shellCommands(scriptPrompt.test(block.value) ? typed(block.value) : block.value)
  })

/** `$ `, `# `, `root@web1:~# ` and `[web@web1 ~]$ `. */
const prompt = /^\s*(?:\[?[\w.-]+@[\w.-][^$#]*)?[$#] /
/** In a script a line that begins with # is a comment. */
const scriptPrompt = /^\s*(?:\[?[\w.-]+@[\w.-][^$#\n]*[$#]|\$) /

/** What stands after the prompts of a session, every character where it was; output becomes blank lines. */
function typed(session: string): string {
  let goesOn = false
  return session
    .split('\n')
    .map((line) => {
      const front = prompt.exec(line)?.[0]
      const kept = front !== undefined || goesOn
      goesOn = kept && line.endsWith('\\')
      return kept ? blank(front) + line.slice(front?.length ?? 0) : blank(line)
    })
    .join('\n')
}

const blank = (text = ''): string => ' '.repeat(text.length)

/** Where a command stands in a file: its first line only. */
export function placeInBlock(block: CodeBlock, { start, end }: ShellCommand): Place {
  const before = block.value.slice(0, start)
  const line = block.place.line + 1 + (before.match(/\n/g)?.length ?? 0)
  const column = block.place.column + before.length - (before.lastIndexOf('\n') + 1)
  const length = block.value.slice(start, end).split('\n', 1)[0]?.length ?? 1
  return { line, column, endLine: line, endColumn: column + Math.max(length, 1) }
}

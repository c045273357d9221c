import {
  type Command,
  forEachChild,
  type Pipeline,
  parse,
  type Redirected,
  type Redirection,
  type SyntaxNode,
  type Word,
  type WordPart,
} from 'unbash'
import { unwrap } from './shell-wrappers.ts'

/** A word of a command: its text without quotes, or undefined where only the running shell knows it. */
export type ShellWord = string | undefined

/** One simple command of a script, without `sudo`, `env`, `timeout` and the like in front. */
export interface ShellCommand {
  /** The command without its folder; empty where it is not literal. */
  readonly name: string
  /** What follows the name. */
  readonly args: readonly ShellWord[]
  /** Commands that stood in front of it: `sudo`, `env`, … with their own words. */
  readonly wrappers: readonly (readonly ShellWord[])[]
  /** `NAME=value` in front of it or of a wrapper. */
  readonly assignments: readonly { readonly name: string; readonly value: ShellWord }[]
  readonly redirects: readonly { readonly operator: string; readonly target: ShellWord }[]
  /** The next command of the pipeline, which reads what this one writes. */
  readonly pipeTo?: ShellCommand
  /** Commands inside its words: `$(…)`, backquotes and `<(…)`. */
  readonly inside: readonly ShellCommand[]
  /** Offsets in the script, end exclusive. */
  readonly start: number
  readonly end: number
}

/** Every simple command of a script, those in subshells, branches, substitutions and `sh -c '…'` included. */
export function shellCommands(script: string): readonly ShellCommand[] {
  const found: ShellCommand[] = []
  try {
    collect(parse(withoutPlaceholders(script)), found)
  } catch (error) {
    // Brackets nested thousands deep exhaust the stack; such a script has no commands that a reader could see.
    if (!(error instanceof RangeError)) throw error
  }
  return found
}

/** A list of arguments as one command: no shell looks at it, so nothing in it is special. */
export function argvCommand(argv: readonly string[]): readonly ShellCommand[] {
  const whole = commandOf(argv, { assignments: [], redirects: [], inside: [], start: 0, end: 0 })
  return [whole, ...scriptsIn(whole)]
}

/** `<host>` in an example is a placeholder, not a redirection: as a variable it has the same length and no known value. */
const withoutPlaceholders = (script: string): string =>
  script.replace(/<([A-Za-z][\w .:/-]*)>/g, (_, name: string) => `$${name.replace(/\W/g, '_')}_`)

function collect(node: SyntaxNode, found: ShellCommand[]): void {
  if (node.type === 'Pipeline') collectPipeline(node, found)
  else if (node.type === 'Command') collectCommand(node, undefined, found)
  else if (node.type === 'Redirected') collectRedirected(node, found)
  else forEachChild(node, (child) => collect(child, found))
}

/** `{ …; } > FILE`: what the group as a whole is redirected to stands for a command without a name. */
function collectRedirected(node: Redirected, found: ShellCommand[]): void {
  const redirects = node.redirects.map(redirectOf)
  forEachChild(node, (child) => collect(child, found))
  found.push(commandOf([], { assignments: [], redirects, inside: [], start: node.pos, end: node.end }))
}

/** From the last to the first, so that each knows the next. */
function collectPipeline(pipeline: Pipeline, found: ShellCommand[]): void {
  let next: ShellCommand | undefined
  const parts = pipeline.commands.toReversed().map((node) => {
    const own: ShellCommand[] = []
    if (node.type === 'Command') collectCommand(node, next, own)
    else collect(node, own)
    next = own[0]
    return own
  })
  found.push(...parts.toReversed().flat())
}

function collectCommand(node: Command, pipeTo: ShellCommand | undefined, found: ShellCommand[]): void {
  const inside: ShellCommand[] = []
  forEachChild(node, (child) => collect(child, inside))
  const words = [...(node.name ? [node.name] : []), ...node.args].map((word) =>
    word.type === 'Word' ? literal(word) : assignmentText(word.name, word.value),
  )
  const assignments = node.prefix.flatMap((part) =>
    part.type === 'Assignment'
      ? [{ name: part.name, value: part.value.type === 'Word' ? literal(part.value) : undefined }]
      : [],
  )
  const command = commandOf(words, {
    assignments,
    redirects: node.redirects.map(redirectOf),
    inside,
    start: node.pos,
    end: node.end,
    ...(pipeTo && { pipeTo }),
  })
  found.push(command, ...scriptsIn(command), ...inside)
}

const assignmentText = (name: string, value: Word | { type: 'ArrayValue' }): ShellWord => {
  const text = value.type === 'Word' ? literal(value) : undefined
  return text === undefined ? undefined : `${name}=${text}`
}

function commandOf(
  words: readonly ShellWord[],
  rest: Omit<ShellCommand, 'name' | 'args' | 'wrappers'>,
): ShellCommand {
  const { wrappers, words: own } = unwrap(words)
  const fromWrappers = wrappers.flatMap((wrapper) => wrapper.flatMap(assignmentIn))
  const [name = '', ...args] = own
  return {
    ...rest,
    name: baseName(name),
    args,
    wrappers,
    assignments: [...rest.assignments, ...fromWrappers],
  }
}

function assignmentIn(word: ShellWord): { name: string; value: string }[] {
  const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(word ?? '') ?? []
  return name === undefined || value === undefined ? [] : [{ name, value }]
}

const redirectOf = (redirect: Redirection): ShellCommand['redirects'][number] => ({
  operator: redirect.operator,
  target: redirect.type === 'HereDoc' || !redirect.target ? undefined : literal(redirect.target),
})

/** Shells that take a script after `-c`. */
export const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'zsh', 'ksh', 'ash'])

/** Commands of `sh -c 'SCRIPT'`, at the place of the whole command. */
function scriptsIn({ name, args, start, end }: ShellCommand): ShellCommand[] {
  if (!shells.has(name)) return []
  const flag = args.findIndex((arg) => arg !== undefined && /^-[a-z]*c$/.test(arg))
  const script = flag < 0 ? undefined : args[flag + 1]
  return script === undefined ? [] : shellCommands(script).map((command) => ({ ...command, start, end }))
}

const baseName = (name: string): string => name.slice(name.lastIndexOf('/') + 1)

/** Wildcards stay as they are written; everything that the shell replaces makes a word unknown. */
function literal(word: Word): ShellWord {
  return (word.parts ?? []).every(isLiteral) ? word.value : undefined
}

function isLiteral(part: WordPart): boolean {
  switch (part.type) {
    case 'Literal':
    case 'Glob':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return true
    case 'DoubleQuoted':
      return part.parts.every(isLiteral)
    default:
      return false
  }
}

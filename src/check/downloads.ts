import { type ShellCommand, type ShellWord, shells } from './shell.ts'

const fetchers = new Set(['curl', 'wget', 'fetch', 'aria2c'])
const interpreters = /^(?:python[\d.]*|perl|ruby|node|php)$/

/** The program that runs what a command fetches from elsewhere; undefined where nothing does. */
export function runnerOfDownload(command: ShellCommand): string | undefined {
  if (fetchers.has(command.name)) return readers(command).find(runsInput)?.name
  if (!isShell(command)) return undefined
  return command.inside.some(({ name }) => fetchers.has(name)) ? command.name : undefined
}

const isShell = ({ name }: ShellCommand): boolean =>
  shells.has(name) || name === 'eval' || name === 'source' || name === '.'

/** Everything behind a command in its pipeline. */
function readers(command: ShellCommand): ShellCommand[] {
  const found: ShellCommand[] = []
  for (let next = command.pipeTo; next; next = next.pipeTo) found.push(next)
  return found
}

/** True for a program that takes its standard input for a script, rather than as data for a script of its own. */
function runsInput({ name, args }: ShellCommand): boolean {
  if (!shells.has(name) && !interpreters.test(name)) return false
  if (args.includes('-s') && shells.has(name)) return true
  return args.every(isBareOption)
}

/** `-x` and `-` leave the input to be run; `-c CODE`, `-m MODULE`, `-e CODE` or a file name do not. */
const isBareOption = (arg: ShellWord): boolean =>
  arg !== undefined && (arg === '-' || /^-[Euxlvi]+$/.test(arg))

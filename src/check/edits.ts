import { posix } from 'node:path'
import type { Config } from '../model/schema/config.ts'
import type { ShellCommand, ShellWord } from './shell.ts'

/** One file that a command changes in place. */
export interface Edit {
  readonly path: string
  /** What does it: `sed -i`, `tee` or `>`. */
  readonly by: string
}

/** Files under /etc that a command edits in place or writes over. */
export function editsOf(command: ShellCommand): readonly Edit[] {
  return [...writes(command), ...inPlace(command)]
    .map((edit) => ({ ...edit, path: posix.normalize(edit.path) }))
    .filter(({ path }) => path.startsWith('/etc/'))
}

const writing = new Set(['>', '>>', '>|', '&>', '&>>'])

const writes = ({ redirects }: ShellCommand): Edit[] =>
  redirects.flatMap(({ operator, target }) =>
    target !== undefined && writing.has(operator) ? [{ path: target, by: operator }] : [],
  )

function inPlace({ name, args }: ShellCommand): Edit[] {
  const literal = args.filter((arg) => arg !== undefined)
  const files = literal.filter((arg) => arg.startsWith('/'))
  if (name === 'tee') return files.map((path) => ({ path, by: 'tee' }))
  const option =
    name === 'sed' ? /^(?:-[nErsuz]*i|--in-place)/ : name === 'perl' ? /^-[pnwlae0]*i/ : undefined
  if (!option || !literal.some((arg) => option.test(arg))) return []
  const script = name === 'sed' ? scriptOf(args) : undefined
  return files.filter((path) => path !== script).map((path) => ({ path, by: `${name} -i` }))
}

/** The first operand of sed is its script, which may begin with a slash, unless an option gave one. */
function scriptOf(args: readonly ShellWord[]): ShellWord {
  const isGiven = args.some((arg) => /^(?:-[nErsuz]*[ef]|--expression|--file)/.test(arg ?? ''))
  return isGiven ? undefined : args.find((arg) => !arg?.startsWith('-'))
}

/** Editors that a runbook opens a file with. */
const editors = new Set(['vi', 'vim', 'nvim', 'nano', 'emacs', 'editor', 'sudoedit', '$EDITOR'])

/** Files under /etc that a command opens in an editor. */
export const openedBy = ({ name, args }: ShellCommand): readonly Edit[] =>
  editors.has(name)
    ? args.filter((arg) => arg?.startsWith('/etc/')).map((path) => ({ path: path ?? '', by: name }))
    : []

/** True where the document lists the file, or the folder it is in. */
export function isListed(path: string, configs: readonly Config[]): boolean {
  return configs.some((config) => {
    const listed = posix.normalize(config.path).replace(/\/$/, '')
    return path === listed || path.startsWith(`${listed}/`)
  })
}

import pc from 'picocolors'
import { ThemeError } from '../../theme/theme-error.ts'
import { AptListsError } from '../read/apt-lists.ts'
import { ConfigReadError } from '../read/config-file.ts'
import { ContentFolderError } from '../read/content-tree.ts'
import { RevisionError } from '../read/git-revision.ts'
import { ServeError } from '../serve/serve-error.ts'
import { SiteWriteError } from '../write/site-write-error.ts'
import { CommandError, type ExitCode, exitCode } from './exit-code.ts'
import { internalError } from './internal-error.ts'
import type { Terminal } from './terminal.ts'

/** Tells what ended a command, kindly where it is not our fault, with the stack where it is. */
export function tellError(error: unknown, terminal: Terminal, signal: AbortSignal): ExitCode {
  if (signal.aborted) {
    terminal.note('\nInterrupted; nothing is left half done.\n')
    return exitCode.interrupted
  }
  const known = knownError(error)
  terminal.note(known ? inWords(known, terminal.colours) : internalError('of Portolan', error))
  return known?.code ?? exitCode.internal
}

/** An error as plain text where it is not our fault. */
export function mistakeInWords(error: unknown): string | undefined {
  const known = knownError(error)
  return known && inWords(known, pc.createColors(false))
}

function inWords({ reason, help }: Known, { red, bold }: Terminal['colours']): string {
  return `${red(bold('error'))}: ${reason}\n${help ? `  = help: ${help}\n` : ''}`
}

interface Known {
  readonly code: ExitCode
  readonly reason: string
  readonly help?: string | undefined
}

function knownError(error: unknown): Known | undefined {
  if (error instanceof CommandError) return { code: error.code, reason: error.message, help: error.help }
  if (error instanceof ThemeError) return { code: exitCode.usage, reason: error.message, help: error.help }
  if (error instanceof RevisionError) {
    const code = error.isUsage ? exitCode.usage : exitCode.inputOutput
    return { code, reason: error.message, help: error.help }
  }
  if (error instanceof ConfigReadError) return { code: exitCode.usage, reason: error.message }
  if (
    error instanceof ContentFolderError ||
    error instanceof AptListsError ||
    error instanceof SiteWriteError ||
    error instanceof ServeError
  ) {
    return { code: exitCode.inputOutput, reason: error.message, help: error.help }
  }
  const { code, path, syscall } = (error ?? {}) as NodeJS.ErrnoException
  if (syscall === 'uv_cwd') return { code: exitCode.inputOutput, reason: 'the working directory is gone' }
  if (code && syscall && path)
    return { code: exitCode.inputOutput, reason: (systemWords[code] ?? otherwise(code))(`\`${path}\``) }
  return undefined
}

type Words = (path: string) => string

const notAllowed: Words = (path) => `this user may not use ${path}`
const otherwise =
  (code: string): Words =>
  (path) =>
    `${code}: ${path}`

const systemWords: Record<string, Words> = {
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: (path) => `the file system is read-only at ${path}`,
  ENOSPC: (path) => `the disk is full at ${path}`,
  EDQUOT: (path) => `the quota is used up at ${path}`,
  EMFILE: (path) => `too many files are open to use ${path}`,
  ENOENT: (path) => `there is no ${path}`,
  ENOTDIR: (path) => `${path} is not a folder`,
  EISDIR: (path) => `${path} is a folder, not a file`,
}

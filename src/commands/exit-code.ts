/** How every command ends; see `docs/commands.md`. */
export const exitCode = {
  clean: 0,
  /** Findings at or above the threshold. */
  findings: 1,
  /** Wrong usage or configuration. */
  usage: 2,
  /** Something could not be read or written. */
  inputOutput: 3,
  /** An error of ours. */
  internal: 70,
  /** Ended by Ctrl-C, as shells report it. */
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** A mistake of the user's or the machine's: told in a sentence and a help line, without a stack. */
export class CommandError extends Error {
  readonly code: ExitCode
  readonly help: string | undefined

  constructor(code: ExitCode, reason: string, help?: string) {
    super(reason)
    this.code = code
    this.help = help
  }
}

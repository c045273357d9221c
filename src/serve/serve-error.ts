/** The site cannot be served. */
export class ServeError extends Error {
  override readonly name = 'ServeError'
  /** What went wrong, in one sentence without a full stop. */
  readonly reason: string
  /** What to do about it. */
  readonly help: string

  constructor(reason: string, help: string, cause?: unknown) {
    super(reason, { cause })
    this.reason = reason
    this.help = help
  }
}

/** A mistake in a site's own theme: told in a sentence, with the file that has it, and without our stack. */
export class ThemeError extends Error {
  readonly help: string | undefined

  constructor(reason: string, help?: string) {
    super(reason)
    this.help = help
  }
}

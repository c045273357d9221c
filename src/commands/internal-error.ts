/** What is printed for an error of ours: where it happened, and the stack that a report of it needs. */
export function internalError(where: string, error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `internal error ${where}; please report it with these lines:\n${stack}\n`
}

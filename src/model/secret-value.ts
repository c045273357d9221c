/** What stands for a secret rather than being one: placeholders, variables, file paths, addresses, words of prose. */
const placeholder =
  /^["']?(?:[<$%{[(/~@*]|xxx|\*\*|\.\.\.|…|change|example|redacted|secret|password|your|none|null|true|false|required|optional|file:|env:|vault:|hiera|lookup|[a-z][\w+.-]{0,30}:\/\/[^@]*$)/i

/** `web1-tls`, `web.db_2`: what a secret is called where it is kept. */
const name = /^[a-z]+(?:\d{0,3}(?:[-_.][a-z0-9]+)+)?$/

/**
 * True where a value in the place of a password is one. A word that is only letters is prose (`password: rotated
 * yearly`); a secret mixes in digits or signs.
 */
export function looksSecret(literal: string): boolean {
  if (placeholder.test(literal)) return false
  const bare = literal.replace(/^["']|["']$/g, '')
  return /\d/.test(bare) && /[A-Za-z]/.test(bare) && !name.test(bare)
}

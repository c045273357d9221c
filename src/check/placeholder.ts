/** What stands for a value rather than being one: `<password>`, `{{ password }}`, `%PASSWORD%`, `xxx`, `…`. */
const form =
  /^(?:[<{[%$(@].*|[*.x…_-]+|x{3,}.*|(?:change|replace)[-_]?(?:me|this).*|example.*|your[-_ ].*|password|passwd|secret|token|redacted|none|null|hidden)$/i

/** Answers of an option that only switches: `--password=true`. */
const answer = /^(?:true|false|yes|no|on|off|[01])$/i

/** True where a word in the place of a secret is no secret: a placeholder, a variable, or the path of a file. */
export const isPlaceholder = (word: string): boolean =>
  word === '' || form.test(word) || answer.test(word) || /^(?:~?\.{0,2}\/|file:|env:|fd:|vault:)/.test(word)

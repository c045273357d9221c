import { commandsOf } from '../../command-lines.ts'
import { entries } from '../../entries.ts'
import type { Rule } from '../../rule.ts'

/** `commands/sudo`. Commands run as root anyway; another user is said by `as:`. */
export const sudo: Rule = {
  id: 'commands/sudo',
  severity: 'info',
  summary: 'A command changes the user by itself.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'commands')) {
      const wrapper = commandsOf(item)
        .flatMap(({ wrappers }) => wrappers)
        .find(([name]) => name === 'sudo' || name === 'doas' || name === 'runuser')
      if (!wrapper) continue
      const user = userOf(wrapper)
      report({
        document: service,
        field: at,
        reason: `this command changes the user with \`${wrapper[0]}\``,
        note: user
          ? 'programs that read the document look for the user in `as:`'
          : 'commands run as root already',
        help: user ? `leave \`${wrapper[0]}\` out and add \`as: ${user}\`` : `leave \`${wrapper[0]}\` out`,
      })
    }
  },
}

/** The user of `-u USER`, `-iu USER`, `-uUSER`, `--user USER` and `--user=USER`. */
function userOf(words: readonly (string | undefined)[]): string | undefined {
  for (const [at, word = ''] of words.entries()) {
    const given = /^(?:-[A-Za-tv-z]*u|--user)(?:=?(.+))?$/.exec(word)
    if (!given) continue
    const user = given[1] ?? words[at + 1]
    return user === 'root' ? undefined : user
  }
  return undefined
}

import { commandsOf } from '../../command-lines.ts'
import { runnerOfDownload } from '../../downloads.ts'
import { entries } from '../../entries.ts'
import type { Rule } from '../../rule.ts'

/** `commands/curl-pipe-shell`. */
export const curlPipeShell: Rule = {
  id: 'commands/curl-pipe-shell',
  severity: 'error',
  summary: 'A command runs what it has just fetched, unseen.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'commands')) {
      const runner = commandsOf(item)
        .map(runnerOfDownload)
        .find((name) => name !== undefined)
      if (runner === undefined) continue
      report({
        document: service,
        field: at,
        reason: `this command runs in \`${runner}\` whatever the other side sends`,
        note: 'nobody has seen the script, it may be another one tomorrow, and half of it runs if the connection breaks',
        help: 'use a package; or fetch a named version, compare its checksum, then run it',
      })
    }
  },
}

import { didYouMean } from '../model/did-you-mean.ts'
import { CommandError, type ExitCode, exitCode } from './exit-code.ts'
import { rulePage, rules } from './known-rules.ts'
import type { Terminal } from './terminal.ts'

/** `portolan explain RULE`: the page of a rule; the list of an area's rules, or of all. */
export function explainCommand(ruleId: string | undefined, terminal: Terminal): ExitCode {
  const listed = rules.filter(({ id }) => ruleId === undefined || id.startsWith(`${ruleId}/`))
  terminal.out(listed.length > 0 ? listOf(listed) : pageOf(ruleId as string))
  return exitCode.clean
}

function listOf(listed: typeof rules): string {
  const width = Math.max(...listed.map(({ id }) => id.length))
  return listed
    .map(({ id, severity, summary }) => `${id.padEnd(width)}  ${severity.padEnd(5)}  ${summary}\n`)
    .join('')
}

function pageOf(ruleId: string): string {
  const known = rules.map(({ id }) => id as string)
  if (!known.includes(ruleId)) {
    const nearest = didYouMean(ruleId, known) ?? known.find((id) => id.endsWith(`/${ruleId}`))
    const help = nearest ? `did you mean \`${nearest}\`?` : '`portolan explain` lists all rules'
    throw new CommandError(exitCode.usage, `there is no rule \`${ruleId}\``, help)
  }
  const page = rulePage(ruleId)
  if (page === undefined) throw new Error(`the page of ${ruleId} is missing from the package`)
  return page
}

import { didYouMean } from '../model/did-you-mean.ts'
import { CommandError, type ExitCode, exitCode } from './exit-code.ts'
import { rulePage, rules } from './known-rules.ts'
import type { Terminal } from './terminal.ts'

/** `portolan explain RULE`: the page of a rule; without a rule, the list of all. */
export function explainCommand(ruleId: string | undefined, terminal: Terminal): ExitCode {
  if (ruleId === undefined) {
    const width = Math.max(...rules.map(({ id }) => id.length))
    terminal.out(
      rules
        .map(({ id, severity, summary }) => `${id.padEnd(width)}  ${severity.padEnd(5)}  ${summary}\n`)
        .join(''),
    )
    return exitCode.clean
  }
  const known = rules.map(({ id }) => id as string)
  if (!known.includes(ruleId)) {
    const nearest = didYouMean(ruleId, known)
    const help = nearest ? `did you mean \`${nearest}\`?` : '`portolan explain` lists all rules'
    throw new CommandError(exitCode.usage, `there is no rule \`${ruleId}\``, help)
  }
  const page = rulePage(ruleId)
  if (page === undefined) throw new Error(`the page of ${ruleId} is missing from the package`)
  terminal.out(page)
  return exitCode.clean
}

import { didYouMean } from '../model/did-you-mean.ts'
import type { Finding } from '../model/finding.ts'
import { type ReportContext, shownPath } from './reporter.ts'
import { visible } from './visible.ts'

/** What to do, and whether the program can. */
export function helpOf(finding: Finding): string | undefined {
  const { fix } = finding
  const words = wordsOf(finding)
  if (!fix) return words
  const option = `\`--fix${fix.isSafe ? '' : ' --unsafe-fixes'}\``
  if (words?.includes(fix.title)) return `${words}; ${option} does it`
  const offer = `${option} can ${fix.title}`
  return words ? `${words}${words.endsWith('?') ? '' : ';'} ${offer}` : offer
}

/** The help, or else a near miss: the expected word that the author most likely meant. */
export function wordsOf({ help, expected, actual }: Finding): string | undefined {
  if (help !== undefined || !expected || actual === undefined) return help
  const nearest = didYouMean(actual, expected)
  return nearest && `did you mean \`${nearest}\`?`
}

/** All that a finding says, for formats with one text a finding: the reason first, then why, what to do, and where else. */
export function messageLines(finding: Finding, context: ReportContext): string[] {
  const help = helpOf(finding)
  return [
    finding.reason,
    ...(finding.note ? [`note: ${finding.note}`] : []),
    ...(help ? [`help: ${help}`] : []),
    ...finding.related.map(
      ({ path, place, label }) =>
        `see ${shownPath(context, path)}:${place.line}:${place.column}${label ? `: ${label}` : ''}`,
    ),
  ].flatMap((text) => text.split('\n').map(visible))
}

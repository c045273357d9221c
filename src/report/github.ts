import { createHash } from 'node:crypto'
import type { Finding, Severity } from '../model/finding.ts'
import { messageLines } from './message.ts'
import { pretty } from './pretty.ts'
import { type ReportContext, type Reporter, shownPath } from './reporter.ts'
import { visible } from './visible.ts'

/** The log of a GitHub Actions step: the report for people, then commands that annotate the changed files. */
export const github: Reporter = {
  name: 'github',
  audience: 'people',
  paths: 'repository',
  format(findings, context) {
    const log = pretty.format(findings, context)
    const kinds = (['error', 'warn', 'info'] as const).map((severity) =>
      findings.filter((finding) => finding.severity === severity),
    )
    const commands = kinds.flatMap((kind) =>
      kind.slice(0, limit).map((finding) => commandOf(finding, context)),
    )
    if (commands.length === 0) return log
    const left = kinds.reduce((sum, kind) => sum + Math.max(0, kind.length - limit), 0)
    return `${inert(log)}${commands.join('')}${left > 0 ? leftOut(left) : ''}`
  },
}

/** GitHub shows so many annotations of a kind for a step, and drops the rest without a word. */
const limit = 10

const leftOut = (count: number): string =>
  `${count === 1 ? '1 finding has' : `${count} findings have`} no annotation: GitHub shows ${limit} of a kind for a step. The report above has all of them.\n`

const commandNames: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = {
  error: 'error',
  warn: 'warning',
  info: 'notice',
}

/**
 * Lines in which the runner looks for no commands: a document could quote one. The word that ends the pause is a
 * hash of the lines, which no line can contain.
 */
function inert(log: string): string {
  const word = createHash('sha256').update(log).digest('hex').slice(0, 32)
  return `::stop-commands::${word}\n${log}::${word}::\n`
}

function commandOf(finding: Finding, context: ReportContext): string {
  const { line, column, endLine, endColumn } = finding.place
  const properties = {
    file: visible(shownPath(context, finding.path)),
    line,
    endLine,
    // GitHub takes columns only within one line.
    ...(line === endLine && { col: column, endColumn }),
    title: finding.ruleId,
  }
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`)
  const message = data(messageLines(finding, context).join('\n'))
  return `::${commandNames[finding.severity]} ${pairs.join(',')}::${message}\n`
}

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

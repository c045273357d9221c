import type { ReportSummary } from './reporter.ts'
import { visible } from './visible.ts'

/** The last line of a report for people: `2 errors, 1 warning in 45 services (3 suppressed); 1 fixable with --fix`. */
export function summaryLine(summary: ReportSummary): string {
  const found = [
    counted(summary.errors, 'error'),
    counted(summary.warnings, 'warning'),
    counted(summary.infos, 'info'),
  ].filter((words) => words !== undefined)
  const hidden = [
    summary.suppressed > 0 ? `${summary.suppressed} suppressed` : undefined,
    summary.baselined > 0 ? `${summary.baselined} in the baseline` : undefined,
    summary.older ? `${summary.older} there at ${visible(summary.base ?? 'the base')} already` : undefined,
  ].filter((words) => words !== undefined)
  return `${found.join(', ') || 'no findings'} in ${subjectOf(summary)}${hidden.length > 0 ? ` (${hidden.join(', ')})` : ''}${fixable(summary)}`
}

function fixable({ fixable = 0, unsafelyFixable = 0 }: ReportSummary): string {
  const ways = [
    fixable > 0 ? `${fixable} fixable with --fix` : undefined,
    unsafelyFixable > 0
      ? `${unsafelyFixable}${fixable > 0 ? ' more' : ' fixable'} with --fix --unsafe-fixes`
      : undefined,
  ].filter((words) => words !== undefined)
  return ways.length > 0 ? `; ${ways.join(', ')}` : ''
}

function subjectOf({ document, pages, services }: ReportSummary): string {
  if (document !== undefined) return visible(document)
  return pages === undefined
    ? (counted(services, 'service') ?? 'no services')
    : (counted(pages, 'page') ?? 'no pages')
}

const counted = (count: number, noun: string): string | undefined =>
  count === 0 ? undefined : `${count} ${noun}${count === 1 ? '' : 's'}`

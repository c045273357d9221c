import { posix, relative, resolve, sep } from 'node:path'
import process from 'node:process'
import type { Site } from '../model/catalog.ts'
import type { Severity } from '../model/finding.ts'
import { manualFolder } from '../read/manual-files.ts'
import { programVersion } from '../read/program.ts'
import { readText } from '../read/read-file.ts'
import { repositoryTop } from '../read/repository.ts'
import type { ReportContext, Reporter, ReportRule, ReportSummary } from '../report/reporter.ts'
import { today } from './clock.ts'
import { countsOf, type Judged } from './judge.ts'
import { rulePage, rules } from './known-rules.ts'
import type { Terminal } from './terminal.ts'

/** Where a report goes, as far as its form depends on it. */
export interface ReportPlace extends Pick<Terminal, 'colour' | 'columns'> {
  /** Lowest severity that makes the run fail. */
  readonly failsAt: Severity | 'never'
  /** Shown as it is here rather than in its file. */
  readonly unsaved?: Unsaved | undefined
  /** Says where the pages of rules are published. */
  readonly site?: Pick<Site, 'baseUrl' | 'manual'> | undefined
}

/** A document as an editor has it. */
export interface Unsaved {
  /** Relative to the working directory. */
  readonly path: string
  /** Undefined where it is not UTF-8. */
  readonly text: string | undefined
}

/** What a reporter is told besides the findings, whose paths are relative to the working directory. */
export function reportContext(
  { paths }: Reporter,
  summary: ReportSummary,
  { colour, columns, failsAt, unsaved, site = {} }: ReportPlace,
): ReportContext {
  return {
    sourceOf: (path) => (path === unsaved?.path ? unsaved.text : readText(resolve(process.cwd(), path))),
    ...(paths === 'repository' && { shownPath: fromRepository() }),
    summary,
    colour,
    ...(columns !== undefined && { columns }),
    docs: docsOf(site),
    ruleOf,
    failsAt,
    today: today(),
    version: programVersion(),
  }
}

/** A rule's page: in the manual of the published site, where it has both an address and the manual. */
function docsOf({ baseUrl, manual }: Pick<Site, 'baseUrl' | 'manual'>): ReportContext['docs'] {
  if (!baseUrl || !manual) return (ruleId) => `portolan explain ${ruleId}`
  return (ruleId) => `${baseUrl.replace(/\/+$/, '')}/${manualFolder}rules/${ruleId}.html`
}

/** The counts of a check: all findings, shown or not. */
export const summaryOf = (judged: Judged): ReportSummary => ({
  ...countsOf(judged.findings),
  suppressed: judged.suppressed.length,
  baselined: judged.baselined.length,
  fixable: judged.findings.filter(({ fix }) => fix?.isSafe).length,
  unsafelyFixable: judged.findings.filter(({ fix }) => fix && !fix.isSafe).length,
  services: judged.loaded.catalog.services.length,
})

function ruleOf(ruleId: string): ReportRule | undefined {
  const rule = rules.find(({ id }) => id === ruleId)
  return rule && { ...rule, page: rulePage(ruleId) }
}

function fromRepository(): (path: string) => string {
  const top = repositoryTop(process.cwd())
  return (path) => relative(top, resolve(process.cwd(), path)).split(sep).join(posix.sep)
}

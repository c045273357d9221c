import { relative } from 'node:path'
import process from 'node:process'
import { rules } from '../check/index.ts'
import { compareFindings, type Finding } from '../model/finding.ts'
import { pagesKey, readKnownPages, writeKnownPages } from '../pipeline/kept-pages.ts'
import type { SiteTheme } from '../pipeline/load-theme.ts'
import { openTheme } from '../pipeline/open-theme.ts'
import { PageCrew } from '../pipeline/page-crew.ts'
import type { ConfigFile } from '../read/config-file.ts'
import { lastChanges } from '../read/git-history.ts'
import { programStamp, programVersion } from '../read/program.ts'
import { readContentFile } from '../read/read-file.ts'
import { renderSite } from '../render/site.ts'
import { pretty } from '../report/pretty.ts'
import { isIntact } from '../write/intact.ts'
import { siteStamp } from '../write/standing-site.ts'
import { type WriteResult, writeSite } from '../write/write-site.ts'
import { today } from './clock.ts'
import type { ExitCode } from './exit-code.ts'
import { codeFor, countsOf, fromHere, type Judged, judgeProject } from './judge.ts'
import type { ProjectOptions } from './project.ts'
import { summaryOf } from './report-context.ts'
import { formatFindings } from './reports.ts'
import type { Terminal } from './terminal.ts'

export interface BuildSiteOptions extends ProjectOptions {
  /** Absolute. */
  readonly output: string
  readonly keepGoing?: boolean | undefined
  /** `siteStamp` of the site as the last build left it. */
  readonly stamp?: string | undefined
}

/** How a build ended, and what is to be said about it. */
export interface Built {
  readonly code: ExitCode
  readonly text: string
  readonly findings: readonly Finding[]
  /** `siteStamp` of the site that was written; missing where nothing was published. */
  readonly stamp?: string
  /** False where the site came out as it stood. */
  readonly changed: boolean
}

/** Reads, checks, renders and writes; errors stop it before anything is written, unless it is to keep going. */
export async function buildSite(
  project: ConfigFile,
  options: BuildSiteOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Built> {
  const judged = await judgeProject(project, { ...options, withBodies: true, signal }, terminal)
  const { errors } = countsOf(judged.findings)
  const findings = fromHere(judged.findings, project.root)
  const report =
    errors === 0
      ? ''
      : formatFindings(pretty, findings.filter(isError), summaryOf(judged), { ...terminal, failsAt: 'error' })
  const code = codeFor(judged, errors > 0)
  if (errors > 0 && !options.keepGoing) return { code, findings, changed: false, text: report }
  const written = await publish(project, judged, options, terminal, signal)
  return {
    code,
    findings,
    text: `${report}${summary(judged, options.output, written)}`,
    stamp: siteStamp(options.output),
    changed: written.written + written.removed > 0,
  }
}

const isError = ({ severity }: Finding): boolean => severity === 'error'

async function publish(
  project: ConfigFile,
  judged: Judged,
  { output, stamp }: BuildSiteOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<WriteResult> {
  const { catalog, contentRoot, bodyOf, faceOf, theme } = judged.loaded
  const changes = lastChanges(contentRoot)
  const crew = new Engaged(theme, judged.loaded.parsed)
  const bar = terminal.progress('writing')
  try {
    const key = pagesKey(judged.key, theme.stamp, changes)
    const stands = stamp !== undefined && isIntact(output, stamp)
    const known = stands ? readKnownPages(project.root, key) : undefined
    const site = await renderSite(
      {
        catalog,
        // What is accepted for now is wrong all the same, and readers are told.
        findings: [...judged.findings, ...judged.baselined].sort(compareFindings),
        suppressed: judged.suppressed.length,
        bodyOf,
        faceOf,
        fileOf: (source) => readContentFile(contentRoot, source),
        theme: await openTheme(theme),
        version: programVersion(),
        stamp: programStamp() + theme.stamp,
        ruleSummaries: new Map(rules.map(({ id, summary }) => [id, summary])),
        today: today(),
        ...(changes && { changes }),
      },
      known,
    )
    const written = await writeSite(site.files, {
      output,
      protect: [contentRoot],
      ...(stamp !== undefined && { stamp }),
      signal,
      onProgress: bar.show,
      crew: crew.engage,
    })
    writeKnownPages(project.root, key, site.known)
    return written
  } finally {
    bar.clear()
    await crew.close()
  }
}

/** Documents parsed anew from which on most pages have to be made. */
const manyParsed = 240

/** The crew of one build: engaged early where it is sure to be wanted, so that it is ready in time. */
class Engaged {
  readonly #theme: SiteTheme
  #crew: PageCrew | undefined

  constructor(theme: SiteTheme, parsed: number) {
    this.#theme = theme
    if (parsed > manyParsed) this.engage()
  }

  readonly engage = (): PageCrew => {
    this.#crew ??= new PageCrew(this.#theme)
    return this.#crew
  }

  async close(): Promise<void> {
    await this.#crew?.close()
  }
}

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`

function summary(
  { findings, loaded }: Judged,
  output: string,
  { written, kept, removed }: WriteResult,
): string {
  const { errors, warnings, infos } = countsOf(findings)
  const { services, teams, pages } = loaded.catalog
  const place = relative(process.cwd(), output) || '.'
  return [
    `${counted(services.length, 'service')}, ${counted(teams.length, 'team')}, ${counted(pages.length, 'wiki page')}: `,
    `${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(infos, 'info')} (\`portolan check\` lists them)\n`,
    `${place}/index.html is up to date: ${written} files written, ${kept} kept, ${removed} removed.\n`,
  ].join('')
}

import { join, resolve } from 'node:path'
import type { Severity } from '../model/finding.ts'
import type { SitePath } from '../model/output-file.ts'
import { loadSite, outputOf } from '../pipeline/load-site.ts'
import { decodeUtf8, readRegularFile, readText } from '../read/read-file.ts'
import { isFolder, listSite } from '../read/site-folder.ts'
import { reporterByName, reporters } from '../report/index.ts'
import type { Reporter } from '../report/reporter.ts'
import { verifySite } from '../verify/verify-site.ts'
import { CommandError, type ExitCode, exitCode } from './exit-code.ts'
import { countsOf, fromHere } from './judge.ts'
import { projectOf } from './project.ts'
import type { Terminal } from './terminal.ts'

export interface VerifySiteOptions {
  readonly format: string
  readonly quiet?: boolean | undefined
  readonly failOn: Severity | 'never'
}

/** `portolan verify-site [FOLDER]`: whether a built site, of whatever generator, works offline and from `file://`. */
export function verifySiteCommand(
  folder: string | undefined,
  options: VerifySiteOptions,
  terminal: Terminal,
): ExitCode {
  const reporter = reporterOf(options.format)
  const root = siteRoot(folder)
  const bar = terminal.progress('verifying')
  const { findings, pages } = verifySite({ entries: listSite(root), textOf: textsOf(root) }, bar.show)
  bar.clear()
  if (pages === 0)
    throw new CommandError(
      exitCode.inputOutput,
      `there is no page in \`${root}\``,
      'name the folder of a built site',
    )
  const shown = options.quiet ? findings.filter(({ severity }) => severity === 'error') : findings
  terminal.out(
    reporter.format(fromHere(shown, root), {
      sourceOf: (path) => readText(resolve(path)),
      summary: { ...countsOf(findings), suppressed: 0, baselined: 0, services: 0, pages },
      colour: terminal.colour,
      ...(terminal.columns !== undefined && { columns: terminal.columns }),
      docs: (ruleId) => `portolan explain ${ruleId}`,
    }),
  )
  const isFailed = findings.some(({ severity }) => failing[options.failOn].includes(severity))
  return isFailed ? exitCode.findings : exitCode.clean
}

/** Severities that fail, by `--fail-on`. */
const failing: Record<VerifySiteOptions['failOn'], readonly Severity[]> = {
  error: ['error'],
  warn: ['error', 'warn'],
  info: ['error', 'warn', 'info'],
  never: [],
}

function reporterOf(name: string): Reporter {
  const reporter = reporterByName(name)
  if (reporter) return reporter
  const known = reporters.map((known) => known.name).join(', ')
  throw new CommandError(exitCode.usage, `there is no format \`${name}\``, `choose one of ${known}`)
}

/** The folder that is named, or where a build puts its site. */
function siteRoot(folder: string | undefined): string {
  const project = projectOf({})
  const root = folder === undefined ? outputOf(project, loadSite(project).site, undefined) : resolve(folder)
  if (isFolder(root)) return root
  const help =
    folder === undefined ? 'run `portolan build` first, or name a folder' : 'name the folder of a built site'
  throw new CommandError(exitCode.inputOutput, `there is no folder \`${root}\``, help)
}

/** Largest file that is looked into, bytes; nothing on a page anybody reads is larger. */
const maximumSize = 64 * 1024 * 1024

const textsOf = (root: string) => (path: SitePath) => {
  const result = readRegularFile(join(root, path), maximumSize)
  if ('refusal' in result) return result
  const text = decodeUtf8(result.bytes)
  return text === undefined ? { refusal: 'is not UTF-8' } : { text: text.replace(/^\uFEFF/, '') }
}

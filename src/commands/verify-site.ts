import { join, resolve } from 'node:path'
import type { Severity } from '../model/finding.ts'
import type { SitePath } from '../model/output-file.ts'
import { loadSite, outputOf } from '../pipeline/load-site.ts'
import { decodeUtf8, readRegularFile } from '../read/read-file.ts'
import { isFolder, listSite } from '../read/site-folder.ts'
import { verifySite } from '../verify/verify-site.ts'
import { CommandError, type ExitCode, exitCode } from './exit-code.ts'
import { countsOf, fromHere } from './judge.ts'
import { projectOf } from './project.ts'
import { reportOutputs } from './report-outputs.ts'
import { atLeast, type Shown, writeReports } from './reports.ts'
import type { Terminal } from './terminal.ts'

export interface VerifySiteOptions extends Shown {
  /** `NAME` or `NAME=FILE` each; the pretty report if left out. */
  readonly format?: readonly string[] | undefined
  readonly failOn: Severity | 'never'
}

/** `portolan verify-site [FOLDER]`: whether a built site, of whatever generator, works offline and from `file://`. */
export function verifySiteCommand(
  folder: string | undefined,
  options: VerifySiteOptions,
  terminal: Terminal,
): ExitCode {
  const outputs = reportOutputs(options.format ?? ['pretty'])
  const root = siteRoot(folder)
  const bar = terminal.progress('verifying')
  const { findings, pages } = verifySite({ entries: listSite(root), textOf: textsOf(root) }, bar.show)
  bar.clear()
  if (pages === 0)
    throw new CommandError(exitCode.inputOutput, `there is no page in \`${root}\``, nameBuiltSite)
  const summary = { ...countsOf(findings), suppressed: 0, baselined: 0, services: 0, pages }
  writeReports(outputs, fromHere(findings, root), summary, { ...options, failsAt: options.failOn }, terminal)
  const isFailed = options.failOn !== 'never' && atLeast(findings, options.failOn).length > 0
  return isFailed ? exitCode.findings : exitCode.clean
}

const nameBuiltSite = 'name the folder of a built site'

/** The folder that is named, or where a build puts its site. */
function siteRoot(folder: string | undefined): string {
  const project = projectOf({})
  const root = folder === undefined ? outputOf(project, loadSite(project).site, undefined) : resolve(folder)
  if (isFolder(root)) return root
  const help = folder === undefined ? 'run `portolan build` first, or name a folder' : nameBuiltSite
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

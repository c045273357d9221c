import { resolve } from 'node:path'
import { inputsKey, readBuildState, writeBuildState } from '../pipeline/build-state.ts'
import { contentRootOf, loadSite, outputOf, snapshotOf } from '../pipeline/load-site.ts'
import { themeRootOf } from '../pipeline/load-theme.ts'
import { manualBeside } from '../pipeline/manual.ts'
import type { ConfigFile } from '../read/config-file.ts'
import { listContent, stampOf } from '../read/content-tree.ts'
import { headRevision } from '../read/git-history.ts'
import { programStamp } from '../read/program.ts'
import { themeStamp } from '../read/theme-folder.ts'
import { isIntact } from '../write/intact.ts'
import { archiveSite, requireEnding } from './archive.ts'
import { baselinePath } from './baseline.ts'
import { today } from './clock.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { type ProjectOptions, projectOf } from './project.ts'
import type { Terminal } from './terminal.ts'

export interface BuildCommandOptions extends ProjectOptions {
  readonly output?: string | undefined
  readonly keepGoing?: boolean | undefined
  /** Zip file to pack the site into. */
  readonly archive?: string | undefined
}

/** `portolan build`: publishes the site; a catalogue with errors is published only with `--keep-going`. */
export async function buildCommand(
  options: BuildCommandOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ExitCode> {
  if (options.archive !== undefined) requireEnding(options.archive, '.zip')
  const project = projectOf(options)
  const site = siteKey(project, options)
  const { code, isPublished } = await publish(project, site, options, terminal, signal)
  if (options.archive !== undefined && isPublished)
    await archiveSite(site.output, options.archive, terminal, signal)
  return code
}

/** Builds where something has changed. */
async function publish(
  project: ConfigFile,
  site: { key: string; output: string },
  options: BuildCommandOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<{ code: ExitCode; isPublished: boolean }> {
  const last = options.cache === false ? undefined : readBuildState(project.root)
  if (last?.key === site.key && isIntact(site.output, last.stamp)) {
    terminal.note(`${last.text}Nothing has changed.\n`)
    return { code: exitCode.clean, isPublished: true }
  }
  // Everything that parses, renders and lays out is loaded only when there is something to do.
  const { buildSite } = await import('./build-site.ts')
  const stamp = last?.output === site.output ? last.stamp : undefined
  const built = await buildSite(project, { ...options, output: site.output, stamp }, terminal, signal)
  terminal.note(built.text)
  if (built.stamp === undefined)
    terminal.note('Nothing was published; `--keep-going` publishes with the findings shown.\n')
  else if (options.cache !== false) {
    const key = built.code === exitCode.clean ? site.key : ''
    writeBuildState(project.root, { key, text: built.text, stamp: built.stamp, output: site.output })
  }
  return { code: built.code, isPublished: built.stamp !== undefined }
}

/** What a build depends on, and where its site goes. */
function siteKey(project: ConfigFile, options: BuildCommandOptions): { key: string; output: string } {
  const { site } = loadSite(project)
  const content = contentRootOf(project, site, options.content && resolve(options.content))
  const output = outputOf(project, site, options.output && resolve(options.output))
  const baseline = options.baseline === false ? '' : stampOf(baselinePath(project, site, options))
  const theme = themeStamp(themeRootOf(project, site))
  const snapshot = stampOf(snapshotOf(project, site) ?? '')
  const others = [programStamp(), today(), content, output, headRevision(content), baseline, theme, snapshot]
  const entries = listContent(content)
  return { key: inputsKey(project, [...entries, ...manualBeside(site, entries)], others), output }
}

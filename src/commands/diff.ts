import { compareCatalogs } from '../model/change/compare.ts'
import { changeReporters } from '../report/change/index.ts'
import { isNothing } from '../report/change/words.ts'
import { sinceRevision } from './at-revision.ts'
import { CommandError, type ExitCode, exitCode } from './exit-code.ts'
import { codeFor, fromHere, judgeProject } from './judge.ts'
import { type ProjectOptions, projectOf } from './project.ts'
import type { Terminal } from './terminal.ts'

export interface DiffCommandOptions extends ProjectOptions {
  readonly format: string
  /** `--exit-code`: 1 where anything is different. */
  readonly exitCode?: boolean | undefined
}

/** `portolan diff BASE`: what the change since a revision means, rather than which lines it moves. */
export async function diffCommand(
  base: string,
  options: DiffCommandOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ExitCode> {
  const reporter = changeReporters.find(({ name }) => name === options.format)
  if (!reporter) {
    const known = changeReporters.map(({ name }) => name).join(', ')
    throw new CommandError(
      exitCode.usage,
      `there is no format \`${options.format}\``,
      `choose one of ${known}`,
    )
  }
  const project = projectOf(options)
  const judged = await judgeProject(project, { ...options, withBodies: false, signal }, terminal)
  const { before, made, solved } = await sinceRevision(
    project,
    judged,
    base,
    { ...options, signal },
    terminal,
  )
  const change = compareCatalogs({
    before: before.loaded.catalog,
    after: judged.loaded.catalog,
    edited: before.edited,
    renamed: before.renamed,
    made: fromHere(made, project.root),
    solved: fromHere(solved, project.root),
  })
  const { commit } = before
  terminal.out(reporter.format(change, { base, commit, colour: terminal.colour }))
  return codeFor(judged, options.exitCode === true && !isNothing(change))
}

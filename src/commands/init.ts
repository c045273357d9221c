import { join, relative, resolve } from 'node:path'
import process from 'node:process'
import { isThere } from '../read/exists.ts'
import { readText } from '../read/read-file.ts'
import { repositoryTop } from '../read/repository.ts'
import { type CiHost, starterFiles } from '../read/starter.ts'
import { writeFileWhole } from '../write/write-file.ts'
import { today } from './clock.ts'
import { CommandError, type ExitCode, exitCode } from './exit-code.ts'
import type { Terminal } from './terminal.ts'

/** Folders that Portolan makes and nobody wants to commit. */
const ignored = ['dist/', '.portolan/']

export interface InitOptions {
  /** Code host whose CI example is written. */
  readonly ci: CiHost | 'none'
}

/** `portolan init`: a small working catalogue. Overwrites nothing, and writes nothing if it would have to. */
export function initCommand(folder: string, { ci }: InitOptions, terminal: Terminal): ExitCode {
  const root = resolve(folder)
  const files = starterFiles(ci === 'none' ? undefined : ci).map(({ path, content }) => ({
    path: join(root, path),
    content: path.endsWith('.md') ? asOfToday(content.toString()) : content,
  }))
  const taken = files.filter(({ path }) => isThere(path)).map(({ path }) => shown(path))
  if (taken.length > 0) {
    throw new CommandError(
      exitCode.inputOutput,
      `these files are there already: ${taken.join(', ')}`,
      'choose another folder, or `portolan new service NAME` to add to this catalogue',
    )
  }
  for (const { path, content } of files) writeFileWhole(path, content)
  ignore(join(root, '.gitignore'))
  terminal.out(files.map(({ path }) => `${shown(path)}\n`).join(''))
  const portolan = process.env.npm_command === 'exec' ? 'npx portolan' : 'portolan'
  const into = root === resolve() ? '' : `cd ${quoted(shown(root))} && `
  terminal.note(
    `\nNext:\n  ${into}${portolan} check\n  ${into}${portolan} build, then open dist/index.html\n`,
  )
  if (ci !== 'none' && repositoryTop(root) !== root) terminal.note(`\n${belongsOnTop}\n`)
  return exitCode.clean
}

const belongsOnTop =
  'Code hosts look for the CI example at the top of the repository: move it there, and let its commands run in this folder.'

const shown = (path: string): string => relative(process.cwd(), path) || '.'

/** Dates of the example as if it had been written today: a new catalogue has no stale review, whenever it is made. */
function asOfToday(text: string): string {
  const inAYear = new Date(Date.parse(today()) + 365 * 86_400_000).toISOString().slice(0, 10)
  return text.replace(/^reviewed: .*/m, `reviewed: ${today()}`).replace(/^( +until): .*/m, `$1: ${inAYear}`)
}

/** A path as one word of the shell. */
const quoted = (path: string): string =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`

/** Adds our folders to .gitignore, after whatever stands there. */
function ignore(path: string): void {
  const text = readText(path) ?? ''
  const missing = ignored.filter((line) => !text.split('\n').includes(line))
  if (missing.length === 0) return
  const gap = text === '' || text.endsWith('\n') ? '' : '\n'
  writeFileWhole(path, `${text}${gap}${missing.join('\n')}\n`)
}

import { relative, resolve } from 'node:path'
import process from 'node:process'
import { type Baseline, baselineOf, formatBaseline } from '../model/baseline.ts'
import type { Site } from '../model/catalog.ts'
import type { Finding } from '../model/finding.ts'
import { parseBaseline } from '../parse/baseline.ts'
import type { ConfigFile } from '../read/config-file.ts'
import { isThere } from '../read/exists.ts'
import { decodeUtf8, readRegularFile } from '../read/read-file.ts'
import { writeFileWhole } from '../write/write-file.ts'
import { CommandError, exitCode } from './exit-code.ts'
import type { ProjectOptions } from './project.ts'
import type { Terminal } from './terminal.ts'

/** Where the baseline is, beside the configuration, unless that or `--baseline` names another file. */
const usualName = 'portolan.baseline.json'
/** Largest file, bytes: some ten thousand findings. */
const maximumSize = 16 * 1024 * 1024
/** How many vanished findings are named one by one. */
const namedAtMost = 10

/** A baseline as it was read. */
export interface ReadBaseline {
  /** Absolute; also of a file that is not there yet. */
  readonly path: string
  readonly listed: Baseline
}

/** A baseline, and what of it nobody finds any more. */
export interface BaselineState extends ReadBaseline {
  readonly vanished: Baseline
}

/** Absolute path of the baseline file: `--baseline`, else as configured, else the usual name. */
export const baselinePath = (project: ConfigFile, site: Site, { baseline }: ProjectOptions): string =>
  baseline ? resolve(baseline) : resolve(project.root, site.baseline ?? usualName)

/** Absolute path and content of the baseline; empty where there is none. One that is named must be there. */
export function readBaseline(project: ConfigFile, site: Site, options: ProjectOptions): ReadBaseline {
  const path = baselinePath(project, site, options)
  const { baseline, writeBaseline } = options
  if (baseline === false || writeBaseline) return { path, listed: [] }
  return { path, listed: readListed(path, (baseline ?? site.baseline) !== undefined) }
}

function readListed(path: string, required: boolean): Baseline {
  if (!isThere(path)) {
    if (!required) return []
    throw unusable(path, 'is not there', '`portolan check --write-baseline` makes it')
  }
  const result = readRegularFile(path, maximumSize)
  if ('refusal' in result) throw unusable(path, result.refusal)
  const text = decodeUtf8(result.bytes)
  if (text === undefined) throw unusable(path, 'is not UTF-8')
  const parsed = parseBaseline(text)
  if ('baseline' in parsed) return parsed.baseline
  const { place, reason } = parsed.problem
  throw unusable(
    path,
    `cannot be read at line ${place.line}, column ${place.column}: ${reason}`,
    'keep the lines of both sides, or write it anew with `portolan check --write-baseline`',
  )
}

const unusable = (path: string, reason: string, help?: string): CommandError =>
  new CommandError(exitCode.usage, `the baseline \`${fromHere(path)}\` ${reason}`, help)

/** `--write-baseline`: accepts these findings, and no others, from now on. */
export function writeBaseline(path: string, findings: readonly Finding[], terminal: Terminal): void {
  writeFileWhole(path, formatBaseline(baselineOf(findings)))
  terminal.note(`${fromHere(path)}: ${counted(findings.length)} accepted until mended.\n`)
}

/** `--prune-baseline`: takes out what has vanished and accepts nothing new. */
export function pruneBaseline({ path, listed, vanished }: BaselineState, terminal: Terminal): void {
  const gone = new Set(vanished)
  if (gone.size > 0) writeFileWhole(path, formatBaseline(listed.filter((finding) => !gone.has(finding))))
  const left = listed.length - gone.size
  terminal.note(`${fromHere(path)}: ${counted(gone.size)} taken out, ${left} left.\n`)
}

/** Tells which findings of the baseline nobody finds any more, and how to be rid of them. */
export function tellVanished({ path, vanished }: BaselineState, terminal: Terminal): void {
  if (vanished.length === 0) return
  const lines = vanished
    .slice(0, namedAtMost)
    .map(({ path, rule, message }) => `  ${path}: ${message} [${rule}]\n`)
  const more = vanished.length - lines.length
  terminal.note(
    [
      `${counted(vanished.length)} of ${fromHere(path)} ${vanished.length === 1 ? 'is' : 'are'} mended: `,
      `\`portolan check --prune-baseline\` takes ${vanished.length === 1 ? 'it' : 'them'} out.\n`,
      ...lines,
      more > 0 ? `  and ${more} more\n` : '',
    ].join(''),
  )
}

const counted = (count: number): string => `${count} finding${count === 1 ? '' : 's'}`

function fromHere(path: string): string {
  const near = relative(process.cwd(), path)
  return near.startsWith('..') ? path : near
}

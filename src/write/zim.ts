import { spawn } from 'node:child_process'
import { copyFileSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pid } from 'node:process'
import type { SitePath } from '../model/output-file.ts'
import { outsidePlace } from './outside-place.ts'
import { onDisk, SiteWriteError } from './site-write-error.ts'

/** What a ZIM file says of itself. */
export interface ZimWords {
  readonly title: string
  readonly description: string
  /** ISO 639-3, such as `eng`. */
  readonly language: string
  readonly creator: string
  readonly publisher: string
}

export interface ZimOptions {
  readonly words: ZimWords
  /** A PNG picture of 48 × 48 pixels. */
  readonly illustration: string
  readonly signal: AbortSignal
}

/**
 * Packs files of a built site into one ZIM file for Kiwix by Debian's `zimwriterfs`; written whole or not at all. It
 * works in one thread, so that equal sites give equal content; the file's random identifiers differ all the same.
 */
export async function writeZim(
  site: string,
  paths: readonly SitePath[],
  file: string,
  { words, illustration, signal }: ZimOptions,
): Promise<void> {
  const target = outsidePlace(site, file)
  const folder = `${target}.${pid}.site`
  const staged = `${target}.${pid}.new`
  try {
    onDisk('write beside', target, () => stage(site, paths, folder, illustration))
    await run('zimwriterfs', [...argumentsOf(words), folder, staged], signal)
    onDisk('write', target, () => renameSync(staged, target))
  } finally {
    rmSync(folder, { recursive: true, force: true })
    rmSync(staged, { force: true })
  }
}

/** Name of the picture among the site's files; no page has a name like it. */
const illustrationName = '-illustration.png'

/** `zimwriterfs` packs a whole folder: one is made of the files that readers need. */
function stage(site: string, paths: readonly SitePath[], folder: string, illustration: string): void {
  mkdirSync(folder)
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    linkOrCopy(join(site, path), join(folder, path))
  }
  copyFileSync(illustration, join(folder, illustrationName))
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (!['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP'].includes(code)) throw error
    copyFileSync(from, to)
  }
}

const argumentsOf = ({ title, description, language, creator, publisher }: ZimWords): string[] => [
  '--welcome=index.html',
  `--illustration=${illustrationName}`,
  `--language=${language}`,
  `--title=${title}`,
  `--description=${description}`,
  `--creator=${creator}`,
  `--publisher=${publisher}`,
  '--scraper=portolan',
  '--threads=1',
]

function run(program: string, args: readonly string[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], signal })
    let said = ''
    child.stderr.on('data', (text) => {
      said = `${said}${text}`.slice(-2000)
    })
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? notInstalled : error),
    )
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new SiteWriteError(`zimwriterfs failed: ${lastLine(said)}`, zimHelp))
    })
  })
}

const notInstalled = new SiteWriteError(
  'a ZIM file is made by zimwriterfs, which is not installed',
  'on Debian and Ubuntu: `apt-get install zim-tools`; elsewhere it is part of openZIM’s zim-tools',
)

const zimHelp = 'look at its words; there must be room for the site beside the file'

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) || 'it gave no reason'

import { join, relative, resolve } from 'node:path'
import process from 'node:process'
import { iso6393To1 } from 'iso-639-3'
import type { Site } from '../model/catalog.ts'
import { loadSite, outputOf } from '../pipeline/load-site.ts'
import { packageRoot } from '../read/program.ts'
import { readManifest } from '../write/manifest.ts'
import { writeZim, type ZimWords } from '../write/zim.ts'
import { requireEnding } from './archive.ts'
import { CommandError, type ExitCode, exitCode } from './exit-code.ts'
import { type ProjectOptions, projectOf } from './project.ts'
import type { Terminal } from './terminal.ts'

export interface ExportZimOptions extends ProjectOptions, Partial<Omit<ZimWords, 'language'>> {
  readonly output?: string | undefined
}

/** `portolan export zim FILE`: the site that was published last, as one file for Kiwix. */
export async function exportZimCommand(
  file: string,
  options: ExportZimOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ExitCode> {
  requireEnding(file, '.zim')
  const project = projectOf(options)
  const { site } = loadSite(project)
  const output = outputOf(project, site, options.output && resolve(options.output))
  const files = publishedFiles(output)
  const illustration = join(packageRoot(), 'theme/illustration.png')
  await writeZim(output, files, resolve(file), { words: wordsOf(site, options), illustration, signal })
  terminal.note(
    `${relative(process.cwd(), resolve(file))}: ${files.length} files of ${relative(process.cwd(), output)}\n`,
  )
  return exitCode.clean
}

function publishedFiles(output: string): string[] {
  const manifest = readManifest(output)
  if (manifest) return Object.keys(manifest.files)
  throw new CommandError(
    exitCode.inputOutput,
    `there is no published site in \`${output}\``,
    'run `portolan build` first',
  )
}

/** Longest description that Kiwix's catalogues take. */
const longestDescription = 80

function wordsOf(site: Site, { title, description, creator, publisher }: ExportZimOptions): ZimWords {
  const name = title ?? site.title ?? 'Services'
  if (description !== undefined && description.length > longestDescription)
    throw new CommandError(
      exitCode.usage,
      `the description has ${description.length} characters; ZIM files take ${longestDescription}`,
      'shorten it',
    )
  return {
    title: name,
    description: description ?? 'Services with their packages, ports, commands and contacts',
    language: isoLanguage(site.language ?? 'en'),
    creator: creator ?? name,
    publisher: publisher ?? 'Portolan',
  }
}

/** ISO 639-3 for a BCP 47 tag; `und` (undetermined) for a language that has no code there. */
function isoLanguage(tag: string): string {
  const { language } = new Intl.Locale(tag)
  if (language.length === 3) return language
  return Object.entries(iso6393To1).find(([, short]) => short === language)?.[0] ?? 'und'
}

import { relative, resolve } from 'node:path'
import process from 'node:process'
import type { Finding } from '../model/finding.ts'
import { idOf } from '../parse/unreadable-document.ts'
import type { Loaded } from '../pipeline/load.ts'
import { pathFrom } from '../pipeline/load-site.ts'
import { type OverlayFile, withOverlay } from '../pipeline/overlay.ts'
import { ReadyWorker } from '../pipeline/parse-files.ts'
import type { ConfigFile } from '../read/config-file.ts'
import { isPassedOver, sourceWithin } from '../read/content-tree.ts'
import { decodeUtf8, maximumFileSize } from '../read/read-file.ts'
import { readBaseline } from './baseline.ts'
import { CommandError, exitCode } from './exit-code.ts'
import { type Judged, judgeLoaded, loadProject } from './judge.ts'
import type { ProjectOptions } from './project.ts'
import type { Unsaved } from './report-context.ts'
import type { Terminal } from './terminal.ts'

/** What an editor asks about, and what is found where it is concerned. */
export interface JudgedUnsaved {
  readonly judged: Judged
  readonly unsaved: Unsaved
}

/**
 * `--stdin-filepath`: judges the document on the standard input in the midst of the catalogue, as if it were saved
 * under this path already. Only findings in it, and those elsewhere that name it, remain.
 */
export async function judgeUnsaved(
  project: ConfigFile,
  path: string,
  options: ProjectOptions,
  terminal: Terminal,
): Promise<JudgedUnsaved> {
  // An editor waits for the answer: the document's worker starts while the others are loaded.
  const ready = new ReadyWorker()
  try {
    return await judgeWith(ready, project, path, options, terminal)
  } finally {
    ready.dismiss()
  }
}

async function judgeWith(
  ready: ReadyWorker,
  project: ConfigFile,
  path: string,
  options: ProjectOptions,
  terminal: Terminal,
): Promise<JudgedUnsaved> {
  const loaded = await loadProject(project, { ...options, withBodies: false, ready }, terminal)
  const source = sourceOf(loaded, path)
  const bytes = terminal.input(maximumFileSize)
  const over = await withOverlay(loaded, new Map([[source, fileOf(bytes)]]), { ready })
  const judged = judgeLoaded(over, readBaseline(project, over.site, options), terminal, idOf(source))
  const own = pathFrom(loaded.root, resolve(loaded.contentRoot, source))
  return {
    judged: about(own, judged),
    unsaved: { path: relative(process.cwd(), resolve(loaded.root, own)), text: decodeUtf8(bytes) },
  }
}

function fileOf(bytes: Buffer): OverlayFile {
  return bytes.length > maximumFileSize
    ? { refusal: `has more than ${maximumFileSize} bytes, the most that is read` }
    : { bytes }
}

/** The path under the content folder; a path that no document has is wrong usage. */
function sourceOf({ contentRoot }: Loaded, path: string): string {
  const source = sourceWithin(contentRoot, resolve(path))
  const refused = (reason: string, help: string): CommandError =>
    new CommandError(exitCode.usage, `\`${path}\` ${reason}`, help)
  if (source === undefined)
    throw refused(
      'is not in the content folder',
      `documents are below \`${relative(process.cwd(), contentRoot) || '.'}\``,
    )
  if (!source.endsWith('.md')) throw refused('is no document', 'the names of documents end in .md')
  if (isPassedOver(source))
    throw refused('is passed over', 'names that begin with a dot and node_modules are no part of a catalogue')
  return source
}

/** What concerns one document; errors of the configuration as well, since nothing can be trusted beside them. */
function about(path: string, judged: Judged): Judged {
  const site = judged.loaded.site.path
  const concerns = (finding: Finding): boolean =>
    finding.path === path ||
    finding.related.some((other) => other.path === path) ||
    (finding.severity === 'error' && finding.path === site)
  return {
    ...judged,
    findings: judged.findings.filter(concerns),
    baselined: judged.baselined.filter(concerns),
    suppressed: judged.suppressed.filter((finding) => finding.path === path),
  }
}

import { basename, join, posix } from 'node:path'
import { defaultSite, type ParsedSite, parseSite } from '../parse/site.ts'
import { type ConfigFile, configName } from '../read/config-file.ts'
import { isPassedOver, sourceWithin } from '../read/content-tree.ts'
import { type FolderChanges, GitRevision, type TreeFile } from '../read/git-revision.ts'
import { decodeUtf8, maximumFileSize } from '../read/read-file.ts'
import type { Loaded } from './load.ts'
import { contentRootOf, loadSite, pathFrom } from './load-site.ts'
import { type Overlay, type OverlayFile, withOverlay } from './overlay.ts'

/** A catalogue as it was at a revision, and what of the content folder has changed since. */
export interface AtRevision {
  readonly commit: string
  readonly loaded: Loaded
  /** Paths under the content folder of files that differ, are new or are gone. */
  readonly edited: ReadonlySet<string>
  /** Old paths under the content folder of documents that were moved, by their new ones. */
  readonly renamed: ReadonlyMap<string, string>
  /**
   * The same state with the documents under the names that they have now, and the former path of each as findings
   * have it; undefined where no document was moved.
   */
  readonly moved?: { readonly loaded: Loaded; readonly paths: ReadonlyMap<string, string> }
}

export interface RevisionOptions {
  readonly config: ConfigFile
  /** Absolute content folder named on the command line. */
  readonly content?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * The catalogue at a revision, read from git's store: only what differs from the files on disk is read and parsed,
 * everything else is as `now`.
 */
export async function loadRevision(now: Loaded, name: string, options: RevisionOptions): Promise<AtRevision> {
  const revision = new GitRevision(now.contentRoot, name)
  const site = siteAt(revision, now, options.config)
  const { tree, changes } = contentAt(revision, now, site, options)
  const overlay = overlayOf(revision, now, tree, changes)
  const { signal } = options
  const loaded = await withOverlay(now, overlay, { site, signal })
  const { commit } = revision
  const edited = new Set(changes ? overlay.keys() : [])
  const renamed = new Map(
    [...(changes?.renamed ?? [])].filter(([to, from]) => to.endsWith('.md') && from.endsWith('.md')),
  )
  if (renamed.size === 0) return { commit, loaded, edited, renamed }
  const moves: [string, OverlayFile][] = [...renamed].flatMap(([to, from]) => [
    [from, null],
    [to, overlay.get(from) ?? null],
  ])
  const folder = pathFrom(now.root, now.contentRoot)
  const pathOf = (source: string): string => (folder === '.' ? source : `${folder}/${source}`)
  return {
    commit,
    loaded,
    edited,
    renamed,
    moved: {
      loaded: await withOverlay(loaded, new Map(moves), { signal }),
      paths: new Map([...renamed].map(([to, from]) => [pathOf(from), pathOf(to)])),
    },
  }
}

/**
 * The configuration of that time; today's where it is kept in another repository than the documents. What the files
 * that it names bring up (themes, package snapshots) is today's: those files are not read anew.
 */
function siteAt(revision: GitRevision, now: Loaded, config: ConfigFile): ParsedSite {
  const { root, location } = config
  const prefix = revision.prefixOf(root)
  const own = now.findings.filter(({ path }) => path === now.site.path)
  if (prefix === undefined) return { site: now.site, findings: own }
  const parsed = new Set(loadSite(config).findings.map(({ fingerprint }) => fingerprint))
  const others = own.filter(({ fingerprint }) => !parsed.has(fingerprint))
  const name = location === undefined ? configName : basename(location)
  const bytes = revision.fileAt(prefix + name)
  if (!bytes) return { site: defaultSite, findings: others }
  const { site, findings } = parseSite({ path: pathFrom(root, join(root, name)), text: decodeUtf8(bytes) })
  return { site, findings: [...findings, ...others] }
}

/** The files of the content folder of that time; without `changes` where it was another folder. */
function contentAt(
  revision: GitRevision,
  now: Loaded,
  { site }: ParsedSite,
  { config, content }: RevisionOptions,
): { tree: readonly TreeFile[]; changes?: FolderChanges } {
  const folder = contentRootOf(config, site, content)
  if (folder === now.contentRoot) {
    const prefix = revision.prefixOf(folder) ?? ''
    return { tree: revision.filesBelow(prefix), changes: revision.changesBelow(folder) }
  }
  const prefix = posix.join(revision.prefixOf(config.root) ?? '', pathFrom(config.root, folder))
  return { tree: prefix.startsWith('..') ? [] : revision.filesBelow(prefix) }
}

/** What must be laid over the files on disk to have those of the revision. */
function overlayOf(
  revision: GitRevision,
  now: Loaded,
  tree: readonly TreeFile[],
  changes: FolderChanges | undefined,
): Overlay {
  const files = new Map(tree.filter(({ source }) => !isPassedOver(source)).map((file) => [file.source, file]))
  const submodules = tree.filter(({ kind }) => kind === 'submodule').map(({ source }) => `${source}/`)
  const overlay = new Map<string, OverlayFile>()
  for (const { source } of now.entries) {
    // What a submodule holds is not in this repository: it counts as unchanged.
    if (!files.has(source) && !submodules.some((folder) => source.startsWith(folder)))
      overlay.set(source, null)
  }
  const differing = [...files.values()].filter(
    ({ source, kind }) => kind !== 'submodule' && (!changes || changes.changed.has(source)),
  )
  for (const [source, file] of contentsOf(revision, differing, files)) overlay.set(source, file)
  for (const { source, location } of now.entries) {
    // A link that leads to a file that differs differs with it.
    const target = location.endsWith(`/${source}`) ? undefined : sourceWithin(now.contentRoot, location)
    const file = target === undefined ? undefined : overlay.get(target)
    if (file !== undefined && !overlay.has(source)) overlay.set(source, file)
  }
  return overlay
}

/** Files of a revision with their bytes; of those that are no documents only the name is of interest. */
function contentsOf(
  revision: GitRevision,
  wanted: readonly TreeFile[],
  files: ReadonlyMap<string, TreeFile>,
): ReadonlyMap<string, OverlayFile> {
  const links = wanted.filter(({ kind }) => kind === 'link')
  const targets = revision.blobs(links.map(({ oid }) => oid)).map((bytes) => bytes.toString('utf8'))
  const ends = new Map(
    links.map(({ source }, index) => [
      source,
      files.get(posix.join(posix.dirname(source), targets[index] ?? '')),
    ]),
  )
  const contents = new Map<string, OverlayFile>()
  const documents: { source: string; oid: string }[] = []
  for (const file of wanted) {
    const { source } = file
    const end = file.kind === 'link' ? ends.get(source) : file
    if (!end) contents.set(source, { refusal: 'is a symbolic link that leads nowhere' })
    else if (!source.endsWith('.md')) contents.set(source, { bytes: new Uint8Array() })
    else if (end.size > maximumFileSize)
      contents.set(source, { refusal: `has ${end.size} bytes; the most that is read is ${maximumFileSize}` })
    else documents.push({ source, oid: end.oid })
  }
  const blobs = revision.blobs(documents.map(({ oid }) => oid))
  // Copies: a thread would be handed the whole of git's output with each of them otherwise.
  for (const [index, { source }] of documents.entries())
    contents.set(source, { bytes: new Uint8Array(blobs[index] as Buffer) })
  return contents
}

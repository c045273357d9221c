import { type Catalog, createCatalog } from '../model/catalog.ts'
import type { Document } from '../model/document.ts'
import type { Finding } from '../model/finding.ts'
import type { ParsedSite } from '../parse/site.ts'
import { unreadableDocument } from '../parse/unreadable-document.ts'
import { type JudgedDocument, judgeDocument } from './judged-document.ts'
import { type InternalFailure, type Loaded, stuckWords } from './load.ts'
import { pathFrom } from './load-site.ts'
import { type ParseResult, parseFiles, type ReadyWorker } from './parse-files.ts'

/** A file as it is elsewhere than on disk: its bytes, why they are not read, or null where it is not there. */
export type OverlayFile = { readonly bytes: Uint8Array } | { readonly refusal: string } | null

/**
 * Files that take the place of those of the content folder, by their path there: what an editor has not saved yet,
 * or another revision.
 */
export type Overlay = ReadonlyMap<string, OverlayFile>

/** What a catalogue is under an overlay; nothing of it is remembered. */
export async function withOverlay(
  loaded: Loaded,
  overlay: Overlay,
  { site, signal, ready }: { site?: ParsedSite; signal?: AbortSignal | undefined; ready?: ReadyWorker } = {},
): Promise<Loaded> {
  const documents = new Map<string, JudgedDocument | null>()
  const files = new Set(loaded.catalog.files)
  const items: { source: string; path: string; location: string; bytes: Uint8Array }[] = []
  const folder = pathFrom(loaded.root, loaded.contentRoot)
  for (const [source, file] of overlay) {
    const path = folder === '.' ? source : `${folder}/${source}`
    if (!source.endsWith('.md')) files[file && 'bytes' in file ? 'add' : 'delete'](source)
    else if (file && 'bytes' in file) items.push({ source, path, location: '', bytes: file.bytes })
    else documents.set(source, file && judgeDocument(unreadableDocument({ source, path }, file.refusal)))
  }
  const failures: InternalFailure[] = []
  for (const result of await parseFiles(items, { withBodies: false, signal, ready })) {
    const item = items[result.index] as (typeof items)[number]
    documents.set(item.source, judgedOf(result, item, failures))
  }
  const over = withDocuments(loaded, documents, { files, ...(site && { site }) })
  return { ...over, failures: [...over.failures, ...failures] }
}

function judgedOf(
  result: ParseResult,
  file: { readonly source: string; readonly path: string },
  failures: InternalFailure[],
): JudgedDocument {
  const refused = (refusal: string): JudgedDocument => judgeDocument(unreadableDocument(file, refusal))
  if ('stuck' in result) return refused(stuckWords[result.stuck])
  if ('failure' in result) {
    failures.push({ path: file.path, stack: result.failure })
    return refused('could not be handled; this is an error of Portolan, not of the file')
  }
  if ('unchanged' in result) throw new Error(`${file.path} has no earlier state to be the same as`)
  const judged = JSON.parse(result.judged) as JudgedDocument
  for (const failure of judged.failures) failures.push({ path: file.path, ...failure })
  return judged
}

/** A catalogue in which some documents are others, are new, or are gone (null). */
export function withDocuments(
  loaded: Loaded,
  changed: ReadonlyMap<string, JudgedDocument | null>,
  { files = loaded.catalog.files, site }: { files?: ReadonlySet<string>; site?: ParsedSite } = {},
): Loaded {
  const old = documentsOf(loaded)
  const replaced = new Set(old.flatMap(({ source, path }) => (changed.has(source) ? [path] : [])))
  const judged = [...changed.values()].filter((one) => one !== null)
  const catalog = createCatalog(
    site?.site ?? loaded.site,
    [...old.filter(({ path }) => !replaced.has(path)), ...judged.map(({ document }) => document)],
    files,
    loaded.catalog.apt,
    loaded.catalog.manual,
  )
  const isKept = ({ path }: Finding): boolean => !replaced.has(path) && !(site && path === loaded.site.path)
  return {
    ...loaded,
    site: catalog.site,
    catalog,
    findings: [
      ...(site?.findings ?? []),
      ...loaded.findings.filter(isKept),
      ...judged.flatMap((one) => findingsOf(one, catalog)),
    ],
    // What stands in memory only is not to be remembered.
    key: '',
  }
}

/** All documents that were read, those with another's id too. */
export const documentsOf = ({ catalog }: Loaded): Document[] => [
  ...catalog.documents.values(),
  ...catalog.duplicates,
]

/** Rules have nothing to say of a document whose id is another's. */
const findingsOf = ({ document, findings, judged }: JudgedDocument, { documents }: Catalog): Finding[] =>
  documents.get(document.id) === document ? [...findings, ...judged] : [...findings]

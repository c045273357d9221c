import { createHash } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import type { Body } from '../model/body.ts'
import { type Catalog, createCatalog, manualPage, type Site } from '../model/catalog.ts'
import type { Finding, RuleId } from '../model/finding.ts'
import { unreadableDocument } from '../parse/unreadable-document.ts'
import type { ConfigFile } from '../read/config-file.ts'
import { type ContentEntry, listContent, stampOf } from '../read/content-tree.ts'
import { programStamp } from '../read/program.ts'
import { cacheFolder, keeping } from './cache-folder.ts'
import { DocumentCache, type DocumentRecord } from './document-cache.ts'
import type { WorkItem } from './document-worker.ts'
import { faceOf, type JudgedDocument, judgeDocument } from './judged-document.ts'
import { contentRootOf, loadSite, loadSnapshot, pathFrom, snapshotOf } from './load-site.ts'
import { loadTheme, type SiteTheme } from './load-theme.ts'
import { documentEntries, splitManual } from './manual.ts'
import { type ParseResult, parseFiles, ReadyWorker } from './parse-files.ts'

export interface LoadOptions {
  readonly config: ConfigFile
  /** Absolute content folder named on the command line; wins over the configuration. */
  readonly content?: string | undefined
  /** Render bodies too. */
  readonly withBodies: boolean
  /** Remember parsed documents in `.portolan/` of the project. */
  readonly cache: boolean
  readonly onProgress?: ((done: number, total: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
  /** A worker started ahead; the caller dismisses it. */
  readonly ready?: ReadyWorker | undefined
}

/** An error of ours while a document was handled, by a rule where one is named. */
export interface InternalFailure {
  readonly path: string
  readonly ruleId?: RuleId
  readonly stack: string
}

/** The catalogue as it was read, before rules have looked at it as a whole. */
export interface Loaded {
  readonly site: Site
  readonly theme: SiteTheme
  readonly catalog: Catalog
  /** What reading, parsing and the rules about single documents found. */
  readonly findings: readonly Finding[]
  readonly failures: readonly InternalFailure[]
  /** Absolute project folder. */
  readonly root: string
  /** Absolute path of the content folder. */
  readonly contentRoot: string
  readonly entries: readonly ContentEntry[]
  readonly bodyOf: (id: string) => Body | undefined
  readonly faceOf: (id: string) => string
  /** Hash of all that rules and pages may ask for, but for bodies' HTML. Empty where nothing is to be remembered. */
  readonly key: string
  /** How many documents were parsed anew. */
  readonly parsed: number
}

/** Reads and parses everything: configuration, documents, the names of all other files. */
export async function loadCatalog(options: LoadOptions): Promise<Loaded> {
  const { site, findings: siteFindings } = loadSite(options.config)
  const { theme, findings: themeFindings } = loadTheme(options.config, site)
  const snapshot = loadSnapshot(options.config, site)
  const contentRoot = contentRootOf(options.config, site, options.content)
  const entries = listContent(contentRoot)
  const ready = options.ready ?? new ReadyWorker()
  const documents = new DocumentLoader(options, contentRoot, documentEntries(site, entries))
  try {
    await documents.run(ready)
  } finally {
    if (!options.ready) ready.dismiss()
  }
  const others = entries.filter((entry) => !isDocument(entry) && !entry.refusal)
  // Of the snapshot its stamp is enough: what it says follows from the file.
  const files = [
    ...others,
    { source: site.apt ?? '', stamp: stampOf(snapshotOf(options.config, site) ?? '') },
  ]
  const { own, manual } = splitManual(site, documents.records, entries)
  const catalog = createCatalog(
    site,
    own.map(({ document }) => document),
    others.map(({ source }) => source),
    snapshot.index,
    manual,
  )
  const sourceOf = (id: string): string =>
    (catalog.documents.get(id) ?? manualPage(catalog, id))?.source ?? ''
  return {
    site,
    theme,
    catalog,
    findings: [...siteFindings, ...themeFindings, ...snapshot.findings, ...findingsIn(catalog, own)],
    failures: documents.failures,
    root: options.config.root,
    contentRoot,
    entries,
    bodyOf: (id) => documents.bodyOf(sourceOf(id)),
    faceOf: (id) => documents.faceOf(sourceOf(id)),
    key: options.cache ? catalogKey(site, [...siteFindings, ...themeFindings], documents.records, files) : '',
    parsed: documents.parsed,
  }
}

/** Rules have nothing to say of a document whose id is another's: it is in no list of the catalogue. */
function findingsIn({ duplicates }: Catalog, records: readonly DocumentRecord[]): Finding[] {
  const passedOver = new Set(duplicates)
  return records.flatMap(({ document, findings, judged }) =>
    passedOver.has(document) ? findings : [...findings, ...judged],
  )
}

function catalogKey(
  site: Site,
  siteFindings: readonly Finding[],
  records: readonly DocumentRecord[],
  others: readonly Pick<ContentEntry, 'source' | 'stamp'>[],
): string {
  const hash = createHash('sha256').update(`${programStamp()}\0${JSON.stringify([site, siteFindings])}`)
  for (const { source, face } of records) hash.update(`\0${source}\0${face}`)
  for (const { source, stamp } of others) hash.update(`\0${source}\0${stamp}`)
  return hash.digest('hex')
}

const isDocument = ({ source }: ContentEntry): boolean => source.endsWith('.md')

/** Takes each document from the cache or from a worker. */
class DocumentLoader {
  /** In the order of the entries. */
  records: readonly DocumentRecord[] = []
  readonly failures: InternalFailure[] = []
  parsed = 0
  readonly #options: LoadOptions
  readonly #contentPath: string
  readonly #entries: readonly ContentEntry[]
  readonly #cache: DocumentCache | undefined
  readonly #bySource = new Map<string, DocumentRecord>()
  /** Bodies that are in no cache yet. */
  readonly #rendered = new Map<DocumentRecord, Body>()

  constructor(options: LoadOptions, contentRoot: string, entries: readonly ContentEntry[]) {
    this.#options = options
    this.#contentPath = pathFrom(options.config.root, contentRoot)
    this.#entries = entries
    this.#cache = options.cache
      ? new DocumentCache(cacheFolder(options.config.root), `${programStamp()} ${this.#contentPath}`)
      : undefined
  }

  readonly bodyOf = (source: string): Body | undefined => {
    const record = this.#bySource.get(source)
    return record && (this.#rendered.get(record) ?? this.#cache?.bodyOf(record))
  }

  readonly faceOf = (source: string): string => this.#bySource.get(source)?.face ?? ''

  async run(ready: ReadyWorker): Promise<void> {
    const open: ContentEntry[] = []
    for (const entry of this.#entries) {
      const record = this.#kept(entry)
      if (entry.refusal !== undefined) this.#refuse(entry, entry.refusal)
      else if (record?.stamp === entry.stamp) this.#bySource.set(entry.source, record)
      else open.push(entry)
    }
    // V8 lets a heap grow to several times what lives in it. Where thousands of documents arrive it is held to half
    // as much again: it costs some time, and CI machines and laptops have other things to do with their memory.
    if (open.length > 1000) setFlagsFromString('--heap-growing-percent=40')
    const items = open.map((entry) => this.#itemOf(entry))
    const known = this.#entries.length - open.length
    const results = await parseFiles(items, {
      withBodies: this.#options.withBodies,
      onProgress: (done) => this.#options.onProgress?.(known + done, this.#entries.length),
      signal: this.#options.signal,
      ready,
    })
    for (const result of results) this.#take(open[result.index] as ContentEntry, result)
    this.parsed = open.length
    this.#collect()
    const isSame = open.length === 0 && this.#cache?.records.size === this.#bySource.size
    if (!isSame) keeping(() => this.#save())
  }

  /** What the cache has of a file, if it is enough for this run. */
  #kept(entry: ContentEntry): DocumentRecord | undefined {
    const record = this.#cache?.records.get(entry.source)
    return record && (record.body || !this.#options.withBodies) ? record : undefined
  }

  #pathOf(entry: ContentEntry): string {
    return this.#contentPath === '.' ? entry.source : `${this.#contentPath}/${entry.source}`
  }

  #itemOf(entry: ContentEntry): WorkItem {
    const { source, location } = entry
    return { source, location, path: this.#pathOf(entry), knownHash: this.#kept(entry)?.hash }
  }

  #take(entry: ContentEntry, result: ParseResult): void {
    if ('unchanged' in result) {
      const record = this.#kept(entry) as DocumentRecord
      this.#bySource.set(entry.source, { ...record, stamp: entry.stamp })
    } else if ('stuck' in result) this.#refuse(entry, stuckWords[result.stuck])
    else if ('failure' in result) {
      this.failures.push({ path: this.#pathOf(entry), stack: result.failure })
      this.#refuse(entry, 'could not be handled; this is an error of Portolan, not of the file')
    } else {
      this.#add(entry, result.hash, result.judged, result.body)
    }
  }

  #refuse(entry: ContentEntry, refusal: string): void {
    const file = { source: entry.source, path: this.#pathOf(entry) }
    const parsed = unreadableDocument(file, refusal)
    this.#add({ ...entry, stamp: '' }, '', JSON.stringify(judgeDocument(parsed)), parsed.renderBody())
  }

  #add({ source, stamp }: ContentEntry, hash: string, json: string, body: Body | undefined): void {
    const { failures, ...judged } = JSON.parse(json) as JudgedDocument
    for (const failure of failures) this.failures.push({ path: judged.document.path, ...failure })
    // What a fault of ours has touched is judged anew the next time.
    const isWhole = failures.length === 0
    const record = {
      source,
      stamp: isWhole ? stamp : '',
      hash: isWhole ? hash : '',
      face: faceOf(json),
      ...judged,
    }
    this.#bySource.set(source, record)
    if (body) this.#rendered.set(record, body)
  }

  #collect(): void {
    this.records = this.#entries.map(({ source }) => this.#bySource.get(source) as DocumentRecord)
  }

  /** From here on bodies are read from the cache when a page is rendered: they need no memory. */
  #save(): void {
    if (!this.#cache) return
    for (const record of this.#cache.save(this.records, this.#rendered))
      this.#bySource.set(record.source, record)
    this.#rendered.clear()
    this.#collect()
  }
}

/** Why a document that kept a worker too long is not read. */
export const stuckWords = {
  time: 'takes too long to parse; simplify its longest paragraphs and tables',
  memory: 'needs too much memory to parse; split it',
}

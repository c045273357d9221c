import { createHash } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import type { Body } from '../model/body.ts'
import { type Catalog, createCatalog, type Site } from '../model/catalog.ts'
import type { Document } from '../model/document.ts'
import type { Finding } from '../model/finding.ts'
import { unreadableDocument } from '../parse/document.ts'
import type { ConfigFile } from '../read/config-file.ts'
import { type ContentEntry, listContent } from '../read/content-tree.ts'
import { programStamp } from '../read/program.ts'
import { cacheFolder, unwritable } from './cache-folder.ts'
import {
  type DocumentCache,
  type DocumentRecord,
  type FreshRecord,
  openCache,
  saveCache,
} from './document-cache.ts'
import type { WorkItem } from './document-worker.ts'
import { contentRootOf, loadSite, pathFrom } from './load-site.ts'
import { loadTheme, type SiteTheme } from './load-theme.ts'
import { type ParseResult, parseFiles } from './parse-files.ts'

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
}

/** An error of ours while a document was handled. */
export interface InternalFailure {
  readonly path: string
  readonly stack: string
}

/** The catalogue as it was read, before any rule has looked at it. */
export interface Loaded {
  readonly site: Site
  readonly theme: SiteTheme
  readonly catalog: Catalog
  /** What reading and parsing found. */
  readonly findings: readonly Finding[]
  readonly failures: readonly InternalFailure[]
  /** Absolute path of the content folder. */
  readonly contentRoot: string
  readonly entries: readonly ContentEntry[]
  readonly bodyOf: (id: string) => Body | undefined
}

/** Reads and parses everything: configuration, documents, the names of all other files. */
export async function loadCatalog(options: LoadOptions): Promise<Loaded> {
  const { site, findings: siteFindings } = loadSite(options.config)
  const { theme, findings: themeFindings } = loadTheme(options.config, site)
  const contentRoot = contentRootOf(options.config, site, options.content)
  const entries = listContent(contentRoot)
  const documents = new DocumentLoader(options, contentRoot, entries.filter(isDocument))
  await documents.run()
  const files = entries.filter((entry) => !isDocument(entry) && !entry.refusal).map(({ source }) => source)
  const catalog = createCatalog(site, documents.documents, files)
  return {
    site,
    theme,
    catalog,
    findings: [...siteFindings, ...themeFindings, ...documents.findings],
    failures: documents.failures,
    contentRoot,
    entries,
    bodyOf: (id) => documents.bodyOf(catalog.documents.get(id)?.source ?? ''),
  }
}

const isDocument = ({ source }: ContentEntry): boolean => source.endsWith('.md')

/** Takes each document from the cache or from a worker. */
class DocumentLoader {
  readonly documents: Document[] = []
  readonly findings: Finding[] = []
  readonly failures: InternalFailure[] = []
  readonly #options: LoadOptions
  readonly #contentPath: string
  readonly #entries: readonly ContentEntry[]
  readonly #cache: DocumentCache
  readonly #key: string
  readonly #bodies = new Map<string, () => Body>()
  readonly #records: FreshRecord[] = []
  #changed = false

  constructor(options: LoadOptions, contentRoot: string, entries: readonly ContentEntry[]) {
    this.#options = options
    this.#contentPath = pathFrom(options.config.root, contentRoot)
    this.#entries = entries
    this.#key = options.cache
      ? createHash('sha256').update(`${programStamp()}\0${this.#contentPath}`).digest('hex')
      : ''
    this.#cache = options.cache
      ? openCache(cacheFolder(options.config.root), this.#key)
      : { records: new Map(), bodyOf: () => ({ html: '', hash: '', sections: [] }) }
  }

  readonly bodyOf = (source: string): Body | undefined => this.#bodies.get(source)?.()

  async run(): Promise<void> {
    // V8 lets a heap grow to several times what lives in it. Thousands of documents are held to half as much again:
    // it costs some time, and CI machines and laptops have other things to do with their memory.
    if (this.#entries.length > 1000) setFlagsFromString('--heap-growing-percent=40')
    const open: ContentEntry[] = []
    for (const entry of this.#entries) {
      const record = this.#kept(entry)
      if (entry.refusal !== undefined) this.#refuse(entry, entry.refusal)
      else if (record && record.stamp === entry.stamp) this.#keep(entry, record)
      else open.push(entry)
    }
    const items = open.map((entry) => this.#itemOf(entry))
    const known = this.#entries.length - open.length
    const results = await parseFiles(items, {
      withBodies: this.#options.withBodies,
      onProgress: (done) => this.#options.onProgress?.(known + done, this.#entries.length),
      signal: this.#options.signal,
    })
    for (const result of results) this.#take(open[result.index] as ContentEntry, result)
    this.#save()
  }

  /** What the cache has of a file, if it is enough for this run. */
  #kept(entry: ContentEntry): DocumentRecord | undefined {
    const record = this.#cache.records.get(entry.source)
    return record && (record.body || !this.#options.withBodies) ? record : undefined
  }

  #pathOf(entry: ContentEntry): string {
    return this.#contentPath === '.' ? entry.source : `${this.#contentPath}/${entry.source}`
  }

  #itemOf(entry: ContentEntry): WorkItem {
    const { source, location } = entry
    return { source, location, path: this.#pathOf(entry), knownHash: this.#kept(entry)?.hash }
  }

  #keep(entry: ContentEntry, record: DocumentRecord): void {
    this.#add({ ...record, stamp: entry.stamp }, record.body && (() => this.#cache.bodyOf(record)))
  }

  #take(entry: ContentEntry, result: ParseResult): void {
    this.#changed = true
    if ('unchanged' in result) this.#keep(entry, this.#cache.records.get(entry.source) as DocumentRecord)
    else if ('stuck' in result) this.#refuse(entry, stuckWords[result.stuck])
    else if ('failure' in result) {
      this.failures.push({ path: this.#pathOf(entry), stack: result.failure })
      this.#refuse(entry, 'could not be handled; this is an error of Portolan, not of the file')
    } else {
      const { hash, document, findings, body } = result
      this.#add({ source: entry.source, stamp: entry.stamp, hash, document, findings }, body && (() => body))
    }
  }

  #refuse(entry: ContentEntry, refusal: string): void {
    const { document, findings, renderBody } = unreadableDocument(
      { source: entry.source, path: this.#pathOf(entry) },
      refusal,
    )
    this.#add({ source: entry.source, stamp: '', hash: '', document, findings }, renderBody)
  }

  #add(record: FreshRecord, body: (() => Body) | undefined): void {
    this.#records.push(record)
    this.documents.push(record.document)
    this.findings.push(...record.findings)
    if (body) this.#bodies.set(record.source, body)
  }

  #save(): void {
    const gone = this.#cache.records.size !== this.#records.length
    if (!this.#options.cache || !(this.#changed || gone)) return
    try {
      const kept = saveCache(cacheFolder(this.#options.config.root), this.#key, this.#records, ({ source }) =>
        this.bodyOf(source),
      )
      // From here on bodies are read from the cache when a page is rendered.
      for (const [source, record] of kept.records) {
        if (record.body) this.#bodies.set(source, () => kept.bodyOf(record))
      }
    } catch (error) {
      // A checkout that cannot be written to (CI, another user's) is only slower the next time.
      if (!unwritable.has((error as NodeJS.ErrnoException).code ?? '')) throw error
    }
  }
}

const stuckWords = {
  time: 'takes too long to parse; simplify its longest paragraphs and tables',
  memory: 'needs too much memory to parse; split it',
}

import { setImmediate } from 'node:timers/promises'
import { compareText } from '../model/finding.ts'
import type { OutputFile, SitePath } from '../model/output-file.ts'
import type { Crew } from './crew.ts'
import { type Manifest, type ManifestEntry, manifestName, writeManifest } from './manifest.ts'
import { outputPlace } from './output-place.ts'
import { recover } from './recover.ts'
import { SitePaths } from './site-path.ts'
import { onDisk } from './site-write-error.ts'
import { Staging } from './staging.ts'
import { isUntouched, siteStamp, standingSite } from './standing-site.ts'

/** Where and how a site is written. */
export interface WriteOptions {
  /** The folder to replace; the folder above it must be there. */
  readonly output: string
  /** Folders that the output must neither be, hold nor lie in: the content. */
  readonly protect?: readonly string[]
  /** `siteStamp` of the site as the last build left it: where it still holds, no file is read to compare. */
  readonly stamp?: string
  /** Write every file anew, also those whose keys are equal. What may be replaced stays the same. */
  readonly force?: boolean
  /** Told now and then how many files are dealt with, of how many as far as that is known. */
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
  /** Engages workers; asked only when many files have to be made. */
  readonly crew?: () => Crew
}

/** What writing came to, in numbers of files. */
export interface WriteResult {
  readonly written: number
  /** Taken over as they stood. */
  readonly kept: number
  readonly removed: number
  readonly manifest: Manifest
}

/**
 * Writes a site whole or not at all: it grows in a folder beside the output, which then takes the output's
 * place. On any failure the site that stood before still stands. A site that would come out the same is not
 * touched. One process writes an output at a time; of several processes the last one wins.
 */
export async function writeSite(
  files: Iterable<OutputFile> | AsyncIterable<OutputFile>,
  options: WriteOptions,
): Promise<WriteResult> {
  options.signal?.throwIfAborted()
  const output = outputPlace(options.output, options.protect ?? [])
  recover(output)
  const standing = standingSite(output)
  const isTrusted = options.stamp !== undefined && options.stamp === siteStamp(output)
  const writing = new Writing(output, standing, {
    force: !!options.force,
    isTrusted,
    crew: options.crew,
  })
  let taken = 0
  try {
    for await (const file of files) {
      writing.add(file)
      if (++taken % breath !== 0) continue
      await pause(writing.count, files, options)
      writing.feed()
    }
    await writing.settle()
    await pause(writing.count, files, options)
    return writing.finish()
  } catch (error) {
    await writing.discard()
    throw error
  }
}

/** Files between two pauses, in which an abort is noticed, progress shown and workers are given more. */
const breath = 64

async function pause(done: number, files: object, { signal, onProgress }: WriteOptions): Promise<void> {
  onProgress?.(done, Array.isArray(files) ? files.length : done)
  await setImmediate()
  signal?.throwIfAborted()
}

/** Files that go to a worker at a time. */
const batchSize = 24
/** Fewer files than these are made before workers are ready. */
const worthACrew = 120

/** One site while it is written. */
class Writing {
  readonly #output: string
  readonly #standing: Manifest | undefined
  readonly #isTrusted: boolean
  readonly #known: ReadonlyMap<SitePath, ManifestEntry>
  readonly #paths = new SitePaths()
  readonly #entries = new Map<SitePath, ManifestEntry>()
  readonly #kept: OutputFile[] = []
  #staging: Staging | undefined
  #written = 0
  readonly #engage: (() => Crew) | undefined
  #crew: Crew | undefined
  /** Files that a worker can make as well. */
  readonly #queue: OutputFile[] = []
  readonly #underWay = new Set<Promise<void>>()

  constructor(
    output: string,
    standing: Manifest | undefined,
    { force, isTrusted, crew }: { force: boolean; isTrusted: boolean; crew: (() => Crew) | undefined },
  ) {
    this.#engage = crew
    this.#isTrusted = isTrusted
    this.#output = output
    this.#standing = standing
    this.#known = new Map(force ? [] : Object.entries(standing?.files ?? {}))
    this.#paths.add(manifestName)
  }

  get count(): number {
    return this.#written + this.#kept.length
  }

  /** Writes the file, or remembers that the standing one is the same: links are made when something changed. */
  add(file: OutputFile): void {
    this.#paths.add(file.path)
    const entry = this.#known.get(file.path)
    // The key of a file that is new is made on the way when its content is.
    if (entry && entry[0] === file.key && (this.#isTrusted || isUntouched(this.#output, file.path, entry))) {
      this.#entries.set(file.path, entry)
      this.#kept.push(file)
    } else if (file.job && this.#engage) {
      this.#queue.push(file)
      if (this.#queue.length >= worthACrew) this.#crew ??= this.#engage()
    } else {
      this.#write(file)
    }
  }

  /** Gives queued files to workers until each has enough to do. */
  feed(): void {
    while (this.#crew && !this.#crew.isBusy && this.#queue.length > 0)
      this.#handOver(this.#crew, this.#next())
  }

  /** Makes what is still queued, side by side with the workers, and waits for them. */
  async settle(): Promise<void> {
    while (this.#queue.length > 0) {
      this.feed()
      for (const file of this.#next()) this.#write(file)
      await setImmediate()
    }
    await Promise.all(this.#underWay)
  }

  #next(): readonly OutputFile[] {
    return this.#queue.splice(-batchSize)
  }

  #handOver(crew: Crew, files: readonly OutputFile[]): void {
    const staging = this.#stage()
    staging.makeFolders(files.map(({ path }) => path))
    const items = files.map(({ path, job }) => ({ path, job: job?.() }))
    const done = crew.write(staging.folder, items).then((entries) => {
      for (const [index, entry] of entries.entries()) {
        const { path, key } = files[index] as OutputFile
        this.#entries.set(path, [key, ...entry])
        this.#written++
      }
    })
    // A failed one stays, so that `settle` hears of it whenever it failed; until then it is no unhandled one.
    this.#underWay.add(done)
    done.then(
      () => this.#underWay.delete(done),
      () => {},
    )
  }

  finish(): WriteResult {
    const removed = Object.keys(this.#standing?.files ?? {}).filter((path) => !this.#entries.has(path)).length
    if (this.#standing && this.#written === 0 && removed === 0) return this.#result(0, this.#standing)
    const staging = this.#stage()
    for (const file of this.#kept.splice(0)) this.#keep(file, staging)
    const sorted = [...this.#entries].sort(([a], [b]) => compareText(a, b))
    const manifest: Manifest = { version: 1, files: Object.fromEntries(sorted) }
    onDisk('write', this.#output, () => writeManifest(staging.folder, manifest))
    staging.swap()
    return this.#result(removed, manifest)
  }

  async discard(): Promise<void> {
    // A worker that still writes would fill the folder while it is being removed.
    await this.#crew?.close()
    this.#staging?.discard()
  }

  #keep(file: OutputFile, staging: Staging): void {
    const known = this.#entries.get(file.path)
    const entry = known && staging.keep(file.path, known)
    if (entry) {
      this.#entries.set(file.path, entry)
      this.#kept.push(file)
    } else {
      this.#write(file)
    }
  }

  #write(file: OutputFile): void {
    const content = file.content()
    this.#entries.set(file.path, this.#stage().write(file.path, file.key, content))
    this.#written++
  }

  #stage(): Staging {
    this.#staging ??= new Staging(this.#output)
    return this.#staging
  }

  #result(removed: number, manifest: Manifest): WriteResult {
    return { written: this.#written, kept: this.#kept.length, removed, manifest }
  }
}

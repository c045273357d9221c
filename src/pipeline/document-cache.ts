import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Body } from '../model/body.ts'
import { readStored } from '../read/stored-file.ts'
import { removeFiles, writeFileWhole } from '../write/write-file.ts'
import type { JudgedDocument } from './judged-document.ts'
import { type BodyPlace, holdsBodies, KeptBodies } from './kept-bodies.ts'

/** A document as it is kept from one run to the next. */
export interface DocumentRecord extends Omit<JudgedDocument, 'failures'> {
  readonly source: string
  /** Of the file when it was read (`ContentEntry.stamp`). */
  readonly stamp: string
  /** Of the file's content. */
  readonly hash: string
  /** `faceOf` the document. */
  readonly face: string
  /** Where its body is kept; missing when bodies were not rendered yet. */
  readonly body?: BodyPlace
}

/** A file of records: its head and each record are a line of JSON. */
interface Kept<Head> {
  readonly head: Head
  readonly records: readonly DocumentRecord[]
}

/** All records of one time. */
type Base = Kept<{
  /** Changes with the program and with paths. */
  readonly key: string
  /** Of this writing: changes name the base that they belong to. */
  readonly id: string
}>

/** What has changed since a base was written. */
type Changes = Kept<{
  /** Id of the base. */
  readonly base: string
  /** Sources of records of the base that are no more. */
  readonly gone: readonly string[]
}>

const baseName = 'documents.jsonl'
const changesName = 'changes.jsonl'

/**
 * Everything remembered of earlier runs: a base, and beside it what has changed since, so that one edit does not
 * cost writing everything again. Bodies are written before the records that point to them, under names of their
 * own: records never point into a file of another time, whenever the machine stops.
 */
export class DocumentCache {
  /** By source; empty after a change of program or paths. */
  readonly records: ReadonlyMap<string, DocumentRecord>
  readonly #folder: string
  readonly #key: string
  readonly #base: Base | undefined
  readonly #bodies: KeptBodies

  constructor(folder: string, key: string) {
    this.#folder = folder
    this.#key = key
    this.#bodies = new KeptBodies(folder)
    const base = readKept<Base['head']>(join(folder, baseName))
    this.#base = base?.head.key === key ? base : undefined
    const records = new Map(this.#base?.records.map((record) => [record.source, record]))
    const changes = this.#base && readKept<Changes['head']>(join(folder, changesName))
    if (changes && changes.head.base === base?.head.id) {
      for (const source of changes.head.gone) records.delete(source)
      for (const record of changes.records) records.set(record.source, record)
    }
    this.records = records
  }

  bodyOf({ body }: DocumentRecord): Body | undefined {
    return body && this.#bodies.bodyAt(body)
  }

  /**
   * Keeps these records, with their bodies where `rendered` has them. Records that came from here and are still
   * the same objects cost nothing. Returns the records as they are kept now.
   */
  save(
    records: readonly DocumentRecord[],
    rendered: ReadonlyMap<DocumentRecord, Body>,
  ): readonly DocumentRecord[] {
    const old = new Set(this.#base?.records)
    const fresh = records.filter((record) => !old.has(record))
    if (this.#base && fresh.length <= Math.max(fewChanges, old.size / 8))
      return this.#saveChanges(this.#base, records, fresh, rendered)
    return this.#saveAll(records, rendered)
  }

  #saveAll(records: readonly DocumentRecord[], rendered: ReadonlyMap<DocumentRecord, Body>) {
    const placed = this.#placed(records, (record) => rendered.get(record) ?? this.bodyOf(record))
    const id = createHash('sha256')
      .update(placed.map(({ face, stamp }) => `${face} ${stamp}`).join())
      .digest('hex')
    this.#write(baseName, { head: { key: this.#key, id }, records: placed } satisfies Base)
    removeFiles(this.#folder, (name) => name === changesName)
    this.#removeBodiesBut(placed)
    return placed
  }

  #saveChanges(
    base: Base,
    records: readonly DocumentRecord[],
    fresh: readonly DocumentRecord[],
    rendered: ReadonlyMap<DocumentRecord, Body>,
  ) {
    const placed = this.#placed(fresh, (record) => rendered.get(record))
    const sources = new Set(records.map(({ source }) => source))
    const gone = base.records.map(({ source }) => source).filter((source) => !sources.has(source))
    this.#write(changesName, { head: { base: base.head.id, gone }, records: placed } satisfies Changes)
    this.#removeBodiesBut([...base.records, ...placed])
    const bySource = new Map(placed.map((record) => [record.source, record]))
    return records.map((record) => bySource.get(record.source) ?? record)
  }

  #write(name: string, { head, records }: Kept<unknown>): void {
    const lines = [head, ...records].map((line) => Buffer.from(`${JSON.stringify(line)}\n`))
    writeFileWhole(join(this.#folder, name), Buffer.concat(lines))
  }

  /** Writes the bodies that `bodyOf` has; other records keep the place they have. */
  #placed(
    records: readonly DocumentRecord[],
    bodyOf: (record: DocumentRecord) => Body | undefined,
  ): readonly DocumentRecord[] {
    const found = records.flatMap((record) => {
      const body = bodyOf(record)
      return body ? [{ record, body }] : []
    })
    if (found.length === 0) return records
    const places = this.#bodies.write(found.map(({ body }) => body))
    const placeOf = new Map(found.map(({ record }, index) => [record, places[index]]))
    return records.map((record) => {
      const body = placeOf.get(record)
      return body ? { ...record, body } : record
    })
  }

  #removeBodiesBut(records: readonly DocumentRecord[]): void {
    const needed = new Set(records.map(({ body }) => body?.file))
    removeFiles(this.#folder, (name) => holdsBodies(name) && !needed.has(name))
  }
}

/** Up to so many changed records are written beside a base of any size. */
const fewChanges = 64

/** A cache cut short by a crash of the machine is no cache. */
function readKept<Head>(path: string): Kept<Head> | undefined {
  const bytes = readStored(path)
  if (!bytes) return undefined
  try {
    const [head, ...records] = linesOf(bytes).map((line) => JSON.parse(line))
    return { head, records }
  } catch {
    return undefined
  }
}

/** Line by line: one letter beyond Latin-1 makes a string twice as large, and slow to read. */
function linesOf(bytes: Buffer): readonly string[] {
  const lines: string[] = []
  let start = 0
  for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
    lines.push(bytes.toString('utf8', start, end))
    start = end + 1
  }
  return lines
}

const newline = 0x0a

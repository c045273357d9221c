import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Body } from '../model/body.ts'
import type { Document } from '../model/document.ts'
import type { Finding } from '../model/finding.ts'
import { readStored, StoredSlices } from '../read/stored-file.ts'
import { removeFiles, writeFileWhole } from '../write/write-file.ts'

/** A parsed document as it is kept from one run to the next. */
export interface DocumentRecord {
  readonly source: string
  /** Of the file when it was read (`ContentEntry.stamp`). */
  readonly stamp: string
  /** Of the file's content. */
  readonly hash: string
  readonly document: Document
  readonly findings: readonly Finding[]
  /** Where the body stands among the kept bodies; missing when the last run did not render bodies. */
  readonly body?: KeptBodyPlace
}

/** A body among the kept ones: its HTML as it is, then its sections as JSON. Lengths in bytes. */
interface KeptBodyPlace {
  readonly hash: string
  readonly offset: number
  readonly html: number
  readonly sections: number
}

interface Stored {
  readonly key: string
  readonly bodies: string
  readonly records: readonly DocumentRecord[]
}

/** Everything remembered of earlier runs. `records` is empty after a change of program or paths. */
export interface DocumentCache {
  readonly records: ReadonlyMap<string, DocumentRecord>
  readonly bodyOf: (record: DocumentRecord) => Body
}

/** A body that is read when its text is asked for: most builds want only the hashes. */
class KeptBody implements Body {
  readonly #place: KeptBodyPlace
  readonly #read: (offset: number, length: number) => Buffer

  constructor(place: KeptBodyPlace, read: (offset: number, length: number) => Buffer) {
    this.#place = place
    this.#read = read
  }

  get hash(): string {
    return this.#place.hash
  }

  get html(): string {
    return this.htmlBytes.toString('utf8')
  }

  get sections(): Body['sections'] {
    return JSON.parse(this.sectionBytes.toString('utf8'))
  }

  get htmlBytes(): Buffer {
    return this.#read(this.#place.offset, this.#place.html)
  }

  get sectionBytes(): Buffer {
    return this.#read(this.#place.offset + this.#place.html, this.#place.sections)
  }
}

function bytesOf(body: Body): readonly [html: Buffer, sections: Buffer] {
  if (body instanceof KeptBody) return [body.htmlBytes, body.sectionBytes]
  return [Buffer.from(body.html), Buffer.from(JSON.stringify(body.sections))]
}

/** Bodies of records that were placed in this file. */
function bodiesIn(folder: string, name: string): (record: DocumentRecord) => Body {
  let slices: StoredSlices | undefined
  return ({ body }) => {
    if (!body) return noBodies()
    return new KeptBody(body, (offset, length) => {
      slices ??= new StoredSlices(join(folder, name))
      return slices.read(offset, length)
    })
  }
}

const noBodies = (): never => {
  throw new Error('the cache holds no bodies')
}

/** Opens the cache in `folder`; what another `key` (program, paths) wrote counts as nothing. */
export function openCache(folder: string, key: string): DocumentCache {
  const stored = readRecords(join(folder, 'documents.bin'))
  if (stored?.key !== key) return { records: new Map(), bodyOf: noBodies }
  return {
    records: new Map(stored.records.map((record) => [record.source, record])),
    bodyOf: bodiesIn(folder, stored.bodies),
  }
}

/** A cache cut short by a crash of the machine is no cache. */
function readRecords(path: string): Stored | undefined {
  const bytes = readStored(path)
  if (!bytes) return undefined
  try {
    return deserialize(bytes) as Stored
  } catch {
    return undefined
  }
}

/** A record before its body has a place. */
export type FreshRecord = Omit<DocumentRecord, 'body'>

/**
 * Keeps records and bodies. The bodies file is named by what it holds and written first: records never point
 * into a file of another time, whenever the machine stops. The answer is the cache as it is kept now: its bodies
 * need no memory.
 */
export function saveCache(
  folder: string,
  key: string,
  records: readonly FreshRecord[],
  bodyOf: (record: FreshRecord) => Body | undefined,
): DocumentCache {
  const chunks: Buffer[] = []
  let offset = 0
  const placed = records.map((record): DocumentRecord => {
    const body = bodyOf(record)
    if (!body) return record
    const [html, sections] = bytesOf(body)
    const at = { hash: body.hash, offset, html: html.length, sections: sections.length }
    chunks.push(html, sections)
    offset += html.length + sections.length
    return { ...record, body: at }
  })
  const bodies = `bodies-${nameOf(placed)}.bin`
  writeFileWhole(join(folder, bodies), Buffer.concat(chunks))
  writeFileWhole(join(folder, 'documents.bin'), serialize({ key, bodies, records: placed } satisfies Stored))
  removeFiles(folder, (name) => name.startsWith('bodies-') && name !== bodies)
  return {
    records: new Map(placed.map((record) => [record.source, record])),
    bodyOf: bodiesIn(folder, bodies),
  }
}

const nameOf = (records: readonly DocumentRecord[]): string =>
  createHash('sha256')
    .update(records.map(({ body }) => `${body?.hash}@${body?.offset}`).join())
    .digest('hex')
    .slice(0, 16)

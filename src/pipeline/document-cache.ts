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
  readonly body?: { readonly hash: string; readonly offset: number; readonly length: number }
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
  readonly hash: string
  readonly #bytes: () => Buffer

  constructor(hash: string, bytes: () => Buffer) {
    this.hash = hash
    this.#bytes = bytes
  }

  #read(): Omit<Body, 'hash'> {
    return JSON.parse(this.#bytes().toString('utf8'))
  }

  /** As it is kept. */
  get bytes(): Buffer {
    return this.#bytes()
  }

  get html(): string {
    return this.#read().html
  }

  get sections(): Body['sections'] {
    return this.#read().sections
  }
}

function bytesOf(body: Body): Buffer {
  if (body instanceof KeptBody) return body.bytes
  const { html, sections } = body
  return Buffer.from(JSON.stringify({ html, sections }))
}

/** Bodies of records that were placed in this file. */
function bodiesIn(folder: string, name: string): (record: DocumentRecord) => Body {
  let slices: StoredSlices | undefined
  return ({ body }) => {
    if (!body) return noBodies()
    return new KeptBody(body.hash, () => {
      slices ??= new StoredSlices(join(folder, name))
      return slices.read(body.offset, body.length)
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
    const chunk = bytesOf(body)
    const at = { hash: body.hash, offset, length: chunk.length }
    chunks.push(chunk)
    offset += chunk.length
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

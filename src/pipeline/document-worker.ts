import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { type MessagePort, parentPort } from 'node:worker_threads'
import type { Body } from '../model/body.ts'
import { parseDocument } from '../parse/document.ts'
import { type ParsedDocument, unreadableDocument } from '../parse/unreadable-document.ts'
import { decodeUtf8, readRegularFile } from '../read/read-file.ts'
import { judgeDocument, stackOf } from './judged-document.ts'

/** A file for a worker to read and parse. */
export interface WorkItem {
  readonly source: string
  readonly path: string
  readonly location: string
  /** Its content, where that is not the one at `location`. */
  readonly bytes?: Uint8Array
  /** Content hash of the last time: a file that still has it is not parsed again. */
  readonly knownHash?: string | undefined
}

/** What came of one file. */
export type WorkResult =
  | { readonly index: number; readonly unchanged: true }
  | {
      readonly index: number
      readonly hash: string
      /** JSON of a `JudgedDocument`: threads hand over text faster than objects. */
      readonly judged: string
      readonly body?: Body
    }
  | { readonly index: number; readonly failure: string }

/** What a worker is sent when it starts, as its only message. */
export interface WorkOrder {
  readonly items: readonly WorkItem[]
  /** Which items to do; taken from the shared counter when left out. */
  readonly only?: readonly number[]
  /** Int32: the next item nobody has taken, then for each slot the number of the item at hand plus one. */
  readonly shared: SharedArrayBuffer
  readonly slot: number
  readonly withBodies: boolean
}

/** Files taken at a time: few enough to share the end fairly, many enough to keep messages rare. */
const chunkSize = 16

const [order] = (await once(parentPort as MessagePort, 'message')) as [WorkOrder]
const counters = new Int32Array(order.shared)
const remaining = order.only && [...order.only]

for (let chunk = nextChunk(); chunk.length > 0; chunk = nextChunk()) {
  parentPort?.postMessage(chunk.map(work))
}
Atomics.store(counters, order.slot, 0)
parentPort?.postMessage('done')

function nextChunk(): number[] {
  if (remaining) return remaining.splice(0, 1)
  const first = Atomics.add(counters, 0, chunkSize)
  const count = Math.max(0, Math.min(chunkSize, order.items.length - first))
  return Array.from({ length: count }, (_, offset) => first + offset)
}

function work(index: number): WorkResult {
  Atomics.store(counters, order.slot, index + 1)
  const item = order.items[index] as WorkItem
  try {
    return workOn(index, item)
  } catch (error) {
    if (error instanceof RangeError) {
      const broken = unreadableDocument(item, 'is nested too deeply to be rendered')
      return { index, hash: '', judged: JSON.stringify(judgeDocument(broken)) }
    }
    return { index, failure: stackOf(error) }
  }
}

function workOn(index: number, item: WorkItem): WorkResult {
  const read = item.bytes ? { bytes: item.bytes } : readRegularFile(item.location)
  if ('refusal' in read) return resultOf(index, '', unreadableDocument(item, read.refusal))
  const hash = createHash('sha256').update(read.bytes).digest('base64url')
  if (hash === item.knownHash) return { index, unchanged: true }
  const text = decodeUtf8(read.bytes)
  if (text === undefined) return resultOf(index, hash, unreadableDocument(item, 'is not UTF-8'))
  return resultOf(index, hash, parseDocument({ ...item, text }))
}

function resultOf(index: number, hash: string, parsed: ParsedDocument): WorkResult {
  const judged = JSON.stringify(judgeDocument(parsed))
  return { index, hash, judged, ...(order.withBodies && { body: parsed.renderBody() }) }
}

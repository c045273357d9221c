import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { WorkItem, WorkOrder, WorkResult } from './document-worker.ts'

/** How long one file may keep a worker, milliseconds: ordinary files take some. */
export const patience = 10_000

export interface ParseOptions {
  readonly withBodies: boolean
  /** Called after every chunk with the number of files done. */
  readonly onProgress?: ((done: number) => void) | undefined
  /** Milliseconds a file may take. */
  readonly patience?: number
  /** A worker that was started ahead, and takes the first shift. */
  readonly ready?: ReadyWorker | undefined
  readonly signal?: AbortSignal | undefined
}

/** What came of a file: a worker's result, or what became of its worker. */
export type ParseResult = WorkResult | { readonly index: number; readonly stuck: 'time' | 'memory' }

/**
 * Reads and parses files in worker threads that take them from a shared counter. A worker that hangs or runs
 * out of memory costs its one file: it is ended, the file is named, the rest of its share goes to another.
 */
export async function parseFiles(items: readonly WorkItem[], options: ParseOptions): Promise<ParseResult[]> {
  if (items.length === 0) return []
  const workers = Math.max(1, Math.min(availableParallelism(), Math.ceil(items.length / 24)))
  const crew = new Crew(items, workers, options)
  return await crew.run()
}

/** A worker that has started and waits for work: it takes its time, in which the caller can see what there is to do. */
export class ReadyWorker {
  #worker: Worker | undefined = startWorker()

  /** Gives the worker away, once. */
  take(): Worker | undefined {
    const worker = this.#worker
    this.#worker = undefined
    return worker
  }

  /** Ends the worker if nobody took it. */
  dismiss(): void {
    void this.take()?.terminate()
  }
}

function startWorker(): Worker {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return new Worker(new URL(`./document-worker.${extension}`, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 768, stackSizeMb: 4 },
  })
}

class Crew {
  readonly #results: (ParseResult | undefined)[]
  readonly #counters: Int32Array
  readonly #items: readonly WorkItem[]
  readonly #options: ParseOptions
  readonly #size: number
  #done = 0

  constructor(items: readonly WorkItem[], size: number, options: ParseOptions) {
    this.#items = items
    this.#options = options
    this.#size = size
    this.#results = new Array(items.length)
    this.#counters = new Int32Array(new SharedArrayBuffer(4 * (size + 1)))
  }

  async run(): Promise<ParseResult[]> {
    await Promise.all(Array.from({ length: this.#size }, (_, index) => this.#shift(index + 1)))
    // What a dead worker had taken and not delivered is done one by one, each in turn behind a new watch.
    for (let missing = this.#missing(); missing.length > 0; missing = this.#missing())
      await this.#shift(1, missing)
    return this.#results.filter((result) => result !== undefined)
  }

  #missing(): number[] {
    return this.#items.flatMap((_, index) => (this.#results[index] ? [] : [index]))
  }

  /** One worker from start to end, however it ends. */
  #shift(slot: number, only?: readonly number[]): Promise<void> {
    Atomics.store(this.#counters, slot, 0)
    return new Promise((resolve, reject) => {
      const worker = this.#start(slot, only)
      const watch = this.#watch(slot, () => end({ index: this.#atHand(slot), stuck: 'time' }))
      const abort = () => end(undefined, new Error('aborted'))
      const end = (result?: ParseResult, error?: Error): void => {
        clearInterval(watch)
        this.#options.signal?.removeEventListener('abort', abort)
        if (result && result.index < 0) error ??= new Error('a worker died before it took a file')
        else if (result) this.#deliver([result])
        void worker.terminate().then(() => (error ? reject(error) : resolve()))
      }
      this.#options.signal?.addEventListener('abort', abort, { once: true })
      worker.on('message', (message: WorkResult[] | 'done') => {
        if (message === 'done') end()
        else this.#deliver(message)
      })
      worker.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') end({ index: this.#atHand(slot), stuck: 'memory' })
        else end(undefined, error)
      })
    })
  }

  #start(slot: number, only: readonly number[] | undefined): Worker {
    const order: WorkOrder = {
      items: this.#items,
      shared: this.#counters.buffer as SharedArrayBuffer,
      slot,
      withBodies: this.#options.withBodies,
      ...(only && { only }),
    }
    const worker = this.#options.ready?.take() ?? startWorker()
    worker.postMessage(order)
    return worker
  }

  #atHand(slot: number): number {
    return Atomics.load(this.#counters, slot) - 1
  }

  /** Calls `stuck` when the worker has had one file at hand for too long. */
  #watch(slot: number, stuck: () => void): NodeJS.Timeout {
    const limit = this.#options.patience ?? patience
    let file = -1
    let since = Date.now()
    return setInterval(
      () => {
        const now = this.#atHand(slot)
        if (now !== file) {
          file = now
          since = Date.now()
        } else if (file >= 0 && Date.now() - since > limit) stuck()
      },
      Math.min(250, limit / 4),
    )
  }

  #deliver(results: readonly ParseResult[]): void {
    for (const result of results) {
      if (!this.#results[result.index]) this.#done++
      this.#results[result.index] = result
    }
    this.#options.onProgress?.(this.#done)
  }
}

import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { ThemeError } from '../../theme/theme-error.ts'
import type { Crew, CrewItem } from '../write/crew.ts'
import type { SiteTheme } from './load-theme.ts'
import type { PageAnswer, PageOrder } from './page-worker.ts'

type Entries = readonly (readonly [number, string])[]

/** Orders that may wait at one worker: enough that it never idles, few enough that the main thread helps in time. */
const mostWaiting = 8

/** Worker threads that render and write pages. */
export class PageCrew implements Crew {
  readonly #hands: Hand[]

  /** One thread less than the machine has: the main thread works as well. */
  constructor(theme: SiteTheme, size = Math.max(1, availableParallelism() - 1)) {
    this.#hands = Array.from({ length: size }, () => new Hand(theme))
  }

  get isBusy(): boolean {
    return this.#hands.every(({ waiting }) => waiting >= mostWaiting)
  }

  write(folder: string, items: readonly CrewItem[]): Promise<Entries> {
    const idlest = this.#hands.reduce((a, b) => (b.waiting < a.waiting ? b : a))
    return idlest.give(folder, items as PageOrder['items'])
  }

  close(): Promise<unknown> {
    return Promise.all(this.#hands.map((hand) => hand.close()))
  }
}

/** One worker and the orders it has not answered yet. */
class Hand {
  readonly #worker: Worker
  readonly #open = new Map<
    number,
    { resolve: (entries: Entries) => void; reject: (error: unknown) => void }
  >()
  #orders = 0

  constructor(theme: SiteTheme) {
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
    this.#worker = new Worker(new URL(`./page-worker.${extension}`, import.meta.url), {
      // Its pages are made of words and components; files are the main thread's.
      workerData: { ...theme, files: [] } satisfies SiteTheme,
    })
    this.#worker.on('message', (answer: PageAnswer) => this.#take(answer))
    this.#worker.on('error', (error) => {
      for (const { reject } of this.#open.values()) reject(error)
      this.#open.clear()
    })
  }

  get waiting(): number {
    return this.#open.size
  }

  give(folder: string, items: PageOrder['items']): Promise<Entries> {
    const order = this.#orders++
    return new Promise((resolve, reject) => {
      this.#open.set(order, { resolve, reject })
      this.#worker.postMessage({ order, folder, items } satisfies PageOrder)
    })
  }

  close(): Promise<number> {
    return this.#worker.terminate()
  }

  #take(answer: PageAnswer): void {
    const waiting = this.#open.get(answer.order)
    this.#open.delete(answer.order)
    if ('entries' in answer) waiting?.resolve(answer.entries)
    else if ('mistake' in answer) waiting?.reject(new ThemeError(answer.mistake.reason, answer.mistake.help))
    else waiting?.reject(answer.error)
  }
}

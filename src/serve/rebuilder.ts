/** Milliseconds of quiet after a change before a build starts: editors write a file in several steps. */
const quiet = 80

/** Runs builds one after another; changes that come close together, or during a build, lead to one build. */
export class Rebuilder {
  readonly #build: (changed: readonly string[]) => Promise<void>
  readonly #changed = new Set<string>()
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #closed = false

  /** `build` is told the changed paths, sorted, and never rejects. */
  constructor(build: (changed: readonly string[]) => Promise<void>) {
    this.#build = build
  }

  /** Builds soon because this path changed. */
  request(path: string): void {
    if (this.#closed) return
    this.#changed.add(path)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.run(), quiet)
  }

  /** Builds now; while a build runs, its successor starts when it has ended. */
  async run(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#running
    if (this.#closed || this.#running) return
    const changed = [...this.#changed].sort()
    this.#changed.clear()
    this.#running = this.#build(changed).finally(() => {
      this.#running = undefined
    })
    await this.#running
  }

  /** Starts no more builds and waits for the one that runs. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#running
  }
}

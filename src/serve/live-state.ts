import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Finding } from '../model/finding.ts'

/** What a build came to. */
export interface BuildOutcome {
  /** False where the site was not written: what stands is the last good one. */
  readonly ok: boolean
  /** The report as plain text, without colours. */
  readonly findingsText: string
  readonly findings?: readonly Finding[]
  /** False where the site came out as it stood: open pages need no reload. */
  readonly changed?: boolean
}

/** The last outcome, and the open pages that wait for the next. */
export class LiveState {
  /** Other servers and earlier runs have other numbers. */
  readonly #run = randomUUID()
  readonly #pages = new Set<ServerResponse>()
  #builds = 0
  #attempts = 0
  #failure: string | undefined

  /** Names the site as it stands now. */
  get build(): string {
    return `${this.#run}-${this.#builds}`
  }

  /** Takes an outcome in and tells every open page. */
  update({ ok, findingsText, changed = true }: BuildOutcome): void {
    this.#attempts++
    if (ok && changed) this.#builds++
    this.#failure = ok ? undefined : findingsText
    for (const page of this.#pages) page.write(this.#message())
  }

  /** Keeps a response open as a stream of Server-Sent Events that begins with the state as it is. */
  follow(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' })
    response.write(this.#message())
    this.#pages.add(response)
    response.on('close', () => this.#pages.delete(response))
  }

  #message(): string {
    const attempt = `${this.#run}-${this.#attempts}`
    const state = { build: this.build, attempt, ok: this.#failure === undefined, text: this.#failure ?? '' }
    return `data: ${JSON.stringify(state)}\n\n`
  }
}

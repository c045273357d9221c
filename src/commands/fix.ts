import { fixText } from '../fix/fix-text.ts'
import { parseDocument } from '../parse/document.ts'
import { judgeDocument } from '../pipeline/judged-document.ts'
import { withDocuments } from '../pipeline/overlay.ts'
import { type ContentEntry, stampOf } from '../read/content-tree.ts'
import { readText } from '../read/read-file.ts'
import { type Judged, judgeLoaded } from './judge.ts'
import { entriesByPath, repairable } from './offer-fixes.ts'
import type { Terminal } from './terminal.ts'

/** A document before and after; nothing is written yet. */
export interface FixedFile {
  readonly entry: ContentEntry
  /** Relative to the project folder, as findings have it. */
  readonly path: string
  readonly before: string
  readonly after: string
}

/** A catalogue as it is once its files are written. */
export interface Fixed {
  readonly judged: Judged
  readonly files: readonly FixedFile[]
  /** How many repairs were carried out. */
  readonly repairs: number
}

/** Repairs bring other repairs within reach; more rounds than this would be two that undo one another. */
const maximumRounds = 20

/**
 * Repairs the catalogue in memory until no finding has a repair that may be carried out: the documents concerned are
 * parsed again and everything is judged again after each round, so that what comes out is what a check would find.
 */
export function fixCatalog(judged: Judged, allowUnsafe: boolean, terminal: Terminal): Fixed {
  const work = new FixWork(judged, allowUnsafe, terminal)
  // An error of ours may have hidden findings: no time to change anybody's files.
  for (let round = 0; round < maximumRounds && work.judged.failures === 0; round++) if (!work.round()) break
  return { judged: work.judged, files: work.files(), repairs: work.repairs }
}

class FixWork {
  judged: Judged
  repairs = 0
  readonly #allowUnsafe: boolean
  readonly #terminal: Terminal
  readonly #entries: ReadonlyMap<string, ContentEntry>
  readonly #texts = new Map<string, { entry: ContentEntry; path: string; before: string; now: string }>()

  constructor(judged: Judged, allowUnsafe: boolean, terminal: Terminal) {
    this.#terminal = terminal
    this.judged = judged
    this.#allowUnsafe = allowUnsafe
    this.#entries = entriesByPath(judged.loaded)
  }

  /** True where something was repaired. */
  round(): boolean {
    const changed = new Map<string, { path: string; text: string }>()
    for (const [path, findings] of repairable(this.judged.findings, this.#allowUnsafe)) {
      const text = this.#textOf(path)
      if (!text) continue
      const { text: now, fixed } = fixText(text.now, findings)
      if (fixed.length === 0) continue
      text.now = now
      this.repairs += fixed.length
      changed.set(text.entry.source, { path, text: now })
    }
    if (changed.size > 0) this.judged = judgedAnew(this.judged, changed, this.#terminal)
    return changed.size > 0
  }

  files(): FixedFile[] {
    return [...this.#texts.values()]
      .filter(({ before, now }) => before !== now)
      .map(({ now, ...file }) => ({ ...file, after: now }))
  }

  /** The text that the findings of a document are about; undefined where the file is not the one that was read. */
  #textOf(path: string) {
    const known = this.#texts.get(path)
    if (known) return known
    const entry = this.#entries.get(path)
    const before = entry && stampOf(entry.location) === entry.stamp ? readText(entry.location) : undefined
    if (!entry || before === undefined) return undefined
    // A link inside the folder shows one file twice: it is repaired under its first name.
    if ([...this.#texts.values()].some((other) => other.entry.location === entry.location)) return undefined
    const text = { entry, path, before, now: before }
    this.#texts.set(path, text)
    return text
  }
}

function judgedAnew(
  judged: Judged,
  changed: ReadonlyMap<string, { readonly path: string; readonly text: string }>,
  terminal: Terminal,
): Judged {
  const documents = [...changed].map(([source, { path, text }]) => {
    return [source, judgeDocument(parseDocument({ source, path, text }))] as const
  })
  return judgeLoaded(withDocuments(judged.loaded, new Map(documents)), judged.baseline, terminal)
}

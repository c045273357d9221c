import { posix } from 'node:path'
import { didYouMean } from '../model/did-you-mean.ts'
import type { SitePath } from '../model/output-file.ts'
import type { SiteEntry } from '../model/site-folder.ts'

/** Which files and folders a site has, by exact name and by what the author may have meant. */
export class SiteIndex {
  readonly #kinds: ReadonlyMap<SitePath, SiteEntry['kind']>
  /** Built when the first file is missing: a sound site never needs it. */
  #folded: Map<string, SitePath> | undefined

  constructor(entries: readonly SiteEntry[]) {
    this.#kinds = new Map([['', 'folder'], ...entries.map(({ path, kind }) => [path, kind] as const)])
  }

  kindOf(path: SitePath): SiteEntry['kind'] | undefined {
    return this.#kinds.get(path)
  }

  /** What to do about a path that is not there. */
  helpFor(path: SitePath): string | undefined {
    if (this.#kinds.get(`${path}.html`) === 'file') return `write \`${path}.html\``
    const other = this.#sameLetters(path)
    if (other) return `\`${other}\` is there: upper and lower case, and how accents are composed, must agree`
    const nearest = didYouMean(posix.basename(path), this.#beside(path))
    return nearest && `did you mean \`${posix.join(posix.dirname(path), nearest)}\`?`
  }

  #sameLetters(path: SitePath): SitePath | undefined {
    this.#folded ??= new Map([...this.#kinds.keys()].map((known) => [fold(known), known]))
    const other = this.#folded.get(fold(path))
    return other === path ? undefined : other
  }

  *#beside(path: SitePath): Generator<string> {
    const folder = posix.dirname(path)
    for (const known of this.#kinds.keys())
      if (known !== '' && posix.dirname(known) === folder) yield posix.basename(known)
  }
}

/** Names that some file systems take for the same. */
export const fold = (path: SitePath): string => path.normalize('NFC').toLowerCase()

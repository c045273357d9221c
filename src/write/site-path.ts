import type { SitePath } from '../model/output-file.ts'
import { SiteWriteError } from './site-write-error.ts'

/**
 * The paths of one site while it is written: each stays inside the site and none takes another's place, on
 * file systems either that know upper and lower case or do not, that compose accents or do not.
 */
export class SitePaths {
  readonly #files = new Map<string, SitePath>()
  /** Every folder, folded, with one file inside it. */
  readonly #folders = new Map<string, SitePath>()

  /** Takes a path, or throws a SiteWriteError that says why it cannot be part of the site. */
  add(path: SitePath): void {
    const flaw = flawOf(path)
    if (flaw) {
      throw new SiteWriteError(`the site cannot have a file ${JSON.stringify(path)}: ${flaw}`, renameHelp)
    }
    const key = fold(path)
    const rival = this.#files.get(key) ?? this.#folders.get(key) ?? this.#fileAbove(key)
    if (rival !== undefined) throw collision(path, rival)
    this.#files.set(key, path)
    for (const folder of foldersOf(key)) {
      if (this.#folders.has(folder)) break
      this.#folders.set(folder, path)
    }
  }

  #fileAbove(key: string): SitePath | undefined {
    for (const folder of foldersOf(key)) {
      const file = this.#files.get(folder)
      if (file !== undefined) return file
    }
    return undefined
  }
}

/** The folders a path lies in, the nearest first. */
export function* foldersOf(path: SitePath): Generator<SitePath> {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
    yield path.slice(0, end)
}

const renameHelp = 'rename the document or file that it is made from'

function collision(path: SitePath, rival: SitePath): SiteWriteError {
  const names = `${JSON.stringify(rival)} and ${JSON.stringify(path)}`
  return path === rival
    ? new SiteWriteError(`two pages want to be ${JSON.stringify(path)}`, renameHelp)
    : new SiteWriteError(
        `${names} cannot stand in one site: some systems take them for the same name`,
        renameHelp,
      )
}

const fold = (path: SitePath): string => path.normalize('NFC').toLowerCase()

/** Why a path is not a path of a file inside the site; undefined where it is. */
function flawOf(path: SitePath): string | undefined {
  if (path === '') return 'the name is empty'
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'it is not relative to the site'
  if (path.includes('\\')) return 'it has a backslash'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
  if (/[\u0000-\u001F\u007F]/.test(path)) return 'it has a control character'
  if (/\p{Cs}/u.test(path)) return 'it has half a character'
  const parts = path.split('/')
  if (parts.includes('..')) return 'it leads out of the site'
  if (parts.includes('') || parts.includes('.')) return 'it has an empty part'
  return undefined
}

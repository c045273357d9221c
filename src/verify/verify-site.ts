import { posix } from 'node:path'
import { didYouMean } from '../model/did-you-mean.ts'
import type { Finding } from '../model/finding.ts'
import type { SitePath } from '../model/output-file.ts'
import type { SiteEntry } from '../model/site-folder.ts'
import { readAddress } from './address.ts'
import { hasIds, isThere, type Judgement, judgeReference } from './judge.ts'
import { entryRemarks } from './names.ts'
import { cssReferences } from './read-css.ts'
import { readPage } from './read-page.ts'
import { scriptRemarks } from './read-script.ts'
import type { FileFacts, Reference } from './reference.ts'
import { SiteIndex } from './site-index.ts'
import type { Span } from './span.ts'
import { Tally } from './tally.ts'

/** A folder to verify. */
export interface SiteFolder {
  readonly entries: readonly SiteEntry[]
  /** Text of a file without its byte order mark, or why it cannot be had. */
  readonly textOf: (path: SitePath) => { readonly text: string } | { readonly refusal: string }
}

/** What was found; paths are relative to the folder. */
export interface Verified {
  readonly findings: readonly Finding[]
  readonly pages: number
}

/** Verifies a built site: everything it needs is in it, and it works from `file://`. Reads each file once. */
export function verifySite(site: SiteFolder, onFile: (done: number, total: number) => void): Verified {
  const verifier = new Verifier(site)
  // A link is told as such, and what it leads to is read at its own path.
  const files = site.entries.filter(
    ({ path, kind, leads }) => kind === 'file' && leads === undefined && isText(path),
  )
  files.forEach(({ path }, index) => {
    verifier.read(path)
    onFile(index + 1, files.length)
  })
  return { findings: verifier.finish(), pages: files.filter(({ path }) => isPage(path)).length }
}

const isPage = (path: SitePath): boolean => /\.x?html?$/i.test(path)
const isText = (path: SitePath): boolean => /\.(?:x?html?|svg|css|m?js)$/i.test(path)

/** A link to a part of a page that had not been read yet. */
interface Waiting {
  readonly from: SitePath
  readonly span: Span
}

class Verifier {
  readonly #site: SiteFolder
  readonly #index: SiteIndex
  readonly #tally = new Tally()
  readonly #ids = new Map<SitePath, ReadonlySet<string>>()
  /** By page and fragment. */
  readonly #waiting = new Map<SitePath, Map<string, Waiting[]>>()
  /** Judgements of the folder that is read: its pages repeat most of each other's links. */
  #known = new Map<string, Judgement>()
  #folder: SitePath | undefined

  constructor(site: SiteFolder) {
    this.#site = site
    this.#index = new SiteIndex(site.entries)
    for (const { path, ...remark } of entryRemarks(site.entries)) this.#tally.add(remark, path)
  }

  read(path: SitePath): void {
    const result = this.#site.textOf(path)
    if ('refusal' in result) {
      this.#tally.add({ ruleId: 'site/unreadable', reason: `\`${path}\` ${result.refusal}` }, path)
      return
    }
    const facts = factsOf(path, result.text)
    if (hasIds(path)) this.#ids.set(path, facts.ids)
    for (const { span, ...remark } of facts.remarks) this.#tally.add(remark, path, span)
    const folder = this.#folderOf(path, facts.base)
    if (folder !== undefined) for (const reference of facts.references) this.#judge(path, folder, reference)
  }

  /** Where relative addresses of a file start; undefined where its base is none of the site's folders. */
  #folderOf(path: SitePath, base: Reference | undefined): SitePath | undefined {
    const folder = posix.dirname(path).replace(/^\.$/, '')
    if (!base) return folder
    const address = readAddress(base.url, folder)
    if (address.kind === 'same') return folder
    if (address.kind === 'inside')
      return address.isFolder ? address.path : posix.dirname(address.path).replace(/^\.$/, '')
    const reason = `the base \`${base.url}\` is not in the site, and every relative link starts there`
    const ruleId = address.kind === 'remote' ? 'site/remote-asset' : 'site/root-relative'
    this.#tally.add({ ruleId, reason, help: 'remove the element `base`' }, path, base.span)
    return undefined
  }

  #judge(from: SitePath, folder: SitePath, reference: Reference): void {
    const judgement = this.#remembered(from, folder, reference)
    if (!judgement) return
    if ('verdict' in judgement) {
      this.#tally.add(judgement.verdict, from, reference.span)
      return
    }
    const { path, fragment } = judgement.landing
    const ids = this.#ids.get(path)
    if (!ids) this.#wait(path, fragment, { from, span: reference.span })
    else if (!isThere(fragment, ids)) this.#missing(path, fragment, from, reference.span)
  }

  #remembered(from: SitePath, folder: SitePath, reference: Reference): Judgement {
    const judge = () => judgeReference(reference, { from, folder, index: this.#index })
    // What leads to the page itself is another place on every page.
    if (/^\s*(?:[#?]|$)/.test(reference.url)) return judge()
    if (this.#folder !== folder) {
      this.#folder = folder
      this.#known = new Map()
    }
    const key = `${reference.use} ${reference.url}`
    if (!this.#known.has(key)) this.#known.set(key, judge())
    return this.#known.get(key)
  }

  #wait(path: SitePath, fragment: string, waiting: Waiting): void {
    const fragments = this.#waiting.get(path) ?? new Map<string, Waiting[]>()
    this.#waiting.set(path, fragments)
    const all = fragments.get(fragment) ?? []
    fragments.set(fragment, all)
    all.push(waiting)
  }

  #missing(path: SitePath, fragment: string, from: SitePath, span: Span): void {
    const nearest = didYouMean(fragment, this.#ids.get(path) ?? [])
    const reason = `\`${path}\` has no element with the id \`${fragment}\``
    const help =
      nearest === undefined ? 'link to the page, or to a heading it has' : `did you mean \`#${nearest}\`?`
    this.#tally.add({ ruleId: 'site/missing-fragment', reason, help }, from, span)
  }

  finish(): Finding[] {
    for (const [path, fragments] of this.#waiting) {
      const ids = this.#ids.get(path)
      // Of a page that could not be read nothing more is said.
      if (!ids) continue
      for (const [fragment, all] of fragments)
        if (!isThere(fragment, ids))
          for (const { from, span } of all) this.#missing(path, fragment, from, span)
    }
    return this.#tally.findings((path) => {
      const result = this.#site.textOf(path)
      return 'text' in result ? result.text : undefined
    })
  }
}

const none: ReadonlySet<string> = new Set()

function factsOf(path: SitePath, text: string): FileFacts {
  if (/\.css$/i.test(path)) {
    // A fragment in a style sheet means the page that uses it.
    const references = cssReferences(text).filter(({ url }) => !url.startsWith('#'))
    return { references, remarks: [], ids: none }
  }
  if (/\.m?js$/i.test(path)) return { references: [], remarks: scriptRemarks(text), ids: none }
  return readPage(text)
}

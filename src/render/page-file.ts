import type { OutputFile, SitePath } from '../model/output-file.ts'
import { bodyHtml } from './body.ts'
import type { Context } from './context.ts'
import { hashOf } from './document-text.ts'
import type { Draft } from './draft.ts'
import { feedPath, hasFeed } from './feed.ts'
import type { PageData, Shell, TemplateInput, Theme } from './page.ts'
import { rootFrom } from './path.ts'
import { publicUrl } from './public-url.ts'

/** The file of a page: its key is the hash of everything that its template is given. */
export const pageFile = (context: Context, draft: Draft): OutputFile => new PageFile(context, draft)

/** A page ready for its template: strings, which another thread gets without a copy of every object in them. */
export interface PageJob {
  /** JSON of shell and data. */
  readonly given: string
  /** HTML of the body with its links still open; missing where the page has none. */
  readonly html?: string | undefined
}

type Given = readonly [Shell, PageData]

class PageFile implements OutputFile {
  readonly path: SitePath
  readonly #context: Context
  readonly #draft: Draft
  #key: string | undefined

  constructor(context: Context, draft: Draft) {
    this.path = draft.path
    this.#context = context
    this.#draft = draft
  }

  /** Made when it is asked for, or on the way when the page is made. */
  get key(): string {
    const { basis } = this.#draft
    if (this.#key === undefined && basis) this.#key = this.#keyOf(JSON.stringify([this.#shell, basis()]))
    if (this.#key === undefined) this.#give()
    return this.#key as string
  }

  readonly job = (): PageJob => {
    const { document } = this.#draft
    return { given: this.#give(), html: document && this.#context.bodyOf(document.id)?.html }
  }

  readonly content = (): string => renderPage(this.#context.theme, this.job())

  /** The data is not kept: that of all pages together is larger than the catalogue. */
  #give(): string {
    const given = JSON.stringify([this.#shell, this.#draft.data()] satisfies Given)
    if (!this.#draft.basis) this.#key ??= this.#keyOf(given)
    return given
  }

  #keyOf(given: string): string {
    return hashOf(`${this.#context.stamp ?? this.#context.version}\0${given}`)
  }

  get #shell(): Shell {
    const { catalog, version, theme } = this.#context
    const { title = '', language = 'en', manual = false } = catalog.site
    const root = rootFrom(this.path)
    const canonical = publicUrl(catalog.site, this.path)
    return {
      ...{ site: title, language, root, path: this.path, version, manual, look: theme.look ?? {} },
      ...(canonical !== undefined && { canonical }),
      ...(hasFeed(this.#context) && { feed: root + feedPath }),
    }
  }
}

/** The HTML of a page. */
export function renderPage(theme: Theme, { given, html }: PageJob): string {
  const [shell, data] = JSON.parse(given) as Given
  const body = 'body' in data && data.body && html !== undefined ? bodyHtml(theme, html, data.body) : ''
  // Each template takes the data of its own kind; the index into the table keeps the two together.
  const template = theme.templates[data.kind] as (input: TemplateInput<PageData>) => string
  return template({ shell, data, body })
}

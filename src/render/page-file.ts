import type { OutputFile } from '../model/output-file.ts'
import { bodyHtml } from './body.ts'
import type { Context } from './context.ts'
import { hashOf } from './document-text.ts'
import type { Draft } from './draft.ts'
import type { PageData, Shell, TemplateInput, Theme } from './page.ts'
import { rootFrom } from './path.ts'

/** The file of a page: its key is the hash of everything that its template is given. */
export function pageFile(context: Context, draft: Draft): OutputFile {
  const shell = shellOf(context, draft.path)
  const given = JSON.stringify([context.stamp ?? context.version, shell, (draft.basis ?? draft.data)()])
  const job = () => jobOf(context, shell, draft)
  return { path: draft.path, key: hashOf(given), job, content: () => renderPage(context.theme, job()) }
}

/** A page ready for its template: plain data, so that another thread can render it. */
export interface PageJob {
  readonly shell: Shell
  readonly data: PageData
  /** HTML of the body with its links still open; missing where the page has none. */
  readonly html?: string | undefined
}

function shellOf({ catalog: { site }, version, theme }: Context, path: string): Shell {
  return {
    site: site.title ?? '',
    language: site.language ?? 'en',
    root: rootFrom(path),
    path,
    version,
    look: theme.look ?? {},
  }
}

function jobOf({ bodyOf }: Context, shell: Shell, { data, document }: Draft): PageJob {
  return { shell, data: data(), html: document && bodyOf(document.id)?.html }
}

/** The HTML of a page. */
export function renderPage(theme: Theme, { shell, data, html }: PageJob): string {
  const body = 'body' in data && data.body && html !== undefined ? bodyHtml(theme, html, data.body) : ''
  // Each template takes the data of its own kind; the index into the table keeps the two together.
  const template = theme.templates[data.kind] as (input: TemplateInput<PageData>) => string
  return template({ shell, data, body })
}

import { createHash } from 'node:crypto'
import type { OutputFile } from '../model/output-file.ts'
import { bodyHtml } from './body.ts'
import type { Context } from './context.ts'
import type { Draft } from './draft.ts'
import type { PageData, Shell, TemplateInput } from './page.ts'
import { rootFrom } from './path.ts'

/** The file of a page: its key is the hash of everything that its template is given. */
export function pageFile(context: Context, draft: Draft): OutputFile {
  const shell = shellOf(context, draft.path)
  const given = JSON.stringify([context.stamp ?? context.version, shell, draft.data])
  return { path: draft.path, key: hashOf(given), content: () => pageContent(context, shell, draft) }
}

/** 20 hex digits: enough for files of one site to tell their versions apart. */
export const hashOf = (text: string | Uint8Array): string =>
  createHash('sha1').update(text).digest('hex').slice(0, 20)

function shellOf({ catalog: { site }, version }: Context, path: string): Shell {
  return {
    site: site.title ?? '',
    language: site.language ?? 'en',
    root: rootFrom(path),
    path,
    version,
  }
}

function pageContent({ theme, bodyOf }: Context, shell: Shell, { data, document }: Draft): string {
  const body = 'body' in data && data.body && document ? bodyHtml(theme, bodyOf(document.id), data.body) : ''
  // Each template takes the data of its own kind; the index into the table keeps the two together.
  const template = theme.templates[data.kind] as (input: TemplateInput<PageData>) => string
  return template({ shell, data, body })
}

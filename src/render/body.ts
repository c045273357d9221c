import { fillLinks } from '../model/body.ts'
import type { BodyLink, Document } from '../model/document.ts'
import type { SitePath } from '../model/output-file.ts'
import { nameKey, resolveLink } from '../model/wiki-link.ts'
import type { Context } from './context.ts'
import { imageSize } from './image-size.ts'
import type { BodyData, BodyTag, Theme } from './page.ts'
import { indexPath, pathOf, relative, sitePath } from './path.ts'
import { wantedPlaces } from './wanted-place.ts'

/** What page data holds of a body: its hash, its headings and where its links lead. */
export function bodyData(context: Context, path: SitePath, document: Document): BodyData {
  return {
    hash: context.bodyOf(document.id)?.hash ?? '',
    headings: document.outline.headings,
    tags: document.outline.links.map((link) => tagOf(context, path, document, link)),
  }
}

/** The body's HTML with its links filled in. */
export function bodyHtml(theme: Theme, html: string, { tags }: BodyData): string {
  return fillLinks(html, (index, part) => {
    const tag = tags[index]
    return tag ? theme.bodyTag(tag, part) : ''
  })
}

function tagOf(context: Context, path: SitePath, document: Document, link: BodyLink): BodyTag {
  const resolved = resolveLink(context.catalog, document, link)
  switch (resolved.kind) {
    case 'document':
      return {
        kind: 'page',
        href: relative(path, pathOf(resolved.document), resolved.fragment),
        title: link.title ?? resolved.document.summary,
      }
    case 'fragment':
      return resolved.fragmentMissing
        ? { kind: 'broken', name: resolved.fragment }
        : { kind: 'page', href: relative(path, path, resolved.fragment) }
    case 'file':
      return link.kind === 'image'
        ? imageTag(context, path, link, resolved.source)
        : { kind: 'file', href: relative(path, sitePath(resolved.source)), title: link.title }
    case 'external':
      return link.kind === 'image'
        ? { kind: 'picture', href: resolved.url, label: link.alt || resolved.url }
        : { kind: 'external', href: resolved.url, title: link.title }
    case 'missing':
      return missingTag(context, path, link, resolved.name)
  }
}

/** Only wikilinks ask for a page; any other link to nothing is a slip. */
function missingTag({ catalog }: Context, path: SitePath, link: BodyLink, name: string): BodyTag {
  if (link.kind === 'image') return { kind: 'picture', label: link.alt || name }
  if (link.kind === 'url') return { kind: 'broken', name }
  const { page, anchor } = wantedPlaces(catalog).get(nameKey(name)) ?? { page: indexPath('wanted') }
  return { kind: 'wanted', href: relative(path, page, anchor), name }
}

function imageTag({ fileOf }: Context, path: SitePath, link: BodyLink, source: string): BodyTag {
  const bytes = fileOf?.(source)
  return {
    kind: 'image',
    href: relative(path, sitePath(source)),
    alt: link.alt ?? '',
    title: link.title,
    ...(bytes && imageSize(bytes)),
  }
}

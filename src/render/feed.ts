import type { Document } from '../model/document.ts'
import type { OutputFile } from '../model/output-file.ts'
import type { Context } from './context.ts'
import { hashOf } from './document-text.ts'
import { latestChanges } from './latest-changes.ts'
import { pathOf } from './path.ts'
import { publicUrl } from './public-url.ts'
import { xmlDeclaration, xmlText } from './xml.ts'

export const feedPath = 'feed.xml'

/** Documents that the feed names. */
const mostEntries = 50

/** Whether there is a feed: the site has an address, and git knows when its documents changed. */
export const hasFeed = ({ catalog, changes }: Context): boolean =>
  catalog.site.baseUrl !== undefined && changes !== undefined && changes.size > 0

/** `feed.xml`: the documents that changed last, as an Atom feed (RFC 4287). Git knows days, so entries have no hour. */
export function feedFiles(context: Context): readonly OutputFile[] {
  if (!hasFeed(context)) return []
  const { site } = context.catalog
  const latest = latestChanges(context).slice(0, mostEntries)
  const text = [
    `${xmlDeclaration}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(site.language ?? 'en')}">`,
    `<title>${xmlText(site.title ?? 'Services')}</title>`,
    `<id>${xmlText(publicUrl(site, feedPath) ?? '')}</id>`,
    `<link rel="self" href="${xmlText(publicUrl(site, feedPath) ?? '')}"/>`,
    `<link href="${xmlText(publicUrl(site, 'changes.html') ?? '')}"/>`,
    `<updated>${moment(latest[0]?.date ?? '')}</updated>`,
    `<author><name>${xmlText(site.title ?? 'Services')}</name></author>`,
    ...latest.map(({ document, date }) => entryOf(context, document, date)),
    '</feed>\n',
  ].join('\n')
  return [{ path: feedPath, key: hashOf(text), content: () => text }]
}

function entryOf({ catalog }: Context, document: Document, date: string): string {
  const url = xmlText(publicUrl(catalog.site, pathOf(document)) ?? '')
  return [
    '<entry>',
    `<title>${xmlText(document.title)}</title>`,
    `<id>${url}</id>`,
    `<link href="${url}"/>`,
    `<updated>${moment(date)}</updated>`,
    ...(document.summary === undefined ? [] : [`<summary>${xmlText(document.summary)}</summary>`]),
    '</entry>',
  ].join('\n')
}

const moment = (date: string): string => `${date}T00:00:00Z`

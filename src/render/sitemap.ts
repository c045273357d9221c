import type { OutputFile, SitePath } from '../model/output-file.ts'
import type { Context } from './context.ts'
import { hashOf } from './document-text.ts'
import { pathOf } from './path.ts'
import { publicUrl } from './public-url.ts'
import { redirectDrafts } from './redirects.ts'
import { xmlDeclaration, xmlText } from './xml.ts'

/** The most addresses that the protocol allows in one file. */
const mostUrls = 50_000

const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/**
 * `sitemap.xml` with every page that is one; of more than 50,000 it is the list of `sitemap-1.xml` and so on. None where
 * the site has no address.
 */
export function sitemapFiles(context: Context, pages: readonly OutputFile[]): readonly OutputFile[] {
  if (context.catalog.site.baseUrl === undefined) return []
  const urls = urlsOf(context, pages)
  if (urls.length <= mostUrls) return [fileOf('sitemap.xml', 'urlset', urls)]
  const parts = Array.from({ length: Math.ceil(urls.length / mostUrls) }, (_, part) =>
    fileOf(`sitemap-${part + 1}.xml`, 'urlset', urls.slice(part * mostUrls, (part + 1) * mostUrls)),
  )
  const list = parts.map(({ path }) => `<sitemap><loc>${locationOf(context, path)}</loc></sitemap>`)
  return [fileOf('sitemap.xml', 'sitemapindex', list), ...parts]
}

function urlsOf(context: Context, pages: readonly OutputFile[]): string[] {
  const redirects = new Set(redirectDrafts(context).map(({ path }) => path))
  const days = new Map(
    [...context.catalog.documents.values()].map((document) => [
      pathOf(document),
      context.changes?.get(document.source)?.date,
    ]),
  )
  return pages
    .map(({ path }) => path)
    .filter((path) => path.endsWith('.html') && !redirects.has(path))
    .sort()
    .map((path) => {
      const day = days.get(path)
      return `<url><loc>${locationOf(context, path)}</loc>${day ? `<lastmod>${day}</lastmod>` : ''}</url>`
    })
}

const locationOf = ({ catalog }: Context, path: SitePath): string =>
  xmlText(publicUrl(catalog.site, path) ?? '')

function fileOf(path: SitePath, element: string, lines: readonly string[]): OutputFile {
  const text = `${xmlDeclaration}<${element} ${namespace}>\n${lines.join('\n')}\n</${element}>\n`
  return { path, key: hashOf(text), content: () => text }
}

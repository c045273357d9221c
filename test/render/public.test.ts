import { expect, test } from 'vitest'
import { createCatalog } from '../../src/model/catalog.ts'
import { createContext } from '../../src/render/context.ts'
import { sitemapFiles } from '../../src/render/sitemap.ts'
import { smallCatalog, smallInput, smallSite, textOf } from './small-site.ts'

/** The small site as it stands on the web at this address. */
function onTheWeb(baseUrl: string) {
  const { site, documents } = smallCatalog()
  return smallInput(createCatalog({ ...site, baseUrl }, [...documents.values()], []))
}

const changes = new Map([
  ['services/web.md', { date: '2026-11-02' }],
  ['services/mail.md', { date: '2026-11-20' }],
])

test('a site without an address has neither sitemap, feed nor canonical links', async () => {
  const site = await smallSite()
  expect([...site.keys()].filter((path) => path.endsWith('.xml'))).toEqual([])
  expect(textOf(site, 'services/web.html')).not.toMatch(/rel="(?:canonical|alternate)"/)
})

test('the sitemap has every page but redirects, the main page as the folder, days from git', async () => {
  const site = await smallSite({ ...onTheWeb('https://wiki.example/ops'), changes })
  const map = textOf(site, 'sitemap.xml')
  expect(map).toMatch(
    /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<urlset xmlns="http:\/\/www\.sitemaps\.org\/schemas\/sitemap\/0\.9">\n/,
  )
  const pages = [...site.keys()].filter((path) => path.endsWith('.html'))
  const redirects = pages.filter((path) => textOf(site, path).includes('http-equiv="refresh"'))
  const expected = pages.filter((path) => !redirects.includes(path)).sort()
  expect([...map.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url)).toEqual(
    expected.map((path) => `https://wiki.example/ops/${path === 'index.html' ? '' : path}`),
  )
  expect(map.split('\n').filter((line) => line.includes('lastmod'))).toEqual([
    '<url><loc>https://wiki.example/ops/services/mail.html</loc><lastmod>2026-11-20</lastmod></url>',
    '<url><loc>https://wiki.example/ops/services/web.html</loc><lastmod>2026-11-02</lastmod></url>',
  ])
})

test('pages name their own address and the feed', async () => {
  const site = await smallSite({ ...onTheWeb('https://wiki.example/?x=1'), changes })
  const head = (path: string) => textOf(site, path).match(/<link rel="(?:canonical|alternate)"[^>]*>/g)
  expect(head('services/web.html')).toEqual([
    '<link rel="canonical" href="https://wiki.example/services/web.html"/>',
    '<link rel="alternate" type="application/atom+xml" href="../feed.xml"/>',
  ])
  expect(head('index.html')).toEqual([
    '<link rel="canonical" href="https://wiki.example/"/>',
    '<link rel="alternate" type="application/atom+xml" href="feed.xml"/>',
  ])
})

test('the feed names what changed last, the latest first', async () => {
  const site = await smallSite({ ...onTheWeb('https://wiki.example/'), changes })
  const titleOf = (path: string) => /<h1[^>]*>(.*?)<\/h1>/.exec(textOf(site, path))?.[1]
  expect(
    textOf(site, 'feed.xml').replaceAll(/<summary>.*<\/summary>\n/g, ''),
  ).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>Shop</title>
<id>https://wiki.example/feed.xml</id>
<link rel="self" href="https://wiki.example/feed.xml"/>
<link href="https://wiki.example/changes.html"/>
<updated>2026-11-20T00:00:00Z</updated>
<author><name>Shop</name></author>
<entry>
<title>${titleOf('services/mail.html')}</title>
<id>https://wiki.example/services/mail.html</id>
<link href="https://wiki.example/services/mail.html"/>
<updated>2026-11-20T00:00:00Z</updated>
</entry>
<entry>
<title>${titleOf('services/web.html')}</title>
<id>https://wiki.example/services/web.html</id>
<link href="https://wiki.example/services/web.html"/>
<updated>2026-11-02T00:00:00Z</updated>
</entry>
</feed>
`)
})

test('where git does not know the days there is no feed, and pages name none', async () => {
  const { changes: _, ...input } = onTheWeb('https://wiki.example/')
  const site = await smallSite(input)
  expect(site.has('feed.xml')).toBe(false)
  expect(textOf(site, 'index.html')).not.toContain('rel="alternate"')
  expect(textOf(site, 'sitemap.xml')).not.toContain('lastmod')
})

test('more pages than one sitemap may hold are split, and the sitemap lists the parts', () => {
  const context = createContext(onTheWeb('https://wiki.example/'))
  const pages = Array.from({ length: 50_001 }, (_, number) => ({
    path: `hosts/h${String(number).padStart(5, '0')}.html`,
    key: '',
    content: () => '',
  }))
  const files = new Map(sitemapFiles(context, pages).map((file) => [file.path, String(file.content())]))
  expect([...files.keys()]).toEqual(['sitemap.xml', 'sitemap-1.xml', 'sitemap-2.xml'])
  expect(files.get('sitemap.xml')?.match(/<loc>.*?<\/loc>/g)).toEqual([
    '<loc>https://wiki.example/sitemap-1.xml</loc>',
    '<loc>https://wiki.example/sitemap-2.xml</loc>',
  ])
  expect(files.get('sitemap-1.xml')?.match(/<url>/g)).toHaveLength(50_000)
  expect(files.get('sitemap-2.xml')).toContain('<loc>https://wiki.example/hosts/h50000.html</loc>')
})

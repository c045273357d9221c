import { afterEach, describe, expect, test } from 'vitest'
import { dressUp, type OwnTheme } from '../../theme/index.ts'
import { counted, labels } from '../../theme/labels.ts'
import { german } from '../../theme/languages/de.ts'
import { english, type SomeWords } from '../../theme/words.ts'
import { smallCatalog, smallInput, smallSite, textOf } from '../render/small-site.ts'

afterEach(() => {
  dressUp()
})

type Tree = { readonly [key: string]: string | Tree }

/** Every text of a set of words with its path, such as `nav.services`. */
function textsOf(words: Tree, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, word]): [string, string][] =>
    typeof word === 'string' ? [[prefix + key, word]] : textsOf(word, `${prefix}${key}.`),
  )
}

/** The same set of words with every text in marks and nothing else of it but its placeholders. */
const marked = (words: Tree): Tree =>
  Object.fromEntries(
    Object.entries(words).map(([key, word]) => [
      key,
      typeof word === 'string' ? `⟦${(word.match(/\{\w+\}/g) ?? []).join('')}⟧` : marked(word),
    ]),
  )

/** What people see, hear or read in a tool tip of every page of the small site under this theme. */
async function shownTexts(own: OwnTheme): Promise<Map<string, string[]>> {
  const catalog = smallCatalog()
  const site = await smallSite({
    ...smallInput({ ...catalog, site: { ...catalog.site, language: own.language } }),
    theme: dressUp(own),
  })
  const pages = [...site.keys()].filter((path) => path.endsWith('.html'))
  return new Map(pages.map((path) => [path, textsOfPage(textOf(site, path))]))
}

const textsOfPage = (html: string): string[] =>
  [
    ...[...html.matchAll(/ (?:aria-label|title|placeholder|alt|data-label)="([^"]*)"/g)].map(
      ([, text]) => text,
    ),
    ...html
      .replace(/^.*<body/s, '<body')
      .replace(/<wbr>|<wbr\/>|<\/wbr>/g, '')
      .split(/<[^>]*>/),
  ]
    .map((text) =>
      (text ?? '').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&quot;', '"').trim(),
    )
    .filter(Boolean)

/** Everything on the small site that the theme did not bring, with the queries that the search page suggests. */
function textOfAuthors(): string {
  const { catalog, findings, bodyOf, fileOf, ruleSummaries } = smallInput()
  return [
    JSON.stringify([[...catalog.documents], catalog.site, findings, [...(ruleSummaries ?? [])]]),
    ...[...catalog.documents.keys()].map((id) => bodyOf(id)?.html ?? ''),
    new TextDecoder().decode(fileOf?.('services/nginx.conf')),
    ...Object.keys(english.searchPage.tip),
    'portolan explain',
  ].join('\n')
}

describe('words', () => {
  test('no word of the theme stands anywhere but among the labels', async () => {
    const words = marked(english as unknown as Tree) as SomeWords
    const written = textOfAuthors().toLowerCase()
    const ours: string[] = []
    for (const [path, texts] of await shownTexts({ words })) {
      for (const text of texts) {
        const rest = text.replace(/⟦.*?⟧/gs, ' ')
        for (const [word] of rest.matchAll(/\p{L}{2,}/gu))
          if (!written.includes(word.toLowerCase())) ours.push(`${path}: ${word} in “${text}”`)
      }
    }
    expect([...new Set(ours)]).toEqual([])
  })

  test('a German site has no English text and says that it is German', async () => {
    const english_ = new Map(textsOf(english as unknown as Tree))
    // The same word in both languages.
    const alike = textsOf(german as unknown as Tree).flatMap(([key, text]) =>
      english_.get(key) === text ? [text] : [],
    )
    // `tls: none` is what the document says, in any language.
    const same = new Set([...alike, 'none', ''])
    const foreign = new Set([...english_.values()].filter((text) => !same.has(text)))
    const found: string[] = []
    for (const [path, texts] of await shownTexts({ language: 'de' }))
      found.push(...texts.filter((text) => foreign.has(text)).map((text) => `${path}: ${text}`))
    expect(found).toEqual([])
    // `Port` is `Port`; a sentence that is the same in both was forgotten.
    expect(alike.filter((text) => /\p{L}\s+\p{L}/u.test(text))).toEqual([])
  })

  test('the language of the site is that of every page', async () => {
    const catalog = smallCatalog()
    const site = await smallSite({
      ...smallInput({ ...catalog, site: { ...catalog.site, language: 'de-AT' } }),
      theme: dressUp({ language: 'de-AT' }),
    })
    for (const path of site.keys())
      if (path.endsWith('.html')) expect(textOf(site, path), path).toContain('<html lang="de-AT">')
    expect(textOf(site, 'services.html')).toContain('<h1>Dienste</h1>')
    expect(textOf(site, 'assets/labels.js')).toContain('Nichts gefunden')
  })

  test('words of the site’s own lie over the language, and are gone with the next theme', () => {
    dressUp({ language: 'de', words: { nav: { hosts: 'Rechner' } } })
    expect([labels.nav.hosts, labels.nav.services]).toEqual(['Rechner', 'Dienste'])
    dressUp()
    expect([labels.nav.hosts, labels.nav.services]).toEqual(['Hosts', 'Services'])
  })

  test('numbers have the forms of the language', () => {
    const results = { one: '{n} wynik', few: '{n} wyniki', many: '{n} wyników', other: '{n} wyniku' }
    dressUp({ language: 'pl', words: { script: { results } } })
    expect([1, 2, 5, 22, 1.5].map((n) => counted(labels.script.results, n))).toEqual([
      '1 wynik',
      '2 wyniki',
      '5 wyników',
      '22 wyniki',
      '1.5 wyniku',
    ])
    dressUp({ language: 'de', words: { errors: { other: '{n} Mängel' } } })
    expect([1, 2].map((n) => counted(labels.errors, n))).toEqual(['1 Fehler', '2 Mängel'])
  })
})

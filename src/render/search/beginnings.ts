import { compareText } from '../../model/finding.ts'
import { isShort, Places, termLines, type Words } from './postings.ts'
import type { SearchDocument } from './search-document.ts'
import { namesOf } from './search-facts.ts'

/** What is known of a page without its text. */
export type NamedPage = Pick<SearchDocument, 'kind' | 'title' | 'facts'>

/**
 * What the first key needs, and no more: the first letter and the first two of every word of a name (`B`, with 0 for its
 * section where the title itself begins so, else 1), and names and values of one or two letters.
 */
export const beginnings = (pages: readonly NamedPage[], words: Words): string =>
  termLines(pages, (page) => placesOf(page, words)).join('\n')

function placesOf(page: NamedPage, words: Words): Places {
  const places = new Places()
  const addShort = (field: Parameters<Places['add']>[0], term: string | undefined) => {
    if (term !== undefined && isShort(term)) places.add(field, 0, term)
  }
  for (const name of page.kind === 'manual' ? [] : namesOf(page)) {
    const parts = words(name)
    parts.forEach((word, at) => {
      const rank = name === page.title && at === 0 && page.kind !== 'host' ? 0 : 1
      for (const start of startsOf(word)) if (isShort(start)) places.add('B', rank, start)
      if (name === page.title) addShort('T', word)
    })
    if (parts.length === 1) addShort('N', parts[0])
  }
  for (const { field, value } of page.facts) {
    if (value.length > longestShort) continue
    const parts = words(value)
    if (parts.length === 1) addShort(field, parts[0])
  }
  return places
}

/** Characters of a value that can be a word of two letters, with marks around it. */
const longestShort = 4

/** The first letter of a word, and the first two. */
function startsOf(word: string): readonly string[] {
  const [first = '', second = ''] = word
  return second ? [first, first + second] : [first]
}

/** Fields whose words somebody may misspell; paths, hosts and addresses are copied rather than typed. */
const spelled = 'AIGYWKUPR'

/** Every word of four letters and more in names and values, sorted: what a misspelt word may have meant. */
export function spellings(pages: readonly NamedPage[], words: Words): readonly string[] {
  const found = new Set<string>()
  const add = (text: string) => {
    for (const word of words(text)) for (const part of word.match(/\p{L}{4,}/gu) ?? []) found.add(part)
  }
  for (const { kind, title, facts } of pages) {
    if (kind !== 'host') add(title)
    for (const { field, value } of facts) if (spelled.includes(field)) add(value)
  }
  return [...found].sort(compareText)
}

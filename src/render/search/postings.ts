import { compareText } from '../../model/finding.ts'
import type { Field } from './search-facts.ts'

/**
 * The places of one document at which terms stand: for each field its letter and, unless it is 0, the number of the
 * section in base 36. A field counts once a term, by its first section.
 */
export class Places {
  readonly #places = new Map<string, string>()

  add(field: Field, section: number, term: string): void {
    const place = field + (section === 0 ? '' : section.toString(36))
    const known = this.#places.get(term)
    if (known === undefined) this.#places.set(term, place)
    else if (!known.includes(field)) this.#places.set(term, known + place)
  }

  [Symbol.iterator](): IterableIterator<[term: string, places: string]> {
    return this.#places.entries()
  }
}

/**
 * `term TAB postings` a line, terms in code-unit order. The postings of a term are, for each document, its distance
 * from the one before in base 36, and then its places: `3TX2,1K`.
 */
export function termLines<Page>(pages: readonly Page[], placesOf: (page: Page) => Places): readonly string[] {
  const terms = new Map<string, { text: string; last: number }>()
  pages.forEach((page, number) => {
    for (const [term, places] of placesOf(page)) {
      const known = terms.get(term)
      if (!known) terms.set(term, { text: number.toString(36) + places, last: number })
      else {
        known.text += `,${(number - known.last).toString(36)}${places}`
        known.last = number
      }
    }
  })
  return [...terms].sort(([a], [b]) => compareText(a, b)).map(([term, { text }]) => `${term}\t${text}`)
}

/** The term of a line. */
export const termOf = (line: string): string => line.slice(0, line.indexOf('\t'))

/** Cuts text into words; see `Theme.searchWords`. */
export type Words = (text: string) => readonly string[]

/** One or two letters, as the browser's script counts them: looked for in names and whole values only. */
export const isShort = (term: string): boolean => term.length < 3

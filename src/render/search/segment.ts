import { compareText } from '../../model/finding.ts'
import type { Field, SearchDocument } from './search-document.ts'

/** Files of one segment of the index. */
export interface Segment {
  /** First term of each shard of terms. */
  readonly firstTerms: readonly string[]
  /** Terms of one or two letters, as in `termShards`: read beforehand, for the first key that somebody presses. */
  readonly shortTerms: string
  /** `term TAB postings` a line, terms in code-unit order. */
  readonly termShards: readonly string[]
}

/** Cuts text into words; see `Theme.searchWords`. */
type Words = (text: string) => readonly string[]

/**
 * Builds the terms of one segment.
 *
 * The postings of a term are, for each document, its distance from the one before in base 36, and then for
 * each field in which the term stands the field's letter and, unless it is 0, the number of the section in
 * base 36: `3TX2,1K4`. A field counts once a document, by its first section. Beginnings of names (`B`) have no
 * section; theirs is 0 where the title itself begins so, and else 1.
 */
export function buildSegment(documents: readonly SearchDocument[], words: Words, shards: number): Segment {
  const terms = new Map<string, Postings>()
  documents.forEach((document, number) => {
    for (const [term, places] of termsOf(document, words)) add(terms, term, number, places)
  })
  const lines = [...terms].sort(([a], [b]) => compareText(a, b)).map(([term, { text }]) => `${term}\t${text}`)
  return {
    shortTerms: lines.filter((line) => isShort(termOf(line))).join('\n'),
    ...cut(
      lines.filter((line) => !isShort(termOf(line))),
      shards,
    ),
  }
}

const termOf = (line: string): string => line.slice(0, line.indexOf('\t'))

/** One or two letters; surrogates are not worth counting here and in the browser alike. */
const isShort = (term: string): boolean => term.length < 3

interface Postings {
  text: string
  last: number
}

function add(terms: Map<string, Postings>, term: string, number: number, places: string): void {
  const known = terms.get(term)
  if (!known) terms.set(term, { text: number.toString(36) + places, last: number })
  else {
    known.text += `,${(number - known.last).toString(36)}${places}`
    known.last = number
  }
}

/** Every term of a document with its places. */
function termsOf(document: SearchDocument, words: Words): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const addTerm = (field: Field, section: number, term: string) => {
    const place = field + (section === 0 ? '' : section.toString(36))
    const places = found.get(term)
    if (places === undefined) found.set(term, place)
    else if (!places.includes(field)) found.set(term, places + place)
  }
  const addText = (field: Field, section: number, text: string) => {
    for (const word of words(text)) {
      for (const term of tailsOf(word)) {
        // Small words stand in every text: they would be half of what the first key needs, and find nothing.
        if (field !== 'X' || !isShort(term)) addTerm(field, section, term)
      }
    }
  }
  // Who searches a catalogue wants its services: the manual's titles weigh as headings do, its headings as text.
  const own = document.kind !== 'manual'
  for (const name of own ? namesOf(document) : []) {
    const parts = words(name)
    for (const [at, word] of parts.entries()) {
      const rank = name === document.title && at === 0 && document.kind !== 'host' ? 0 : 1
      for (const start of startsOf(word)) addTerm('B', rank, start)
    }
    if (parts.length === 1) addTerm('N', 0, parts[0] ?? '')
  }
  addText(own ? 'T' : 'H', 0, document.title)
  for (const { field, value, section } of document.facts) addText(field, section, value)
  // The summary of a host names its services: it must not be found before them.
  addText(own && document.kind !== 'host' ? 'S' : 'X', 0, document.summary)
  document.sections.forEach(({ heading }, section) => {
    if (heading) addText(own ? 'H' : 'X', section, heading)
  })
  document.sections.forEach(({ text }, section) => {
    addText('X', section, text)
  })
  return found
}

const namesOf = ({ title, facts }: SearchDocument): readonly string[] => [
  title,
  ...facts.filter(({ field }) => field === 'I' || field === 'A').map(({ value }) => value),
]

/**
 * The first letter of a word and the first two: a search for so little looks for nothing else, instead of
 * reading a tenth of the index.
 */
function startsOf(word: string): readonly string[] {
  const [first = '', second = ''] = word
  return second ? [first, first + second] : [first]
}

/** Parts of one word at which a search may begin. */
const mostTails = 8

/**
 * A word and what follows each of its inner marks: `etc/memcached.conf`, `memcached.conf`, `conf`. Every
 * beginning of these is found, so a file is found by its name and a package by any part of it.
 */
export function tailsOf(word: string): readonly string[] {
  const tails = [word]
  const mark = /[^\p{L}\p{N}]+/gu
  while (tails.length < mostTails && mark.exec(word)) {
    const tail = word.slice(mark.lastIndex)
    if (tail.length > 1) tails.push(tail)
  }
  return tails
}

/** Cuts sorted lines into `shards` texts of about equal length. */
function cut(lines: readonly string[], shards: number): Omit<Segment, 'shortTerms'> {
  const total = lines.reduce((sum, line) => sum + line.length + 1, 0)
  const texts: string[][] = Array.from({ length: shards }, () => [])
  let length = 0
  for (const line of lines) {
    const shard = Math.min(shards - 1, Math.floor((length * shards) / Math.max(1, total)))
    texts[shard]?.push(line)
    length += line.length + 1
  }
  return { firstTerms: firstTermsOf(texts), termShards: texts.map((text) => text.join('\n')) }
}

/** An empty shard begins where the next one does, so that nothing is looked for in it. */
function firstTermsOf(texts: readonly (readonly string[])[]): readonly string[] {
  let next = '\uffff'
  return texts
    .map((_, index) => {
      const text = texts[texts.length - 1 - index]
      const first = text?.[0]
      if (first !== undefined) next = termOf(first)
      return next
    })
    .reverse()
}

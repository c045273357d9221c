import { isShort, Places, termLines, termOf, type Words } from './postings.ts'
import type { SearchDocument } from './search-document.ts'
import { namesOf } from './search-facts.ts'

/** Terms of three letters and more on the pages of one segment. */
export interface Segment {
  /** First term of each shard of terms. */
  readonly firstTerms: readonly string[]
  /** See `termLines`. */
  readonly termShards: readonly string[]
}

/** Builds the terms of one segment. */
export function buildSegment(documents: readonly SearchDocument[], words: Words, shards: number): Segment {
  const lines = termLines(documents, (document) => placesOf(document, words))
  const termShards = cut(lines, shards)
  return {
    firstTerms: firstTermsOf(termShards),
    termShards: termShards.map((shard) => shard.join('\n')),
  }
}

function placesOf(document: SearchDocument, words: Words): Places {
  const places = new Places()
  const addText = (field: Parameters<Places['add']>[0], section: number, text: string) => {
    for (const word of words(text))
      for (const term of tailsOf(word)) if (!isShort(term)) places.add(field, section, term)
  }
  // Who searches a catalogue wants its services: the manual's titles weigh as headings do, its headings as text.
  const own = document.kind !== 'manual'
  for (const name of own ? namesOf(document) : []) {
    const [only = '', ...others] = words(name)
    if (others.length === 0 && !isShort(only)) places.add('N', 0, only)
  }
  addText(own ? 'T' : 'H', 0, document.title)
  for (const { field, value } of document.facts) addText(field, 0, value)
  // The summary of a host names its services: it must not be found before them.
  addText(own && document.kind !== 'host' ? 'S' : 'X', 0, document.summary)
  document.sections.forEach(({ heading }, section) => {
    if (heading) addText(own ? 'H' : 'X', section, heading)
  })
  document.sections.forEach(({ text }, section) => {
    addText('X', section, text)
  })
  return places
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

/** Cuts sorted lines into `shards` of about equal length. */
function cut(lines: readonly string[], shards: number): readonly (readonly string[])[] {
  const total = lines.reduce((sum, line) => sum + line.length + 1, 0)
  const cuts: string[][] = Array.from({ length: shards }, () => [])
  let length = 0
  for (const line of lines) {
    const shard = Math.min(shards - 1, Math.floor((length * shards) / Math.max(1, total)))
    cuts[shard]?.push(line)
    length += line.length + 1
  }
  return cuts
}

/** An empty shard begins where the next one does, so that nothing is looked for in it. */
function firstTermsOf(shards: readonly (readonly string[])[]): readonly string[] {
  let next = '\uffff'
  return shards
    .toReversed()
    .map(([first]) => {
      if (first !== undefined) next = termOf(first)
      return next
    })
    .reverse()
}

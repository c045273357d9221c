import { hostIndex } from '../../model/node-set.ts'
import type { OutputFile } from '../../model/output-file.ts'
import type { Context } from '../context.ts'
import { hashOf } from '../document-text.ts'
import { hostPath, pathOf } from '../path.ts'
import { beginnings, type NamedPage, spellings } from './beginnings.ts'
import { type SearchDocument, searchCard, searchDocument, searchHost } from './search-document.ts'
import { searchFacts, textFromElsewhere } from './search-facts.ts'
import { buildSegment } from './segment.ts'

/** Pages in one segment: a changed page costs its segment, a search loads a little of every segment. */
const pagesPerSegment = 1500
/** Pages whose words share a shard of terms; some 40 kB. */
const pagesPerTermShard = 32
/** Pages whose titles and summaries share a file; some 10 kB. */
const pagesPerCardFile = 64
/** Pages whose texts share a file, for excerpts; some 40 kB. */
const pagesPerTextFile = 16

/** A page that can be found, before it is read. */
interface Entry {
  readonly path: string
  /** Hash of everything that `card` and `named` are made from. */
  readonly face: string
  /** Hash of everything that `read` is made from. */
  readonly hash: string
  /** What every result shows. */
  readonly card: () => Card
  /** What it is found by without its text. */
  readonly named: () => NamedPage
  readonly read: () => SearchDocument
}

type Card = Pick<SearchDocument, 'path' | 'kind' | 'title' | 'summary'>

/**
 * The search index as classic scripts: the only carrier of data that a page from `file://` can load. A browser takes
 * as long for a small file as for one of 100 kB, so what a search reads is in few files: one for the first key, and for
 * each result one that has all it shows.
 */
export function searchFiles(context: Context): readonly OutputFile[] {
  const segments = segmentsOf(entriesOf(context))
  return [
    ...nameFiles(context, segments),
    ...segments.flatMap((entries, number) => segmentFiles(context, number, entries)),
  ]
}

/** What stands in one file for all segments: it needs no text, so it is soon made for every page. */
function nameFiles({ theme }: Context, segments: readonly (readonly Entry[])[]): readonly OutputFile[] {
  const key = hashOf(
    segments.map((entries) => entries.map(({ path, face }) => `${path}\0${face}`).join('\0')).join('\0\0'),
  )
  const named = once(() => segments.map((entries) => entries.map(({ named }) => named())))
  return [
    {
      path: `${folder}/index.js`,
      key,
      content: () =>
        call(
          'begin',
          named().map((pages) => beginnings(pages, theme.searchWords)),
        ),
    },
    {
      path: `${folder}/words.js`,
      key,
      content: () => call('words', spellings(named().flat(), theme.searchWords).join(' ')),
    },
  ]
}

const folder = 'assets/search'

function entriesOf(context: Context): readonly Entry[] {
  const { catalog, bodyOf, faceOf, stamp, version } = context
  const program = stamp ?? version
  const documents = [...catalog.documents.values(), ...catalog.manual].map((document): Entry => {
    const path = pathOf(document)
    const face = `${program}\0${faceOf(document.id)}\0${textFromElsewhere(catalog, document)}`
    return {
      path,
      face,
      hash: hashOf(`${face}\0${bodyOf(document.id)?.hash}`),
      card: () => searchCard(context, path, document),
      named: () => ({ ...searchCard(context, path, document), facts: searchFacts(catalog, document) }),
      read: () => searchDocument(context, path, document, bodyOf(document.id)),
    }
  })
  const hosts = [...hostIndex(catalog)].map(([host, services]): Entry => {
    const path = hostPath(host)
    const face = `${program}\0${services.map(({ title }) => title).join('\0')}`
    const read = () => searchHost(path, host, services)
    return { path, face, hash: face, card: read, named: read, read }
  })
  return [...documents, ...hosts]
}

/** Pages are dealt to segments by their path, so that one more page leaves the others where they are. */
function segmentsOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const count = Math.max(1, Math.ceil(entries.length / pagesPerSegment))
  const segments: Entry[][] = Array.from({ length: count }, () => [])
  for (const entry of entries) segments[numberOf(entry.path) % count]?.push(entry)
  return segments
}

/** FNV-1a, 32 bits. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

function segmentFiles(context: Context, number: number, entries: readonly Entry[]): readonly OutputFile[] {
  const shards = Math.max(1, Math.ceil(entries.length / pagesPerTermShard))
  const key = hashOf(entries.map(({ path, hash }) => `${path}\0${hash}`).join('\0'))
  const segment = once(() =>
    buildSegment(
      entries.map(({ read }) => read()),
      context.theme.searchWords,
      shards,
    ),
  )
  const path = `${folder}/${number}`
  return [
    {
      path: `${path}/terms.js`,
      key,
      content: () => call('directory', number, segment().firstTerms),
    },
    ...Array.from({ length: shards }, (_, shard) => ({
      path: `${path}/s${shard}.js`,
      key,
      content: () => call('terms', number, shard, segment().termShards[shard] ?? ''),
    })),
    ...pageFiles(`${path}/c`, entries, pagesPerCardFile, (file, pages) =>
      call(
        'cards',
        number,
        file,
        pages.map(({ card }) => cardOf(card())),
      ),
    ),
    ...pageFiles(`${path}/t`, entries, pagesPerTextFile, (file, pages) =>
      call('texts', number, file, pages.map(textsOf)),
    ),
  ]
}

/** Files of `size` pages each, with what `write` says of them. */
function pageFiles(
  path: string,
  entries: readonly Entry[],
  size: number,
  write: (file: number, pages: readonly Entry[]) => string,
): readonly OutputFile[] {
  const files: OutputFile[] = []
  for (let first = 0; first < entries.length; first += size) {
    const pages = entries.slice(first, first + size)
    const file = first / size
    files.push({
      path: `${path}${file}.js`,
      key: hashOf(pages.map((page) => `${page.path}\0${page.hash}`).join('\0')),
      content: () => write(file, pages),
    })
  }
  return files
}

/** Characters of one section that excerpts are cut from. */
const longestText = 2000

const cardOf = ({ path, kind, title, summary }: Card): unknown[] => [path, kind, title, summary]

/** The card once more, and what a result inside the page shows. */
function textsOf({ read }: Entry): unknown {
  const page = read()
  return [
    cardOf(page),
    page.sections.map(({ id, heading, text }) => [id, heading, text.slice(0, longestText)]),
  ]
}

/** A line of script that hands data to the search. */
const call = (name: string, ...data: unknown[]): string =>
  `portolanIndex.${name}(${data.map((item) => JSON.stringify(item)).join(',')})\n`

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

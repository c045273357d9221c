// Finds pages. The index lies beside this file in classic scripts, which are all that a page may load from
// file://: sorted terms in shards, of which a search loads only those that its words can stand in.
{
  const load = (path) => globalThis.portolan.load(`search/${path}`)

  // What the scripts of the index have handed over.
  const segments = []
  let begun = false

  globalThis.portolanIndex = {
    begin(count) {
      begun = true
      for (let number = 0; number < count; number++) {
        segments.push({ number, firstTerms: [], terms: new Map(), pages: new Map() })
      }
    },
    directory(number, firstTerms) {
      segments[number].firstTerms = firstTerms
    },
    terms(number, shard, text) {
      segments[number].terms.set(shard, text === '' ? [] : text.split('\n'))
    },
    pages(number, file, pages) {
      segments[number].pages.set(file, pages)
    },
  }

  /** Loads what every search needs; called when the search box is first used. */
  async function begin() {
    if (!begun) await load('index.js')
    await Promise.all(segments.map(({ number }) => load(`${number}/terms.js`)))
  }

  // Queries

  /** Letters of the index by the names that a query may use. */
  const fieldNames = {
    title: 'TIAB',
    id: 'IB',
    port: 'P',
    protocol: 'R',
    pkg: 'K',
    package: 'K',
    file: 'F',
    path: 'F',
    host: 'OT',
    contact: 'C',
    tag: 'G',
    category: 'G',
    owner: 'W',
    team: 'W',
    system: 'Y',
    unit: 'U',
  }

  /** `port:11211 cache` → words with the fields in which each may stand; any field where none is named. */
  function parse(query) {
    return query
      .split(/\s+/)
      .flatMap((part) => {
        const [, name, value] = /^([a-z]+):(.+)$/i.exec(part) ?? []
        const fields = fieldNames[name?.toLowerCase()]
        const words = globalThis.portolanWords(fields ? value : part)
        return words.map((word) => ({ word, fields: fields ?? '' }))
      })
      .slice(0, 8)
  }

  // Terms

  /** Words of one or two letters are looked up as they stand: the index has them for the words of names. */
  const isShort = (word) => [...word].length < 3

  /** Shards of one segment in which words with this beginning can stand. */
  function shardsOf({ firstTerms }, prefix, mostShards) {
    let first = 0
    while (first + 1 < firstTerms.length && firstTerms[first + 1] <= prefix) first++
    const shards = [first]
    const end = `${prefix}\uffff`
    while (
      shards.length < mostShards &&
      shards.at(-1) + 1 < firstTerms.length &&
      firstTerms[shards.at(-1) + 1] <= end
    ) {
      shards.push(shards.at(-1) + 1)
    }
    return shards
  }

  /** Index of the first line that is not below the prefix. */
  function lowerBound(lines, prefix) {
    let low = 0
    let high = lines.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (lines[middle] < prefix) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Calls `visit(segment, term, postings)` for every term that begins with the prefix. */
  async function eachTerm(prefix, mostShards, visit) {
    await Promise.all(
      segments.map(async (segment) => {
        const shards = shardsOf(segment, prefix, mostShards)
        await Promise.all(shards.map((shard) => load(`${segment.number}/t${shard}.js`)))
        for (const shard of shards) {
          const lines = segment.terms.get(shard) ?? []
          for (let at = lowerBound(lines, prefix); at < lines.length && lines[at].startsWith(prefix); at++) {
            const tab = lines[at].indexOf('\t')
            visit(segment, lines[at].slice(0, tab), lines[at].slice(tab + 1))
          }
        }
      }),
    )
  }

  // Scores

  /** How much it says of a page that a word stands in this field. */
  const weights = {
    I: 12,
    B: 6,
    T: 10,
    A: 10,
    P: 9,
    O: 7,
    F: 8,
    K: 8,
    U: 7,
    R: 6,
    G: 6,
    W: 5,
    Y: 5,
    C: 5,
    S: 4,
    H: 4,
    X: 1,
  }

  /** A whole word counts more than a beginning, a beginning that ends at a mark nearly as much. */
  function closeness(term, word) {
    if (term === word) return 1
    return /[\p{L}\p{N}]/u.test(term[word.length]) ? 0.5 : 0.8
  }

  const place = /([A-Z])([0-9a-z]*)/g

  /** Adds the postings of one term to `hits`: for each page the best place, and what all places add up to. */
  function addPostings(hits, segment, term, postings, factor, fields) {
    let number = 0
    for (const posting of postings.split(',')) {
      const letters = posting.search(/[A-Z]/)
      number += Number.parseInt(posting.slice(0, letters), 36)
      for (const [, field, section] of posting.slice(letters).matchAll(place)) {
        if (fields && !fields.includes(field)) continue
        const score = weights[field] * factor
        const key = segment.number * 1e6 + number
        const hit = hits.get(key)
        const found = { score, term, field, section: Number.parseInt(section || '0', 36) }
        if (!hit) hits.set(key, { ...found, sum: score })
        else {
          hit.sum += score * 0.1
          if (score > hit.score) Object.assign(hit, found)
        }
      }
    }
  }

  async function findWord({ word, fields }) {
    const hits = new Map()
    const short = isShort(word)
    await eachTerm(word, short ? 1 : 4, (segment, term, postings) => {
      if (short && term !== word) return
      addPostings(hits, segment, term, postings, closeness(term, word), fields)
    })
    return hits
  }

  /** Pages for a word that nothing begins with: terms that differ from it by one slip. */
  async function guessWord({ word, fields }) {
    const hits = new Map()
    if (word.length < 4) return hits
    const starts = new Set([word.slice(0, 2), word[1] + word[0], word[0] + word[2], word.slice(1, 3)])
    await Promise.all(
      [...starts].map((start) =>
        eachTerm(start, 4, (segment, term, postings) => {
          if (isOneSlip(word, term)) addPostings(hits, segment, term, postings, 0.4, fields)
        }),
      ),
    )
    return hits
  }

  /** True where one letter is changed, missing, too many, or two neighbours are swapped; the term may go on. */
  function isOneSlip(word, term) {
    let at = 0
    while (at < word.length && word[at] === term[at]) at++
    const rest = word.slice(at + 1)
    return (
      term.startsWith(rest, at + 1) ||
      term.startsWith(word.slice(at), at + 1) ||
      (term.startsWith(rest, at) && at + rest.length > 2) ||
      (word[at] === term[at + 1] && word[at + 1] === term[at] && term.startsWith(word.slice(at + 2), at + 2))
    )
  }

  /** Joins the hits of all words: pages that have every word, or else those that have the most of them. */
  function join(perWord) {
    const pages = new Map()
    for (const hits of perWord) {
      const rarity = Math.log(2 + 10_000 / (1 + hits.size))
      for (const [key, hit] of hits) {
        const page = pages.get(key) ?? { key, score: 0, words: 0, hits: [] }
        page.score += hit.sum * rarity
        page.words++
        page.hits.push(hit)
        pages.set(key, page)
      }
    }
    const most = Math.max(0, ...[...pages.values()].map(({ words }) => words))
    const found = [...pages.values()].filter(({ words }) => words === most)
    found.sort((a, b) => b.score - a.score || a.key - b.key)
    return { found, partial: most < perWord.length }
  }

  // Results

  const pagesPerFile = 16

  async function pageOf(key) {
    const segment = segments[Math.floor(key / 1e6)]
    const number = key % 1e6
    const file = Math.floor(number / pagesPerFile)
    await load(`${segment.number}/p${file}.js`)
    const [path, kind, title, summary, sections] = segment.pages.get(file)[number % pagesPerFile]
    return {
      path,
      kind,
      title,
      summary,
      sections: sections.map(([id, heading, text]) => ({ id, heading, text })),
    }
  }

  /** Fields that tell of a page as a whole rather than of a part of it. */
  const wholePage = 'BTIASGWY'

  /** The best hit, and the section it stands in, if it or another hit tells of a part of the page. */
  function sectionOf(hits, sections) {
    const [best] = [...hits].sort((a, b) => b.score - a.score)
    const part = wholePage.includes(best.field) ? hits.find(({ field }) => !wholePage.includes(field)) : best
    return { hit: part ?? best, section: part && sections[part.section] }
  }

  /** A term as the section writes it: the index knows words without the marks around them. */
  function asWritten(term, text) {
    const pattern = new RegExp(`\\S*${term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\S*`, 'iu')
    return pattern.exec(text)?.[0].slice(0, 60) ?? term
  }

  /** A stretch of text around the first of the words. */
  function excerpt(text, words) {
    const length = 150
    const plain = text.toLowerCase()
    const places = words.map((word) => plain.indexOf(word)).filter((at) => at >= 0)
    const first = places.length > 0 ? Math.min(...places) : 0
    const from = first < 50 ? 0 : plain.lastIndexOf(' ', first - 30) + 1
    const cut = text.slice(from, from + length)
    return `${from > 0 ? '… ' : ''}${cut}${from + length < text.length ? ' …' : ''}`
  }

  /**
   * Finds pages for a query, the best first: `{results, total, partial, guessed}`; a result has `path`,
   * `fragment`, `title`, `kind`, `section`, `heading`, `field`, `term` and `text`.
   */
  async function find(query, limit) {
    const words = parse(query)
    if (words.length === 0) return { results: [], total: 0, words: [] }
    await begin()
    let guessed = false
    const perWord = await Promise.all(
      words.map(async (word) => {
        const hits = await findWord(word)
        if (hits.size > 0) return hits
        const guesses = await guessWord(word)
        if (guesses.size > 0) guessed = true
        return guesses
      }),
    )
    const { found, partial } = join(perWord)
    const results = await Promise.all(found.slice(0, limit).map(resultOf(words)))
    return { results, total: found.length, partial: partial && found.length > 0, guessed, words }
  }

  const resultOf =
    (words) =>
    async ({ key, hits }) => {
      const page = await pageOf(key)
      const { hit, section } = sectionOf(hits, page.sections)
      const plain = [...words.map(({ word }) => word), ...hits.map(({ term }) => term)]
      const text = section && hit.field !== 'O' ? section.text : page.summary
      return {
        path: page.path,
        kind: page.kind,
        title: page.title,
        fragment: section?.id ?? '',
        heading: section?.heading ?? '',
        field: hit.field,
        term: section && hit.field !== 'O' ? asWritten(hit.term, section.text) : hit.term,
        text: excerpt(text || page.summary, plain),
        words: [...new Set(plain)],
      }
    }

  globalThis.portolanSearch = { find, begin }
}

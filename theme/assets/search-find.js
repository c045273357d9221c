// Finds pages. The index lies beside this file in classic scripts, which are all that a page may load from
// file://: sorted terms in shards, of which a search loads only those that its words can stand in.
{
  const load = (path) => globalThis.portolan.load(`search/${path}`)

  // What the scripts of the index have handed over.
  const segments = []
  let spellings = []

  globalThis.portolanIndex = {
    begin(beginnings) {
      for (const [number, lines] of beginnings.entries()) {
        segments.push({
          number,
          beginnings: lines.split('\n'),
          firstTerms: [],
          terms: new Map(),
          cards: new Map(),
          texts: new Map(),
        })
      }
    },
    words(text) {
      spellings = text.split(' ')
    },
    directory(number, firstTerms) {
      segments[number].firstTerms = firstTerms
    },
    terms(number, shard, text) {
      segments[number].terms.set(shard, text === '' ? [] : text.split('\n'))
    },
    cards(number, file, pages) {
      segments[number].cards.set(file, pages)
    },
    texts(number, file, pages) {
      segments[number].texts.set(file, pages)
    },
  }

  /** Loads what a search for less than three letters needs. */
  const begin = () => load('index.js')

  /** Loads what every other search needs. */
  async function prepare() {
    await begin()
    await Promise.all(segments.map(({ number }) => load(`${number}/terms.js`)))
  }

  // Queries

  /** Letters of the index by the names that a query may use. */
  const fieldNames = {
    title: 'NTIAB',
    id: 'NIB',
    port: 'P',
    protocol: 'R',
    pkg: 'K',
    package: 'K',
    file: 'F',
    path: 'F',
    host: 'O',
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

  /** Words of one or two letters are looked for in names and whole values: the index has them apart. */
  const isShort = (word) => word.length < 3

  /** Shards of one segment that a search reads for one beginning. */
  const mostShards = 4

  /** Shards of one segment in which words with this beginning can stand. */
  function shardsOf({ firstTerms }, prefix) {
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
  async function eachTerm(prefix, visit) {
    await prepare()
    await Promise.all(
      segments.map(async (segment) => {
        const shards = shardsOf(segment, prefix)
        await Promise.all(shards.map((shard) => load(`${segment.number}/s${shard}.js`)))
        for (const shard of shards) {
          eachLine(segment.terms.get(shard) ?? [], prefix, (term, postings) => visit(segment, term, postings))
        }
      }),
    )
  }

  /** Calls `visit(term, postings)` for every line that begins with the prefix. */
  function eachLine(lines, prefix, visit) {
    for (let at = lowerBound(lines, prefix); at < lines.length && lines[at].startsWith(prefix); at++) {
      const tab = lines[at].indexOf('\t')
      visit(lines[at].slice(0, tab), lines[at].slice(tab + 1))
    }
  }

  // Scores

  /** How much it says of a page that a word stands in this field. */
  const weights = {
    N: 14,
    I: 10,
    T: 10,
    A: 10,
    P: 9,
    F: 8,
    K: 8,
    O: 7,
    U: 7,
    B: 6,
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

  /** Where the run of digits and small letters that begins at `at` ends: numbers stand in base 36. */
  function numberEnd(postings, at) {
    let end = at
    while (
      postings.charCodeAt(end) >= 97 ||
      (postings.charCodeAt(end) >= 48 && postings.charCodeAt(end) < 58)
    )
      end++
    return end
  }

  /** Calls `visit(number, field, section)` for every place of a term; see the index for how they are written. */
  function eachPlace(postings, visit) {
    let number = 0
    let at = 0
    while (at < postings.length) {
      const distanceEnd = numberEnd(postings, at)
      number += Number.parseInt(postings.slice(at, distanceEnd), 36)
      at = distanceEnd
      while (at < postings.length && postings[at] !== ',') {
        const end = numberEnd(postings, at + 1)
        visit(number, postings[at], end > at + 1 ? Number.parseInt(postings.slice(at + 1, end), 36) : 0)
        at = end
      }
      at++
    }
  }

  /**
   * Adds the postings of one term to `hits`: for each page the best place among `fields`, all if empty, and what
   * the other places are worth together.
   */
  function addPostings(hits, segment, term, postings, factor, fields) {
    eachPlace(postings, (number, field, section) => {
      const score = weights[field] * factor * (field === 'B' && section > 0 ? 0.7 : 1)
      const key = segment.number * 1e6 + number
      const counts = fields === '' || fields.includes(field)
      let hit = hits.get(key)
      if (!hit) {
        hit = { score: 0, others: 0, term, field, section }
        hits.set(key, hit)
      }
      if (!counts || score <= hit.score) hit.others += score
      else {
        hit.others += hit.score
        Object.assign(hit, { score, term, field, section })
      }
    })
  }

  /** Pages on which a word stands only elsewhere than in the fields asked for are not found. */
  function withoutMisses(hits) {
    for (const [key, { score }] of hits) if (score === 0) hits.delete(key)
    return hits
  }

  async function findWord({ word, fields }) {
    const hits = new Map()
    if (isShort(word)) {
      for (const segment of segments) {
        eachLine(segment.beginnings, `${word}\t`, (term, postings) => {
          addPostings(hits, segment, term, postings, 1, fields)
        })
      }
    } else {
      await eachTerm(word, (segment, term, postings) => {
        addPostings(hits, segment, term, postings, closeness(term, word), fields)
      })
    }
    return withoutMisses(hits)
  }

  /** Words that a misspelt one is taken for. */
  const mostGuesses = 4

  /** Names and values that differ from a word by one slip; those that go on after it only if there are no others. */
  async function similarNames(word) {
    await load('words.js')
    const similar = spellings.filter((name) => isOneSlip(word, name))
    const whole = similar.filter((name) => name.length <= word.length + 1)
    return (whole.length > 0 ? whole : similar).slice(0, mostGuesses)
  }

  /** Pages for a word that nothing begins with: what differs from it by one slip, names before the rest of the text. */
  async function guessWord({ word, fields }) {
    const hits = new Map()
    // A number that is one off is another number.
    if (word.length < 4 || !/\p{L}/u.test(word)) return hits
    const guess = (segment, term, postings) => addPostings(hits, segment, term, postings, 0.4, fields)
    await Promise.all((await similarNames(word)).map((name) => eachTerm(name, guess)))
    if (withoutMisses(hits).size > 0) return hits
    const starts = new Set([word.slice(0, 2), word[1] + word[0], word[0] + word[2], word.slice(1, 3)])
    await Promise.all(
      [...starts].map((start) =>
        eachTerm(start, (segment, term, postings) => {
          if (isOneSlip(word, term)) guess(segment, term, postings)
        }),
      ),
    )
    return withoutMisses(hits)
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

  /** What the lesser places of a word add: always less than the step from one kind of place to the next. */
  const bonus = ({ others }) => (0.9 * others) / (others + 20)

  /**
   * Joins the hits of all words. Pages that have every word; if there are none, those that come near the best
   * of what there is, where a rare word counts more than a common one. Small words beside others add to the score
   * of a page and are not asked of it: the index does not know them from texts.
   */
  function join(words, perWord) {
    const pages = new Map()
    const isAsked = words.map(({ word, fields }) => fields !== '' || !isShort(word))
    if (!isAsked.includes(true)) isAsked.fill(true)
    for (const [at, hits] of perWord.entries()) {
      const rarity = Math.log(2 + 10_000 / (1 + hits.size))
      for (const [key, hit] of hits) {
        const page = pages.get(key) ?? { key, score: 0, asked: 0, hits: [] }
        page.score += (hit.score + bonus(hit)) * rarity
        page.asked += Number(isAsked[at])
        page.hits.push(hit)
        pages.set(key, page)
      }
    }
    const all = [...pages.values()]
    const asked = isAsked.filter(Boolean).length
    const whole = all.filter((page) => page.asked === asked)
    const best = all.reduce((most, { score }) => Math.max(most, score), 0)
    const found = whole.length > 0 ? whole : all.filter(({ score }) => score > best / 2)
    found.sort((a, b) => b.score - a.score || a.key - b.key)
    return { found, partial: whole.length === 0 && found.length > 0 }
  }

  // Results

  const pagesPerCards = 64
  const pagesPerTexts = 16

  /** An entry of the files that carry `size` pages each. */
  async function entryOf(kind, key, size) {
    const segment = segments[Math.floor(key / 1e6)]
    const number = key % 1e6
    const file = Math.floor(number / size)
    await load(`${segment.number}/${kind[0]}${file}.js`)
    return segment[kind].get(file)[number % size]
  }

  /** A page as a result shows it: the card of every page, the sections only where one of them is shown. */
  async function pageOf(key, withSections) {
    const [card, sections] = withSections
      ? await entryOf('texts', key, pagesPerTexts)
      : [await entryOf('cards', key, pagesPerCards)]
    const [path, kind, title, summary] = card
    return {
      path,
      kind,
      title,
      summary,
      sections: sections?.map(([id, heading, text]) => ({ id, heading, text })),
    }
  }

  /** Where a page shows a field. */
  const sectionIds = {
    P: 'ports',
    R: 'ports',
    K: 'packages',
    F: 'configs',
    U: 'units',
    C: 'contacts',
    O: 'glance',
  }

  /** The section that a hit tells of, if it tells of one. */
  const sectionOf = (sections, { field, section }) =>
    sectionIds[field] ? sections?.find(({ id }) => id === sectionIds[field]) : sections?.[section]

  /** Fields that tell of a page as a whole rather than of a part of it. */
  const wholePage = 'NBTIASGWY'

  /** The best hit that tells of a part of the page, if there is one; else the best. */
  function bestHit(hits) {
    const sorted = [...hits].sort((a, b) => b.score - a.score)
    return sorted.find(({ field }) => !wholePage.includes(field)) ?? sorted[0]
  }

  const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

  /** Finds any of the words where a word can begin, the longest first. */
  const wordPattern = (words) =>
    new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${[...words]
        .sort((a, b) => b.length - a.length)
        .map(escaped)
        .join('|')})`,
      'giu',
    )

  /** A term as the section writes it, with the marks around it: the index knows words without them. */
  function asWritten(term, text) {
    const found = wordPattern([term]).exec(text)
    if (!found) return term
    const from = text.slice(0, found.index).search(/\S*$/)
    return text.slice(from).split(/\s/, 1)[0].slice(0, 60)
  }

  /** Between the entries of a list, as the index writes it. */
  const between = ' · '

  /** A stretch of text around the first of the words: from the entry it stands in, else from some words before. */
  function excerpt(text, words) {
    const length = 150
    const first = wordPattern(words).exec(text)?.index ?? 0
    const entry = text.lastIndexOf(between, first)
    const isNear = entry >= 0 && first - entry < 80
    const from = isNear ? entry + between.length : first < 50 ? 0 : text.lastIndexOf(' ', first - 30) + 1
    if (from + length >= text.length) return `${from > 0 ? '… ' : ''}${text.slice(from)}`
    const cut = text.slice(from, from + length)
    const whole = cut.slice(0, Math.max(cut.lastIndexOf(' '), first - from + 1))
    return `${from > 0 ? '… ' : ''}${whole.trimEnd()} …`
  }

  /**
   * Finds pages for a query, the best first: `{results, total, partial, guessed}`; a result has `path`,
   * `fragment`, `title`, `kind`, `heading`, `field`, `term`, `text` and `pattern`, which finds the words in texts.
   * Where the answer has become stale meanwhile, it has no results.
   */
  async function find(query, limit, isStale = () => false) {
    const words = parse(query)
    if (words.length === 0) return { results: [], total: 0 }
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
    if (isStale()) return { results: [], total: 0 }
    const { found, partial } = join(words, perWord)
    const results = await Promise.all(found.slice(0, limit).map(resultOf(words)))
    return { results, total: found.length, partial, guessed }
  }

  const resultOf =
    (words) =>
    async ({ key, hits }) => {
      const hit = bestHit(hits)
      const { path, kind, title, summary, sections } = await pageOf(key, !wholePage.includes(hit.field))
      const section = sectionOf(sections, hit)
      const plain = [...new Set([...words.map(({ word }) => word), ...hits.map(({ term }) => term)])]
      const text = (hit.field !== 'O' && section?.text) || summary
      return {
        path,
        kind,
        title,
        fragment: section?.id ?? '',
        heading: section?.heading ?? '',
        field: hit.field,
        term: section && hit.field !== 'O' ? asWritten(hit.term, section.text) : hit.term,
        text: excerpt(text, plain),
        pattern: wordPattern(plain),
      }
    }

  globalThis.portolanSearch = { find, prepare }
}

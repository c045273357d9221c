// Shows what a search has found; the search box and the page of results stand on it.
{
  const { root, labels, fill, element } = globalThis.portolan

  /** Text with every word of the query marked. */
  function marked(text, pattern) {
    const fragment = document.createDocumentFragment()
    let at = 0
    for (const { 0: found, index } of text.matchAll(pattern)) {
      fragment.append(text.slice(at, index), element('mark', {}, found))
      at = index + found.length
    }
    fragment.append(text.slice(at))
    return fragment
  }

  const hrefOf = ({ path, fragment }) =>
    root +
    path.split('/').map(encodeURIComponent).join('/') +
    (fragment ? `#${encodeURIComponent(fragment)}` : '')

  /** Kind of page, section, and what it was found as where neither title nor text shows it. */
  function whereOf({ kind, fragment, heading, field, term, title, text }) {
    const section = heading || labels.sections[fragment]
    const parts = [labels.kind[kind]]
    if (section) parts.push(section)
    const shown = `${title} ${text}`.toLowerCase().includes(term.toLowerCase())
    if (!shown && labels.fields[field]) parts.push(`${labels.fields[field]} ${term}`)
    return parts.join(' · ')
  }

  /** What a result shows: title, place and excerpt. */
  const partsOf = (result) => [
    element('span', { class: 'result-title' }, marked(result.title, result.pattern)),
    ' ',
    element('span', { class: 'result-where' }, marked(whereOf(result), result.pattern)),
    element('span', { class: 'result-text' }, marked(result.text, result.pattern)),
  ]

  const plural = new Intl.PluralRules(document.documentElement.lang)
  const counted = (word, n) => fill(word[plural.select(n)] ?? word.other, { n })

  /** How many there are, in words. */
  function summaryOf({ total, partial, guessed }) {
    if (total === 0) return labels.noResults
    const count = counted(labels.results, total)
    if (partial) return `${labels.partial} ${count}`
    return guessed ? `${labels.guessed} ${count}` : count
  }

  /**
   * Answers one query at a time: what is typed meanwhile makes the answer under way stale, and is answered next. So
   * nobody waits for files of words that nobody wants any more.
   */
  function oneAtATime(answer) {
    let isStale = false
    let running
    async function run() {
      do {
        isStale = false
        await answer(() => isStale)
      } while (isStale)
      running = undefined
    }
    return () => {
      isStale = true
      running ??= run()
      return running
    }
  }

  globalThis.portolanResults = { hrefOf, partsOf, summaryOf, oneAtATime }
}

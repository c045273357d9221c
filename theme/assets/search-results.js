// Shows what a search has found; the search box and the page of results stand on it.
{
  const { root, labels, fill, element } = globalThis.portolan

  /** Text with every word of the query marked. */
  function marked(text, words) {
    const folded = text.toLowerCase()
    const fragment = document.createDocumentFragment()
    let at = 0
    while (at < text.length) {
      let next = -1
      let length = 0
      for (const word of words) {
        const found = folded.indexOf(word, at)
        if (found >= 0 && (next < 0 || found < next || (found === next && word.length > length))) {
          next = found
          length = word.length
        }
      }
      if (next < 0) break
      fragment.append(text.slice(at, next), element('mark', {}, text.slice(next, next + length)))
      at = next + length
    }
    fragment.append(text.slice(at))
    return fragment
  }

  const hrefOf = ({ path, fragment }) =>
    root +
    path.split('/').map(encodeURIComponent).join('/') +
    (fragment ? `#${encodeURIComponent(fragment)}` : '')

  /** Kind of page, section, and what it was found as where the text does not show it. */
  function whereOf(result) {
    const section = result.heading || labels.sections[result.fragment]
    const parts = [labels.kind[result.kind]]
    if (section) parts.push(section)
    if (!'BTSHX'.includes(result.field)) parts.push(`${labels.fields[result.field]} ${result.term}`)
    return parts.join(' · ')
  }

  /** What a result shows: title, place and excerpt. */
  const partsOf = (result) => [
    element('span', { class: 'result-title' }, marked(result.title, result.words)),
    ' ',
    element('span', { class: 'result-where' }, marked(whereOf(result), result.words)),
    element('span', { class: 'result-text' }, marked(result.text, result.words)),
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

  globalThis.portolanResults = { hrefOf, partsOf, summaryOf }
}

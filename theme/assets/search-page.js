// The page of results: every hit of a query that stands in the address, so that it can be passed on.
if (document.getElementById('query')) {
  const { labels, element } = globalThis.portolan
  const { hrefOf, partsOf, summaryOf, oneAtATime } = globalThis.portolanResults
  const input = document.getElementById('query')
  const list = document.getElementById('query-results')
  const status = document.getElementById('query-status')
  const step = 50
  const more = element('button', { type: 'button', class: 'more' }, labels.more)
  let mostShown = step

  function item(result) {
    const [title, ...others] = partsOf(result)
    return element('li', {}, element('a', { href: hrefOf(result) }, title), ...others)
  }

  const showAll = oneAtATime(async (isStale) => {
    const query = input.value.trim()
    if (query === '') {
      list.replaceChildren()
      more.hidden = true
      status.textContent = ''
      return
    }
    status.textContent = labels.loading
    try {
      const found = await globalThis.portolanSearch.find(query, mostShown, isStale)
      if (isStale()) return
      status.textContent = summaryOf(found)
      list.replaceChildren(...found.results.map(item))
      more.hidden = found.total <= found.results.length
    } catch {
      status.textContent = labels.failed
    }
  })

  more.hidden = true
  more.addEventListener('click', async () => {
    const next = mostShown
    mostShown += step
    await showAll()
    list.children[next]?.querySelector('a').focus()
  })
  list.after(more)

  input.value = new URLSearchParams(location.search).get('q') ?? ''
  input.addEventListener('input', () => {
    mostShown = step
    history.replaceState(null, '', `?q=${encodeURIComponent(input.value)}`)
    showAll()
  })
  showAll()
}

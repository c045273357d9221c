// The page of results: every hit of a query that stands in the address, so that it can be passed on.
{
  const { labels, element } = globalThis.portolan
  const { hrefOf, partsOf, summaryOf } = globalThis.portolanResults
  const input = document.getElementById('query')
  const list = document.getElementById('query-results')
  const status = document.getElementById('query-status')
  const mostShown = 50
  let latest = 0

  function item(result) {
    const [title, ...others] = partsOf(result)
    return element('li', {}, element('a', { href: hrefOf(result) }, title), ...others)
  }

  async function showAll() {
    const query = input.value.trim()
    const turn = ++latest
    if (query === '') {
      list.replaceChildren()
      status.textContent = ''
      return
    }
    status.textContent = labels.loading
    try {
      const found = await globalThis.portolanSearch.find(query, mostShown)
      if (turn !== latest) return
      status.textContent = summaryOf(found)
      list.replaceChildren(...found.results.map(item))
    } catch {
      status.textContent = labels.failed
    }
  }

  input.value = new URLSearchParams(location.search).get('q') ?? ''
  input.addEventListener('input', () => {
    history.replaceState(null, '', `?q=${encodeURIComponent(input.value)}`)
    showAll()
  })
  showAll()
}

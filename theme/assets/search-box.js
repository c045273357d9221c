// The search box on every page: a combobox whose list is filled while somebody types.
{
  const { root, labels, element } = globalThis.portolan
  const { hrefOf, partsOf, summaryOf, oneAtATime } = globalThis.portolanResults
  const input = document.getElementById('search')
  const list = document.getElementById('search-results')
  const status = document.getElementById('search-status')
  const mostShown = 8

  let selected = -1

  const options = () => [...list.querySelectorAll('[role=option]')]

  function select(index) {
    const all = options()
    selected = index < 0 || all.length === 0 ? -1 : index % all.length
    all.forEach((option, number) => {
      option.setAttribute('aria-selected', String(number === selected))
    })
    if (selected < 0) input.removeAttribute('aria-activedescendant')
    else {
      input.setAttribute('aria-activedescendant', all[selected].id)
      all[selected].scrollIntoView({ block: 'nearest' })
    }
  }

  /** The option below or above; from the last to the first and back. */
  const next = (down) => (down ? selected + 1 : (selected <= 0 ? options().length : selected) - 1)

  function open() {
    list.hidden = list.children.length === 0
    input.setAttribute('aria-expanded', String(!list.hidden))
  }

  function close() {
    list.hidden = true
    input.setAttribute('aria-expanded', 'false')
    select(-1)
  }

  const pageOf = (query) => `${root}search.html?q=${encodeURIComponent(query)}`

  function show(query, found) {
    list.replaceChildren(
      ...found.results.map((result) => element('a', { href: hrefOf(result) }, ...partsOf(result))),
    )
    if (found.total > found.results.length) {
      list.append(element('a', { href: pageOf(query) }, `${labels.all} (${found.total})`))
    }
    for (const [number, option] of [...list.children].entries()) {
      option.id = `option-${number}`
      option.setAttribute('role', 'option')
      option.setAttribute('aria-selected', 'false')
      option.tabIndex = -1
    }
    list.dataset.query = query
    open()
    select(-1)
    status.textContent = summaryOf(found)
  }

  const search = oneAtATime(async (isStale) => {
    const query = input.value.trim()
    if (query === '') {
      list.replaceChildren()
      close()
      status.textContent = ''
      return
    }
    try {
      const found = await globalThis.portolanSearch.find(query, mostShown, isStale)
      if (!isStale()) show(query, found)
    } catch {
      status.textContent = labels.failed
    }
  })

  input.addEventListener('input', search)
  input.addEventListener('focus', open)

  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (list.hidden) open()
      else select(next(event.key === 'ArrowDown'))
    } else if (event.key === 'Enter' && input.value.trim() !== '') {
      event.preventDefault()
      const option = list.hidden ? undefined : options()[selected]
      location.href = option ? option.href : pageOf(input.value.trim())
      close()
    } else if (event.key === 'Escape') {
      if (list.hidden) {
        input.value = ''
        search()
      }
      close()
    }
  })

  // Pressing on a result must not take the focus from the box, or the list would close under the pointer.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  input.addEventListener('blur', close)

  // Somebody may have typed while this was loaded: the answer goes before what only the next letters need.
  const isTyped = input.value.trim() !== '' && document.activeElement === input
  Promise.resolve(isTyped && search())
    .then(globalThis.portolanSearch.prepare)
    .catch(() => {})
}

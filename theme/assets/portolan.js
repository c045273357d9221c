// Adds to pages that are complete without it: search, themes, sorting, filtering, copying.
{
  const labels = globalThis.portolanLabels
  const root = document.body.dataset.root
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole)

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
    made.append(...children)
    return made
  }

  // Colour theme: automatic, light, dark.

  const themes = ['auto', 'light', 'dark']
  const themeButton = document.getElementById('theme')

  function currentTheme() {
    return document.documentElement.dataset.theme ?? 'auto'
  }

  function nameTheme() {
    themeButton.setAttribute('aria-label', labels.themes[currentTheme()])
    themeButton.title = labels.themes[currentTheme()]
  }

  themeButton.addEventListener('click', () => {
    const next = themes[(themes.indexOf(currentTheme()) + 1) % themes.length]
    if (next === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
    try {
      localStorage.setItem('portolan.theme', next)
    } catch {
      // Storage may be switched off: the choice then lasts as long as the page.
    }
    nameTheme()
  })
  nameTheme()

  // Results

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

  const resultParts = (result) => [
    element('span', { class: 'result-title' }, marked(result.title, result.words)),
    ' ',
    element('span', { class: 'result-where' }, marked(whereOf(result), result.words)),
    element('span', { class: 'result-text' }, marked(result.text, result.words)),
  ]

  function summaryOf({ total, partial, guessed }) {
    if (total === 0) return labels.noResults
    const count = total === 1 ? labels.oneResult : fill(labels.results, { n: total })
    if (partial) return `${labels.partial} ${count}`
    return guessed ? `${labels.guessed} ${count}` : count
  }

  // The search box on every page: a combobox.

  const input = document.getElementById('search')
  const list = document.getElementById('search-results')
  const status = document.getElementById('search-status')
  const mostShown = 8

  // Roles that only a script can live up to.
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', list.id)
  input.setAttribute('aria-expanded', 'false')
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', input.labels[0].textContent)

  let selected = -1
  let latest = 0

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

  function close() {
    list.hidden = true
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
    selected = -1
  }

  const searchPage = (query) => `${root}search.html?q=${encodeURIComponent(query)}`

  function show(query, found) {
    list.replaceChildren(
      ...found.results.map((result) => element('a', { href: hrefOf(result) }, ...resultParts(result))),
    )
    if (found.total > found.results.length) {
      list.append(element('a', { href: searchPage(query) }, `${labels.all} (${found.total})`))
    }
    for (const [number, option] of [...list.children].entries()) {
      option.id = `option-${number}`
      option.setAttribute('role', 'option')
      option.setAttribute('aria-selected', 'false')
      option.tabIndex = -1
    }
    list.hidden = list.children.length === 0
    input.setAttribute('aria-expanded', String(!list.hidden))
    status.textContent = summaryOf(found)
    select(-1)
  }

  async function search() {
    const query = input.value.trim()
    const turn = ++latest
    if (query === '') {
      close()
      status.textContent = ''
      return
    }
    try {
      const found = await globalThis.portolanSearch.find(query, mostShown)
      if (turn === latest) show(query, found)
    } catch {
      status.textContent = labels.failed
    }
  }

  const prepare = () => globalThis.portolanSearch.begin().catch(() => {})
  input.addEventListener('focus', prepare, { once: true })
  input.addEventListener('pointerenter', prepare, { once: true })
  input.addEventListener('input', search)
  input.addEventListener('focus', () => {
    if (input.value.trim() !== '' && list.children.length > 0) {
      list.hidden = false
      input.setAttribute('aria-expanded', 'true')
    }
  })

  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (list.hidden) search()
      else select(next(event.key === 'ArrowDown'))
    } else if (event.key === 'Enter' && input.value.trim() !== '') {
      event.preventDefault()
      const option = list.hidden ? undefined : options()[Math.max(0, selected)]
      location.href = option ? option.href : searchPage(input.value.trim())
      close()
    } else if (event.key === 'Escape') {
      if (list.hidden) input.value = ''
      close()
    }
  })

  document.addEventListener('click', (event) => {
    if (!event.target.closest('.search')) close()
  })

  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select, [contenteditable]')
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    input.focus()
    input.select()
  })

  // The page of results.

  const queryInput = document.getElementById('query')
  if (queryInput) {
    const results = document.getElementById('query-results')
    const queryStatus = document.getElementById('query-status')
    let turn = 0

    const showAll = async () => {
      const query = queryInput.value.trim()
      const mine = ++turn
      if (query === '') {
        results.replaceChildren()
        queryStatus.textContent = ''
        return
      }
      queryStatus.textContent = labels.loading
      try {
        const found = await globalThis.portolanSearch.find(query, 50)
        if (mine !== turn) return
        queryStatus.textContent = summaryOf(found)
        results.replaceChildren(
          ...found.results.map((result) => {
            const [title, ...others] = resultParts(result)
            return element('li', {}, element('a', { href: hrefOf(result) }, title), ...others)
          }),
        )
      } catch {
        queryStatus.textContent = labels.failed
      }
    }

    queryInput.value = new URLSearchParams(location.search).get('q') ?? ''
    queryInput.addEventListener('input', () => {
      history.replaceState(null, '', `?q=${encodeURIComponent(queryInput.value)}`)
      showAll()
    })
    showAll()
  }

  // Tables

  const cellKey = (row, column) => {
    const cell = row.cells[column]
    const text = (cell?.dataset.sort ?? cell?.textContent ?? '').trim()
    const number = Number.parseFloat(text)
    return Number.isNaN(number) ? { text: text.toLowerCase() } : { number, text: text.toLowerCase() }
  }

  /** Numbers before words, both upwards; equal ones stay as they were. */
  function compare(a, b) {
    if (a.number !== undefined && b.number !== undefined && a.number !== b.number) return a.number - b.number
    if ((a.number === undefined) !== (b.number === undefined)) return a.number === undefined ? 1 : -1
    return a.text < b.text ? -1 : a.text > b.text ? 1 : 0
  }

  for (const table of document.querySelectorAll('table.sortable')) {
    const heads = [...table.tHead.rows[0].cells]
    heads.forEach((head, column) => {
      const button = element('button', { type: 'button', class: 'sort' }, head.textContent)
      button.title = fill(labels.sort, { column: head.textContent })
      head.replaceChildren(button)
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending'
        for (const other of heads) other.removeAttribute('aria-sort')
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending')
        const body = table.tBodies[0]
        const rows = [...body.rows].map((row) => ({ row, key: cellKey(row, column) }))
        rows.sort((a, b) => (down ? compare(b.key, a.key) : compare(a.key, b.key)))
        body.append(...rows.map(({ row }) => row))
      })
    })
  }

  for (const filter of document.querySelectorAll('[data-filter]')) {
    const box = filter.closest('.table')
    const rows = [...box.querySelectorAll('tbody tr')].map((row) => ({
      row,
      text: row.textContent.toLowerCase(),
    }))
    filter.addEventListener('input', () => {
      const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean)
      let shown = 0
      for (const { row, text } of rows) {
        row.hidden = !words.every((word) => text.includes(word))
        if (!row.hidden) shown++
      }
      box.querySelector('.shown').textContent =
        words.length === 0 ? '' : fill(labels.shown, { shown, all: rows.length })
    })
  }

  // Copying; the clipboard is not there on every page from a file, so an older way stands behind it.

  function copyOldWay(text) {
    const area = element('textarea', { class: 'hidden', readonly: '' })
    area.value = text
    document.body.append(area)
    area.select()
    document.execCommand('copy')
    area.remove()
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      copyOldWay(text)
    }
  }

  for (const block of document.querySelectorAll('pre')) {
    const button = element('button', { type: 'button', class: 'copy' }, labels.copy)
    button.addEventListener('click', async () => {
      await copy(block.querySelector('code')?.textContent ?? '')
      button.textContent = labels.copied
      setTimeout(() => {
        button.textContent = labels.copy
      }, 1500)
    })
    block.append(button)
  }
}

// Sorts and filters tables that are complete without it.
{
  const { root, labels, fill, element } = globalThis.portolan

  /** True where the page holds only some of a long table's rows. */
  const isPart = (within) => within.closest('.table').dataset.part !== undefined

  // Sorting: numbers inside a text count as numbers, so versions and ports stand in their order.

  const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true })

  /** What a cell says first; the small print below it has no say. */
  function keyOf(row, column) {
    const cell = row.cells[column]
    if (cell?.dataset.sort !== undefined) return cell.dataset.sort
    const parts = [...(cell?.childNodes ?? [])].filter((node) => !node.classList?.contains('sub'))
    return parts
      .map(({ textContent }) => textContent)
      .join('')
      .trim()
  }

  /** Empty cells come last, whichever way the others go. */
  const compare = (down) => (a, b) =>
    Number(a.key === '') - Number(b.key === '') ||
    (down ? collator.compare(b.key, a.key) : collator.compare(a.key, b.key))

  function sort(table, column, down) {
    const body = table.tBodies[0]
    const rows = [...body.rows].map((row) => ({ row, key: keyOf(row, column) }))
    rows.sort(compare(down))
    body.append(...rows.map(({ row }) => row))
  }

  for (const table of document.querySelectorAll('table.sortable')) {
    const heads = [...table.tHead.rows[0].cells]
    const told = element('p', { class: 'hidden', role: 'status' })
    table.after(told)
    heads.forEach((head, column) => {
      const name = head.textContent
      const button = element('button', { type: 'button', class: 'sort' }, name)
      button.title = fill(labels.sort, { column: name })
      head.replaceChildren(button)
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending'
        for (const other of heads) other.removeAttribute('aria-sort')
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending')
        sort(table, column, down)
        const text = fill(down ? labels.sortedDown : labels.sortedUp, { column: name })
        told.textContent = isPart(table) ? fill(labels.partOnly, { text }) : text
      })
    })
  }

  // Filtering: rows that hold every word stay.

  for (const filter of document.querySelectorAll('[data-filter]')) {
    const box = filter.closest('.table')
    const told = box.querySelector('.shown')
    const everywhere = box.querySelector('[data-everywhere]')
    const rows = [...box.querySelectorAll('tbody tr')].map((row) => ({
      row,
      text: row.textContent.toLowerCase(),
    }))
    const apply = () => {
      const query = filter.value.trim()
      const words = query.toLowerCase().split(/\s+/).filter(Boolean)
      let shown = 0
      for (const { row, text } of rows) {
        row.hidden = !words.every((word) => text.includes(word))
        if (!row.hidden) shown++
      }
      const counts = isPart(box) ? labels.shownPart : labels.shown
      told.textContent = query === '' ? '' : fill(counts, { shown, all: rows.length })
      if (everywhere) everywhere.href = `${root}search.html?q=${encodeURIComponent(query)}`
    }
    filter.addEventListener('input', apply)
    filter.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || filter.value === '') return
      event.preventDefault()
      filter.value = ''
      apply()
    })
    // A browser that goes back may have kept what was typed.
    if (filter.value !== '') apply()
  }
}

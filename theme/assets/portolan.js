// Adds to pages that are complete without it: colour themes, copying, and whatever else stands on the page.
// What only some pages or some visitors need lies in scripts of its own, loaded when it is wanted.
{
  const root = document.body.dataset.root
  const labels = globalThis.portolanLabels

  /** `{name}` in a text, filled in. */
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole)

  /** A new element with attributes and children. */
  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
    made.append(...children)
    return made
  }

  const loading = new Map()

  /** Loads a script of `assets/` once, after those before it if need be; from file:// nothing but an element can. */
  const load = (path, inOrder = false) => {
    let known = loading.get(path)
    if (!known) {
      known = new Promise((resolve, reject) => {
        const script = document.createElement('script')
        script.async = !inOrder
        script.src = `${root}assets/${path}`
        script.onload = () => resolve()
        script.onerror = () => reject(new Error(path))
        document.head.append(script)
      })
      loading.set(path, known)
    }
    return known
  }

  // What the other scripts stand on.
  globalThis.portolan = { root, labels, fill, element, load }

  // Colour theme: automatic, light, dark.

  const themes = ['auto', 'light', 'dark']
  const themeButton = document.getElementById('theme')

  const currentTheme = () => document.documentElement.dataset.theme ?? 'auto'

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

  // The menu and the table of contents lie over the text in narrow windows: what is done with one closes it.

  function closeFolds(event) {
    for (const fold of document.querySelectorAll('.unfold[open]')) {
      const isLeft = event.target.closest('.unfold a') || !fold.contains(event.target)
      if (event.key ? event.key !== 'Escape' : !isLeft) continue
      if (event.key && fold.contains(document.activeElement)) fold.firstElementChild.focus()
      fold.open = false
    }
  }
  document.addEventListener('click', closeFolds)
  document.addEventListener('keydown', closeFolds)

  // In a low window the page one is on may stand far down in the navigation.

  const here = document.querySelector('.site-nav [aria-current]')
  const pane = here?.closest('.unfolded')
  if (here?.offsetTop > pane?.clientHeight - 50) pane.scrollTop = here.offsetTop - pane.clientHeight / 2

  // What scrolls takes the focus, so that the keyboard can scroll it; what has room need not stop anybody.

  const scrollers = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const isCut = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight
      target.tabIndex = isCut ? 0 : -1
    }
  })
  for (const box of document.querySelectorAll('.table-scroll, .unfolded[tabindex]')) scrollers.observe(box)

  // Search: its scripts are read when somebody turns to the box.

  const input = document.getElementById('search')
  const list = document.getElementById('search-results')

  // Roles that only a script can live up to; they must stand before the box has the focus.
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', list.id)
  input.setAttribute('aria-expanded', 'false')
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', input.labels[0].textContent)

  const openSearch = () =>
    Promise.all([load('search.js', true), load('search/index.js', true)]).catch(() => {
      document.getElementById('search-status').textContent = labels.failed
    })

  input.addEventListener('focus', openSearch, { once: true })
  input.addEventListener('pointerenter', openSearch, { once: true })

  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select, [contenteditable]')
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    input.focus()
    input.select()
  })

  if (document.getElementById('query')) openSearch()
  if (document.querySelector('.page-body :is(h2, h3, h4)[id]')) load('headings.js')
  if (document.querySelector('table.sortable, [data-filter]')) load('tables.js')
  if (document.querySelector('[data-zoom]')) load('picture.js')

  document.querySelector('[data-print]')?.addEventListener('click', () => print())

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

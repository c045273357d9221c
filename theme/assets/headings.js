// Headings that lead to themselves, so that a place can be passed on, and a table of contents that shows where one is.
{
  for (const heading of document.querySelectorAll('.page-body :is(h2, h3, h4)[id]')) {
    // A heading that is a link already cannot be another one.
    if (heading.querySelector('a, button')) continue
    const link = document.createElement('a')
    link.className = 'anchor'
    link.href = `#${encodeURIComponent(heading.id)}`
    link.append(...heading.childNodes)
    heading.append(link)
  }

  const entries = [...document.querySelectorAll('.toc a')].flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    return heading ? [{ link, heading }] : []
  })

  /** How far below the top of the window a heading counts as being read, pixels. */
  const line = 140

  /** The last heading above the line; the last of all where the page can go no further. */
  function current() {
    const { scrollTop, scrollHeight, clientHeight } = document.documentElement
    if (scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 2) return entries.at(-1)
    return entries.findLast(({ heading }) => heading.getBoundingClientRect().top < line)
  }

  let marked
  let waiting = false

  function mark() {
    waiting = false
    const entry = current()
    if (entry === marked) return
    marked?.link.removeAttribute('aria-current')
    entry?.link.setAttribute('aria-current', 'location')
    marked = entry
  }

  if (entries.length > 0) {
    addEventListener(
      'scroll',
      () => {
        if (!waiting) requestAnimationFrame(mark)
        waiting = true
      },
      { passive: true },
    )
    mark()
  }
}

// Zooming, panning and following lines in large pictures, which without it are complete and scroll.
{
  const step = 1.25
  const largest = 3

  for (const figure of document.querySelectorAll('[data-zoom]')) {
    const view = figure.querySelector('.picture')
    const svg = view.querySelector('svg')
    zoomable(figure, view, svg)
    draggable(view)
    followable(svg)
  }

  /** Buttons, keys, Ctrl with the wheel, and two fingers change the scale. */
  function zoomable(figure, view, svg) {
    const { width, height } = svg.viewBox.baseVal
    const shown = figure.querySelector('.zoom-shown')
    let scale = 1

    const fitting = () => {
      const style = getComputedStyle(view)
      const room =
        view.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
      return Math.min(1, room / width)
    }

    /** What lies under the point of the window stays there. */
    function zoomTo(wanted, at = centerOf(view)) {
      const before = svg.getBoundingClientRect()
      const [x, y] = [(at.x - before.left) / before.width, (at.y - before.top) / before.height]
      scale = Math.min(largest, Math.max(Math.min(0.25, fitting()), wanted))
      svg.setAttribute('width', width * scale)
      svg.setAttribute('height', height * scale)
      const after = svg.getBoundingClientRect()
      view.scrollLeft += after.left + x * after.width - at.x
      view.scrollTop += after.top + y * after.height - at.y
      shown.textContent = `${Math.round(scale * 100)} %`
    }

    const ways = {
      in: () => zoomTo(scale * step),
      out: () => zoomTo(scale / step),
      fit: () => zoomTo(fitting()),
      actual: () => zoomTo(1),
    }
    for (const button of figure.querySelectorAll('[data-zoom-by]')) {
      button.addEventListener('click', ways[button.dataset.zoomBy])
    }

    const keys = { '+': 'in', '=': 'in', '-': 'out', 0: 'fit', 1: 'actual' }
    view.addEventListener('keydown', (event) => {
      const way = keys[event.key]
      if (!way || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      ways[way]()
    })

    view.addEventListener(
      'wheel',
      (event) => {
        if (!event.ctrlKey) return
        event.preventDefault()
        zoomTo(scale * Math.exp(-event.deltaY / 200), { x: event.clientX, y: event.clientY })
      },
      { passive: false },
    )

    let pinch
    view.addEventListener(
      'touchmove',
      (event) => {
        if (event.touches.length !== 2) return
        event.preventDefault()
        const [a, b] = event.touches
        const apart = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)
        pinch ??= { apart, scale }
        const middle = { x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2 }
        zoomTo((pinch.scale * apart) / pinch.apart, middle)
      },
      { passive: false },
    )
    view.addEventListener('touchend', () => {
      pinch = undefined
    })

    // A picture that nearly fits is shown whole; a smaller one than that could not be read.
    const whole = fitting()
    if (whole < 1 && whole >= 0.8) ways.fit()
  }

  function centerOf(view) {
    const { left, top, width, height } = view.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  }

  /** A mouse takes the picture along; fingers scroll it by themselves. */
  function draggable(view) {
    let from
    let moved = false
    view.addEventListener('pointerdown', (event) => {
      moved = false
      if (event.pointerType !== 'mouse' || event.button !== 0) return
      from = { x: event.clientX, y: event.clientY, left: view.scrollLeft, top: view.scrollTop }
    })
    view.addEventListener('pointermove', (event) => {
      if (!from) return
      const [x, y] = [event.clientX - from.x, event.clientY - from.y]
      if (!moved && Math.hypot(x, y) < 5) return
      if (!moved) view.setPointerCapture(event.pointerId)
      moved = true
      view.classList.add('dragging')
      view.scrollTo(from.left - x, from.top - y)
    })
    const release = () => {
      from = undefined
      view.classList.remove('dragging')
    }
    view.addEventListener('pointerup', release)
    view.addEventListener('pointercancel', release)
    view.addEventListener('dragstart', (event) => event.preventDefault())
    view.addEventListener(
      'click',
      (event) => {
        if (moved) event.preventDefault()
        moved = false
      },
      true,
    )
  }

  /** The box under the mouse, or with the focus, stands out with its lines and neighbours. */
  function followable(svg) {
    const nodes = [...svg.querySelectorAll('.node')]
    const lines = [...svg.querySelectorAll('.edge')].map((line) => ({
      line,
      ends: line.dataset.ends.split(' ').map(Number),
    }))
    const forget = () => {
      svg.classList.remove('following')
      for (const lit of svg.querySelectorAll('.lit')) lit.classList.remove('lit')
    }
    const follow = (event) => {
      const number = nodes.indexOf(event.target.closest('.node'))
      forget()
      if (number < 0) return
      svg.classList.add('following')
      nodes[number].classList.add('lit')
      for (const { line, ends } of lines) {
        if (!ends.includes(number)) continue
        line.classList.add('lit')
        for (const end of ends) nodes[end].classList.add('lit')
      }
    }
    svg.addEventListener('pointerover', (event) => event.pointerType === 'mouse' && follow(event))
    svg.addEventListener('pointerleave', forget)
    svg.addEventListener('focusin', follow)
    svg.addEventListener('focusout', forget)
  }
}

import { ownFolder } from './live-page.ts'

/**
 * The script of served pages: reloads after a good build, shows what is wrong after a bad one.
 *
 * Its address carries the build that the page is of, so that a build which ended before the script connected is
 * not missed. Hidden tabs let go of the server: a browser opens only six connections to one host.
 */
export const reloadScript = `(() => {
  'use strict'
  const pageBuild = new URL(document.currentScript.src).searchParams.get('build')
  const closedKey = 'portolan:closed'
  let stream
  let overlay

  function connect() {
    if (stream || document.hidden) return
    stream = new EventSource('${ownFolder}events')
    stream.onmessage = (event) => show(JSON.parse(event.data))
  }

  function disconnect() {
    if (stream) stream.close()
    stream = undefined
  }

  function show(state) {
    if (!state.ok) showOverlay(state)
    else if (state.build === pageBuild) removeOverlay()
    else {
      disconnect()
      location.reload()
    }
  }

  function showOverlay(state) {
    if (overlay && overlay.dataset.attempt === state.attempt) return
    removeOverlay()
    if (remembered() === state.attempt) return
    const dialog = element('dialog', [
      element('h2', 'The site could not be built'),
      element('p', 'Behind this is the last good build. Escape closes this notice; saving a correction does, too.'),
      element('pre', state.text),
      element('button', 'Close'),
    ])
    dialog.id = 'portolan-findings'
    dialog.lang = 'en'
    dialog.dataset.attempt = state.attempt
    dialog.setAttribute('aria-label', 'Findings of the build')
    dialog.querySelector('pre').tabIndex = 0
    dialog.querySelector('button').type = 'button'
    dialog.querySelector('button').addEventListener('click', () => dialog.close())
    dialog.addEventListener('close', () => {
      remember(state.attempt)
      if (overlay === dialog) removeOverlay()
    })
    overlay = dialog
    loadStyles(() => {
      if (overlay !== dialog || dialog.isConnected) return
      document.body.append(dialog)
      dialog.showModal()
    })
  }

  function removeOverlay() {
    if (overlay) overlay.remove()
    overlay = undefined
  }

  function element(name, content) {
    const made = document.createElement(name)
    made.append(...[content].flat())
    return made
  }

  function loadStyles(then) {
    const href = '${ownFolder}overlay.css'
    if (document.querySelector('link[href="' + href + '"]')) return then()
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = href
    link.onload = then
    link.onerror = then
    document.head.append(link)
  }

  function remembered() {
    try {
      return sessionStorage.getItem(closedKey)
    } catch {
      return null
    }
  }

  function remember(attempt) {
    try {
      sessionStorage.setItem(closedKey, attempt)
    } catch {}
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : connect()))
  addEventListener('pagehide', disconnect)
  addEventListener('pageshow', connect)
  connect()
})()
`

/** Styles of the overlay: they come as a file because pages allow no others. */
export const overlayStyles = `#portolan-findings {
  box-sizing: border-box;
  width: min(64rem, 100vw - 2rem);
  max-width: none;
  max-height: calc(100vh - 4rem);
  margin: auto auto 1rem;
  padding: 1rem 1.25rem;
  overflow: auto;
  border: 0;
  border-top: 4px solid #ff6b6b;
  border-radius: 6px;
  background: #16181d;
  color: #f1f3f5;
  font: 1rem/1.5 system-ui, sans-serif;
  box-shadow: 0 1rem 3rem rgb(0 0 0 / 50%);
}
#portolan-findings::backdrop { background: rgb(0 0 0 / 35%); }
#portolan-findings h2 { margin: 0; border: 0; padding: 0; color: inherit; font: 600 1.125rem/1.5 system-ui, sans-serif; }
#portolan-findings p { margin: 0 0 0.75rem; color: #ced4da; }
#portolan-findings pre {
  margin: 0 0 0.75rem;
  padding: 0.75rem;
  overflow: auto;
  border: 0;
  border-radius: 4px;
  background: #0b0c0f;
  color: inherit;
  font: 0.875rem/1.45 ui-monospace, monospace;
  tab-size: 4;
}
#portolan-findings button {
  padding: 0.25rem 1rem;
  border: 1px solid #868e96;
  border-radius: 4px;
  background: transparent;
  color: inherit;
  font: inherit;
  cursor: pointer;
}
#portolan-findings :focus-visible { outline: 2px solid #74c0fc; outline-offset: 2px; }
`

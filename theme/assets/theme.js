// Runs before the page is drawn, so that the chosen colours are there from the first moment.
{
  const root = document.documentElement
  root.dataset.scripts = 'on'
  let theme = null
  try {
    theme = localStorage.getItem('portolan.theme')
  } catch {
    // Storage may be switched off; the system's choice then holds.
  }
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
}

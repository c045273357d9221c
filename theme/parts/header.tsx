import type { Shell } from '../../src/render/page.ts'
import { labels } from '../labels.ts'
import { replaceable } from '../replaceable.ts'

/** Name of the site, search, colour theme. What needs scripts is hidden without them. */
export const Header = replaceable('header', function Header({ shell }: { shell: Shell }) {
  return (
    <header class="top">
      <a class="brand" href={`${shell.root}index.html`}>
        {shell.look.logo ? <Logo shell={shell} logo={shell.look.logo} /> : <Compass />}
        <span>{shell.site || labels.nav.main}</span>
      </a>
      <search class="search scripted">
        <label class="hidden" for="search">
          {labels.search}
        </label>
        <input
          id="search"
          type="text"
          inputmode="search"
          enterkeyhint="search"
          placeholder={labels.searchPlaceholder}
          autocomplete="off"
          spellcheck={false}
        />
        <div id="search-results" class="results" hidden />
        <div id="search-status" class="hidden" role="status" />
      </search>
      <a class="search-link unscripted" href={`${shell.root}search.html`}>
        {labels.search}
      </a>
      <button id="theme" class="theme-button scripted" type="button" aria-label={labels.theme}>
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" stroke-width="2" />
          <path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" />
        </svg>
      </button>
    </header>
  )
})

/** The site's own mark; its name stands beside it. */
const Logo = ({ shell, logo }: { shell: Shell; logo: NonNullable<Shell['look']['logo']> }) => (
  <img class="logo" src={shell.root + logo.path} alt="" width={logo.width} height={logo.height} />
)

/** A compass rose: portolan charts are drawn around them. */
function Compass() {
  return (
    <svg class="compass" viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <circle cx="16" cy="16" r="14.5" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path class="minor" d="M16 16 25 7l-6.5 8ZM16 16 25 25l-8-6.5ZM16 16 7 25l6.5-8ZM16 16 7 7l8 6.5Z" />
      <path class="major" d="M16 2.5 18.5 13.5 29.5 16 18.5 18.5 16 29.5 13.5 18.5 2.5 16 13.5 13.5Z" />
    </svg>
  )
}

import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Shell } from '../src/render/page.ts'
import { labels } from './labels.ts'
import { Footer } from './parts/footer.tsx'
import { Header } from './parts/header.tsx'
import { SiteNav } from './parts/site-nav.tsx'
import { ThemeError } from './theme-error.ts'

/** What a page puts into the frame. */
export interface FrameProps {
  readonly shell: Shell
  readonly title: string
  readonly description?: string | undefined
  /** Path of the index it belongs to, without `.html`: marked in the navigation. */
  readonly section?: string | undefined
  /** Where the page leads on to by itself. */
  readonly redirect?: string | undefined
  readonly children: ComponentChildren
}

/** Nothing but what lies beside the page may be loaded; no inline script, style or handler runs. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'"

/** A whole HTML document. */
export function htmlDocument(props: FrameProps): string {
  try {
    return `<!DOCTYPE html>\n${renderToString(<Frame {...props} />)}\n`
  } catch (error) {
    if (!(error instanceof ThemeError)) throw error
    throw new ThemeError(`${error.message} (on ${props.shell.path})`, error.help)
  }
}

function Frame({ shell, title, description, section, redirect, children }: FrameProps) {
  const assets = `${shell.root}assets/`
  return (
    <html lang={shell.language}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {redirect && <meta http-equiv="refresh" content={`0; url=${redirect}`} />}
        <title>{titleOf(shell, title)}</title>
        {shell.canonical && !redirect && <link rel="canonical" href={shell.canonical} />}
        {shell.feed && <link rel="alternate" type="application/atom+xml" href={shell.feed} />}
        {description && <meta name="description" content={description} />}
        <link rel="icon" href={shell.look.icon ? shell.root + shell.look.icon : `${assets}icon.svg`} />
        <link rel="stylesheet" href={`${assets}portolan.css`} />
        {shell.look.styleSheet && <link rel="stylesheet" href={shell.root + shell.look.styleSheet} />}
        <script src={`${assets}theme.js`} />
        <script defer src={`${assets}labels.js`} />
        <script defer src={`${assets}portolan.js`} />
      </head>
      <body data-root={shell.root}>
        <a class="skip" href="#content">
          {labels.skip}
        </a>
        <Header shell={shell} />
        <div class="frame">
          <SiteNav shell={shell} section={section} />
          <main id="content" tabindex={-1}>
            {children}
          </main>
        </div>
        <Footer shell={shell} />
      </body>
    </html>
  )
}

const titleOf = ({ site }: Shell, title: string): string =>
  site && site !== title ? `${title} – ${site}` : title

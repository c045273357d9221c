// biome-ignore lint/style/noRestrictedImports: a theme knows where its own files lie; it reads nothing else
import { readFileSync } from 'node:fs'
import type { Asset } from '../src/render/page.ts'
import { labels } from './labels.ts'

/** Files beside this one that go into every site as they are; browsers run them uncompiled. */
const names = ['theme.js', 'portolan.js', 'headings.js', 'tables.js', 'picture.js', 'icon.svg']

/** Together one style sheet, in the order of the cascade. */
const styleNames = [
  'tokens.css',
  'base.css',
  'prose.css',
  'frame.css',
  'marks.css',
  'infobox.css',
  'tables.css',
  'lists.css',
  'pictures.css',
  'charts.css',
  'pages.css',
  'search.css',
  'buttons.css',
  'states.css',
  'print.css',
]

/** Together one script, which is read when somebody turns to the search: a file costs a browser more than its length. */
const searchNames = [
  'search-words.js',
  'search-find.js',
  'search-results.js',
  'search-box.js',
  'search-page.js',
]

const read = (name: string): Buffer => readFileSync(new URL(`assets/${name}`, import.meta.url))

/** What the browser's scripts say, as a script: no page may carry one inline. */
const scriptLabels = () => ({ ...labels.script, sections: labels.sections, kind: labels.kind })

/** Style sheet, scripts and icon; the scripts speak as the theme does now. */
export const assets = (): readonly Asset[] => [
  ...names.map((name) => ({ path: `assets/${name}`, content: read(name).toString() })),
  { path: 'assets/portolan.css', content: styleNames.map(read).join('') },
  { path: 'assets/search.js', content: searchNames.map(read).join('') },
  { path: 'assets/labels.js', content: `globalThis.portolanLabels = ${JSON.stringify(scriptLabels())}\n` },
]

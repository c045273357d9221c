import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import pixelmatch from 'pixelmatch'
import type { Browser } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, launchChromium } from '../browser/chromium.ts'
import { runCli } from '../cli/run-cli.ts'

// What pages look like, page type by page type. `npm run pictures` takes all pictures anew: look at every one that
// changed before it is committed.

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const kept = here('kept')
const renews = process.env.PORTOLAN_PICTURES === 'renew'

const hasFonts = existsSync('/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf')
if (!hasFonts && process.env.PORTOLAN_TEST_REQUIRE === 'all')
  throw new Error('DejaVu Sans is missing (package fonts-dejavu-core)')

/** One page of every type. */
const pages = [
  'index',
  'services/tickets',
  'services/ledger',
  'teams/quay',
  'help/outage',
  'systems/counter',
  'hosts/cache1.example.org',
  'categories/web',
  'all-pages',
  'categories',
  'changes',
  'commands',
  'configs',
  'conflicts',
  'connectivity',
  'contacts',
  'dependencies',
  'findings',
  'hosts',
  'orphaned',
  'packages',
  'port-map',
  'ports',
  'readiness',
  'search',
  'services',
  'services-by-lifecycle',
  'services-by-owner',
  'services-by-system',
  'wanted',
]

/** Widths in CSS pixels with the height of the stretch that is kept: a phone, a tablet, a desk. */
const sizes = [
  { width: 360, height: 1000 },
  { width: 768, height: 1000 },
  { width: 1440, height: 1000 },
]

const schemes = ['light', 'dark'] as const

const nameOf = (page: string, width: number, scheme: string): string =>
  `${page.replaceAll('/', '-')}-${width}-${scheme}.png`

/** Pictures of pages that are no longer looked at. */
function stale(): string[] {
  const wanted = pages.flatMap((page) =>
    sizes.flatMap(({ width }) => schemes.map((scheme) => nameOf(page, width, scheme))),
  )
  return readdirSync(kept).filter((name) => !wanted.includes(name))
}

// Outside of this repository: git would tell when the documents changed.
const project = mkdtempSync(join(tmpdir(), 'portolan-pictures-'))
const output = join(project, 'dist')

/** Pictures that differ are left here, with what differs in red, until the next run. */
const differences = here('differences')

/** Part of a picture that may differ: a release of the browser smooths letters in its own way. */
const tolerance = 0.003

beforeAll(async () => {
  rmSync(differences, { recursive: true, force: true })
  mkdirSync(differences)
  cpSync(here('catalogue'), project, { recursive: true })
  const built = await runCli(['build', '--keep-going'], { cwd: project })
  expect(built.stderr).toContain('index.html is up to date')
})

test('every type of page has its pictures', () => {
  const indexes = readdirSync(output).filter((name) => /^[a-z-]+\.html$/.test(name))
  const unseen = indexes.map((name) => name.replace('.html', '')).filter((name) => !pages.includes(name))
  expect(unseen).toEqual([])
  if (!renews) expect(stale()).toEqual([])
})

describe.skipIf(!hasChromium || !hasFonts)('pages look as they did', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium({ FONTCONFIG_FILE: here('fonts.conf') })
    if (renews) for (const name of stale()) rmSync(join(kept, name))
  })
  afterAll(() => browser?.close())

  test.each(pages)('%s', async (page) => {
    const found: string[] = []
    for (const colorScheme of schemes) {
      for (const viewport of sizes) {
        const name = nameOf(page, viewport.width, colorScheme)
        // Less than half the pixels show every line and colour, and a picture stays small.
        const context = await browser.newContext({ colorScheme, viewport, deviceScaleFactor: 0.4 })
        const tab = await context.newPage()
        await tab.goto(pathToFileURL(join(output, `${page}.html`)).href)
        const taken = await tab.screenshot({ animations: 'disabled' })
        await context.close()
        if (renews) writeFileSync(join(kept, name), small(taken))
        else found.push(...differenceOf(name, taken))
      }
    }
    expect(found).toEqual([])
  })
})

function differenceOf(name: string, taken: Buffer): string[] {
  const path = join(kept, name)
  if (!existsSync(path)) return [`${name}: there is no picture yet; \`npm run pictures\` takes it`]
  const [before, after] = [PNG.sync.read(readFileSync(path)), PNG.sync.read(taken)]
  const { width, height } = after
  if (before.width !== width || before.height !== height) return [`${name}: another size`]
  const difference = new PNG({ width, height })
  const pixels = pixelmatch(before.data, after.data, difference.data, width, height, { threshold: 0.1 })
  if (pixels <= tolerance * width * height) return []
  writeFileSync(join(differences, name), PNG.sync.write(difference))
  writeFileSync(join(differences, name.replace('.png', '-now.png')), taken)
  return [`${name}: ${pixels} of ${width * height} pixels differ; see ${join(differences, name)}`]
}

/** Steps of each colour in a kept picture. */
const levels = 31

/** The same picture with fewer colours and no alpha channel: much smaller, and far within the tolerance. */
function small(taken: Buffer): Buffer {
  const picture = PNG.sync.read(taken)
  for (const [index, value] of picture.data.entries())
    picture.data[index] = Math.round((Math.round((value / 255) * levels) / levels) * 255)
  return PNG.sync.write(picture, { colorType: 2, deflateLevel: 9, filterType: -1 })
}

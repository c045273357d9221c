import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { HtmlValidate } from 'html-validate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '../cli/run-cli.ts'
import { hasChromium, launchChromium } from './chromium.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const output = join(mkdtempSync(join(tmpdir(), 'portolan-site-')), 'dist')
const urlOf = (path: string) => pathToFileURL(join(output, path)).href

beforeAll(async () => {
  const built = await runCli(['build', '--no-cache', '--output', output], { cwd: project })
  expect(built.stderr).toContain('index.html is up to date')
  expect(built.code).toBe(0)
})

/** One page of every type; the indexes are all at the root. */
function pageTypes(): string[] {
  // Parts of one index are alike: one of them stands for all.
  const indexes = readdirSync(output).filter(
    (name) => name.endsWith('.html') && (name === 'ports-2.html' || !/-\d+\.html$/.test(name)),
  )
  const categories = readdirSync(join(output, 'categories')).slice(0, 1)
  return [
    ...indexes,
    'services/memcached.html',
    'services/spark2.html',
    'services/cache-text.html',
    'systems/kubernetes.html',
    'teams/serviceops.html',
    'help/ports-and-security.html',
    `hosts/${readdirSync(join(output, 'hosts')).find((name) => name.startsWith('dns1004'))}`,
    ...categories.map((name) => `categories/${name}`),
  ]
}

describe('every page type is valid HTML', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: {
      // How the bytes are written (closing slashes, doctype letters) is the serializer's business, not a reader's.
      'void-style': 'off',
      'doctype-style': 'off',
      'long-title': 'off',
      'no-trailing-whitespace': 'off',
    },
  })

  test('html-validate finds nothing', async () => {
    const found: string[] = []
    for (const path of pageTypes()) {
      const report = await validator.validateString(readFileSync(join(output, path), 'utf8'), path)
      for (const result of report.results) {
        for (const { ruleId, message, line, column } of result.messages) {
          found.push(`${path}:${line}:${column} ${ruleId} ${message}`)
        }
      }
    }
    expect(found).toEqual([])
  })
})

test('verify-site finds nothing: links, fragments, assets, scripts, policy', async () => {
  const { stdout, code } = await runCli(['verify-site', output], { cwd: project })
  expect(stdout).toMatch(/^no findings in \d{4} pages\n$/)
  expect(code).toBe(0)
})

test('no page weighs more than 100 kB with all styles and scripts, pictures apart', () => {
  const assets = readdirSync(join(output, 'assets')).filter((name) => /\.(?:css|js)$/.test(name))
  const shared = assets.reduce((sum, name) => sum + readFileSync(join(output, 'assets', name)).length, 0)
  const heavy: string[] = []
  for (const page of readdirSync(output, { recursive: true, encoding: 'utf8' })) {
    if (!page.endsWith('.html')) continue
    const html = readFileSync(join(output, page), 'utf8').replaceAll(/<svg[\s\S]*?<\/svg>/g, '')
    const weight = Buffer.byteLength(html) + shared
    if (weight > 100_000) heavy.push(`${page}: ${weight}`)
  }
  expect(shared).toBeGreaterThan(10_000)
  expect(heavy).toEqual([])
})

describe.skipIf(!hasChromium)('in Chromium, from file://', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())

  /** A page on which every console message, page error and request beyond file:// is a complaint. */
  async function openPage(path: string, options = {}): Promise<{ page: Page; complaints: string[] }> {
    const context = await browser.newContext(options)
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
    page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`))
    page.on('request', (request) => {
      if (!request.url().startsWith('file://')) complaints.push(`request: ${request.url()}`)
    })
    await page.goto(urlOf(path))
    return { page, complaints }
  }

  test('search for 11211, follow the result, a backlink and an index entry', async () => {
    const { page, complaints } = await openPage('index.html')
    await page.keyboard.press('/')
    await page.keyboard.type('11211')
    const results = page.locator('#search-results [role=option]')
    await results.first().waitFor()
    expect(await results.first().textContent()).toMatch(/memcached/i)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/services\/memcached\.html/)
    expect(await page.locator('h1').textContent()).toBe('Memcached for MediaWiki')

    await page.locator('section[aria-labelledby=backlinks] a', { hasText: 'MediaWiki' }).first().click()
    await page.waitForURL(/services\/mediawiki\.html/)

    await page.locator('nav.site-nav a', { hasText: 'Ports' }).first().click()
    await page.waitForURL(/ports\.html/)
    await page.locator('main table a', { hasText: 'DNS' }).first().click()
    await page.waitForURL(/services\/dns-/)
    expect(complaints).toEqual([])
  })

  test('every page type loads without a complaint', async () => {
    const found: string[] = []
    for (const path of pageTypes()) {
      const { page, complaints } = await openPage(path)
      found.push(...complaints.map((complaint) => `${path}: ${complaint}`))
      await page.context().close()
    }
    expect(found).toEqual([])
  })

  test('no page is wider than a phone of 360 pixels', async () => {
    const wide: string[] = []
    for (const path of pageTypes()) {
      const { page } = await openPage(path, { viewport: { width: 360, height: 740 } })
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      if (width > 360) wide.push(`${path}: ${width}`)
      await page.context().close()
    }
    expect(wide).toEqual([])
  })

  test('without JavaScript every section and index is there', async () => {
    const { page, complaints } = await openPage('services/memcached.html', { javaScriptEnabled: false })
    expect(await page.locator('main h2').allTextContents()).toEqual(
      expect.arrayContaining([
        'Packages',
        'Configuration',
        'Commands',
        'Ports and protocols',
        'Dependencies',
        'Contacts',
      ]),
    )
    await page.locator('nav.site-nav a', { hasText: 'Port conflicts' }).first().click()
    await page.waitForURL(/conflicts\.html/)
    expect(await page.locator('h1').textContent()).toBe('Port conflicts')
    expect(complaints).toEqual([])
  })

  test('nothing moves for those who ask for less motion', async () => {
    const moving = async (reducedMotion: 'reduce' | 'no-preference') => {
      const { page } = await openPage('services/memcached.html', { reducedMotion })
      const names = await page.locator('*').evaluateAll((all) =>
        all
          .filter((element) => {
            const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element)
            const changesSlowly = transitionDuration.split(',').some((time) => Number.parseFloat(time) > 0)
            return changesSlowly || animationName !== 'none' || scrollBehavior === 'smooth'
          })
          .map(({ localName }) => localName),
      )
      await page.context().close()
      return names
    }
    expect(await moving('reduce')).toEqual([])
    expect(await moving('no-preference')).toContain('button')
  })

  test('a heading leads to itself, and the table of contents marks where one is', async () => {
    const { page, complaints } = await openPage('services/memcached.html')
    const heading = page.getByRole('heading', { name: 'Ports and protocols', exact: true })
    const width = await heading.evaluate((element) => element.getBoundingClientRect().width)
    await heading.getByRole('link').click()
    expect(new URL(page.url()).hash).toBe('#ports')
    expect(await heading.evaluate((element) => element.getBoundingClientRect().width)).toBe(width)
    const marked = page.locator('.toc a[aria-current=location]')
    await page.waitForFunction(() =>
      document.querySelector('.toc a[aria-current]')?.textContent?.startsWith('Ports'),
    )
    expect(await marked.allTextContents()).toEqual(['Ports and protocols'])
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    await page.waitForFunction(
      () => document.querySelector('.toc a[aria-current]')?.textContent === 'What links here',
    )
    expect(complaints).toEqual([])
  })

  test('on a phone the menu is at hand wherever one is, lies over the text, and Escape closes it', async () => {
    const { page, complaints } = await openPage('services/memcached.html', {
      viewport: { width: 360, height: 740 },
    })
    await page.evaluate(() => scrollTo(0, 3000))
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    const menu = page.locator('.site-nav summary')
    await menu.click()
    expect(await page.getByRole('link', { name: 'Hosts', exact: true }).isVisible()).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height)
    await page.keyboard.press('Escape')
    expect(await page.locator('.site-nav details').getAttribute('open')).toBe(null)
    expect(await menu.evaluate((summary) => summary === document.activeElement)).toBe(true)

    await page.locator('.toc summary').click()
    await page.locator('.toc').getByRole('link', { name: 'Contacts' }).click()
    expect(await page.locator('.toc details').getAttribute('open')).toBe(null)
    const [strip, heading] = await Promise.all(
      [page.locator('.toc'), page.locator('#contacts')].map((part) => part.boundingBox()),
    )
    expect(heading?.y).toBeGreaterThanOrEqual((strip?.y ?? 0) + (strip?.height ?? 0))
    expect(complaints).toEqual([])
  })

  test('only tables that are cut off stop the keyboard', async () => {
    const { page } = await openPage('ports.html', { viewport: { width: 1700, height: 900 } })
    const box = page.locator('.table-scroll')
    await page.waitForFunction(
      () => document.querySelector('.table-scroll')?.getAttribute('tabindex') === '-1',
    )
    await page.setViewportSize({ width: 360, height: 740 })
    await page.waitForFunction(
      () => document.querySelector('.table-scroll')?.getAttribute('tabindex') === '0',
    )
    await box.focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() => (document.querySelector('.table-scroll')?.scrollLeft ?? 0) > 0)
    await page.context().close()
  })

  test('no column moves when the script that sorts has come', async () => {
    const widths = async (block: boolean) => {
      const page = await browser.newPage({ viewport: { width: 768, height: 800 } })
      if (block) await page.route('**/tables.js', (route) => route.abort())
      await page.goto(urlOf('findings.html'))
      const found = await page.locator('thead th').evaluateAll((heads) =>
        heads.map((head) => ({
          width: head.getBoundingClientRect().width,
          isButton: head.querySelector('button') !== null,
        })),
      )
      await page.close()
      return found
    }
    const before = await widths(true)
    expect(before.length).toBeGreaterThan(2)
    expect(before.some(({ isButton }) => isButton)).toBe(false)
    expect(await widths(false)).toEqual(before.map(({ width }) => ({ width, isButton: true })))
  })

  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  test.each(['light', 'dark'] as const)('axe finds nothing on any page type, %s', async (colorScheme) => {
    const found: string[] = []
    for (const path of pageTypes()) {
      const { page } = await openPage(path, { colorScheme, viewport: { width: 1280, height: 900 } })
      await page.evaluate(axe)
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
        }
        return (await axe.run()).violations.map(
          ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)} (${nodes.length})`,
        )
      })
      found.push(...violations.map((violation) => `${path}: ${violation}`))
      await page.context().close()
    }
    expect(found).toEqual([])
  })
})

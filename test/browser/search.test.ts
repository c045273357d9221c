import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firefoxPath, launchFirefox } from '../../bench/firefox.js'
import { runCli } from '../cli/run-cli.ts'
import { hasChromium, launchChromium } from './chromium.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const output = join(mkdtempSync(join(tmpdir(), 'portolan-search-')), 'dist')
const urlOf = (path: string) => pathToFileURL(join(output, path)).href

beforeAll(async () => {
  const built = await runCli(['build', '--no-cache', '--output', output], { cwd: project })
  expect(built.code).toBe(0)
})

describe.skipIf(!hasChromium)('in Chromium, from file://', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())

  async function open(path: string, options = {}): Promise<Page> {
    await page?.context().close()
    page = await (await browser.newContext(options)).newPage()
    await page.goto(urlOf(path))
    return page
  }

  /** What assistive technology is told of the search box. */
  const box = () =>
    page.locator('#search').evaluate((input) => ({
      role: input.getAttribute('role'),
      expanded: input.getAttribute('aria-expanded'),
      popup: document.getElementById(input.getAttribute('aria-controls') ?? '')?.getAttribute('role'),
      active: document
        .getElementById(input.getAttribute('aria-activedescendant') ?? '')
        ?.querySelector('.result-title')?.textContent,
      selected: [...document.querySelectorAll('#search-results [aria-selected=true]')].length,
    }))

  const results = () => page.locator('#search-results [role=option]')
  const status = () => page.locator('#search-status').textContent()

  test('the box is a combobox before anybody turns to it', async () => {
    await open('services/memcached.html')
    expect(await box()).toEqual({
      role: 'combobox',
      expanded: 'false',
      popup: 'listbox',
      active: undefined,
      selected: 0,
    })
  })

  test('typing opens the list and says how many there are; arrows go through it and around', async () => {
    await open('services/memcached.html')
    await page.keyboard.press('/')
    await page.keyboard.type('grafana')
    await results().first().waitFor()
    expect(await box()).toMatchObject({ expanded: 'true', active: undefined, selected: 0 })
    expect(await status()).toMatch(/^\d+ results$/)
    await page.keyboard.press('ArrowDown')
    expect(await box()).toMatchObject({ active: 'Grafana', selected: 1 })
    await page.keyboard.press('ArrowUp')
    expect(await results().last().getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('ArrowDown')
    expect(await box()).toMatchObject({ active: 'Grafana', selected: 1 })
    await page.keyboard.press('Enter')
    await page.waitForURL(/services\/grafana\.html$/)
  })

  test('Escape closes the list and then clears the box; leaving the box closes the list', async () => {
    await open('index.html')
    await page.keyboard.press('/')
    await page.keyboard.type('grafana')
    await results().first().waitFor()
    await page.keyboard.press('Escape')
    expect(await box()).toMatchObject({ expanded: 'false' })
    expect(await page.locator('#search').inputValue()).toBe('grafana')
    await page.keyboard.press('ArrowDown')
    expect(await box()).toMatchObject({ expanded: 'true' })
    await page.keyboard.press('Tab')
    expect(await box()).toMatchObject({ expanded: 'false', selected: 0 })
    await page.locator('#search').focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    expect(await page.locator('#search').inputValue()).toBe('')
    expect(await status()).toBe('')
  })

  test('a click on a result follows it into its section', async () => {
    await open('index.html')
    await page.locator('#search').click()
    await page.keyboard.type('port:29418')
    // What stands until then answers the first letters.
    await page.locator('#search-results[data-query="port:29418"]').waitFor()
    await results().first().click()
    await page.waitForURL(/services\/gerrit\.html#ports$/)
  })

  test('Enter without a chosen result opens the page of results, whose address can be passed on', async () => {
    await open('teams/serviceops.html')
    await page.keyboard.press('/')
    await page.keyboard.type('memcached')
    await results().first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/search\.html\?q=memcached$/)
    const links = page.locator('#query-results a')
    await links.first().waitFor()
    expect(await links.first().getAttribute('href')).toBe('services/memcached.html')
    expect(await page.locator('#query-results mark').first().textContent()).toBe('Memcached')
    expect(await page.locator('#query-status').textContent()).toMatch(/^\d+ results$/)
  })

  test('more results than fit are shown on demand, and the keyboard goes on from the first new one', async () => {
    await open('search.html')
    await page.locator('#query').fill('kubernetes')
    await page.locator('#query-results li').nth(49).waitFor()
    expect(await page.locator('#query-results li').count()).toBe(50)
    await page.getByRole('button', { name: 'Show more results' }).press('Enter')
    await page.locator('#query-results li').nth(50).waitFor()
    await expect
      .poll(() =>
        page
          .locator('#query-results li')
          .nth(50)
          .evaluate((item) => item.contains(document.activeElement)),
      )
      .toBe(true)
    await page.locator('#query').fill('gerrit')
    await page.waitForFunction(() => document.querySelectorAll('#query-results li').length < 50)
    expect(await page.getByRole('button', { name: 'Show more results' }).isVisible()).toBe(false)
  })

  test('a slip and a query without any answer are said, not only seen', async () => {
    await open('index.html')
    await page.keyboard.press('/')
    await page.keyboard.type('grafna')
    await results().first().waitFor()
    expect(await status()).toMatch(/^Nothing is spelled so; similar words: \d+ results$/)
    await page.locator('#search').fill('zzzzzz')
    await page.waitForFunction(
      () => document.getElementById('search-status')?.textContent === 'Nothing found',
    )
    expect(await box()).toMatchObject({ expanded: 'false' })
  })

  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  test.each(['light', 'dark'])('axe finds nothing in an open list, %s', async (colorScheme) => {
    await open('index.html', { colorScheme, viewport: { width: 1280, height: 900 } })
    await page.keyboard.press('/')
    await page.keyboard.type('11211')
    await results().first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.evaluate(axe)
    const found = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
    })
    expect(found).toEqual([])
  })

  test('without JavaScript a link leads to a page that says where to look instead', async () => {
    await open('services/memcached.html', { javaScriptEnabled: false })
    expect(await page.locator('#search').isVisible()).toBe(false)
    await page.locator('a.search-link').click()
    await page.waitForURL(/search\.html$/)
    expect(await page.locator('#query').isVisible()).toBe(false)
    expect(await page.locator('main a[href="ports.html"]').isVisible()).toBe(true)
  })

  const firstCells = () => page.locator('tbody tr:not([hidden]) th').allTextContents()

  const names = () => page.locator('tbody th > a').allTextContents()

  test('a table is sorted by keyboard, and it is said', async () => {
    await open('services.html')
    const head = page.getByRole('columnheader', { name: 'Service' })
    await head.getByRole('button').focus()
    await page.keyboard.press('Enter')
    expect(await head.getAttribute('aria-sort')).toBe('ascending')
    const upwards = await names()
    expect(upwards).toEqual([...upwards].sort(new Intl.Collator('en', { numeric: true }).compare))
    await page.keyboard.press('Enter')
    expect(await head.getAttribute('aria-sort')).toBe('descending')
    expect(await names()).toEqual([...upwards].reverse())
    expect(await page.locator('.table [role=status].hidden').textContent()).toBe(
      'Sorted by Service, descending',
    )
  })

  test('a part of a long table says that it is one, filters only itself, and leads to the search', async () => {
    await open('ports.html')
    expect(await page.locator('nav.pager p').first().textContent()).toMatch(/^Part 1 of \d+ · 1–\d+ of \d+$/)
    const rows = (await firstCells()).length
    await page.getByLabel('Filter this part').fill('grafana')
    const shown = (await firstCells()).length
    expect(shown).toBeLessThan(rows)
    expect(await page.locator('.shown').textContent()).toBe(`${shown} of ${rows} rows of this part`)
    await page.keyboard.press('Escape')
    expect((await firstCells()).length).toBe(rows)
    await page.getByLabel('Filter this part').fill('50475')
    await page.getByRole('link', { name: 'Search everything' }).click()
    await page.waitForURL(/search\.html\?q=50475$/)
    await page.locator('#query-results a').first().waitFor()
  })

  test('without JavaScript a table has no buttons and no filter', async () => {
    await open('ports.html', { javaScriptEnabled: false })
    expect(await page.locator('th button').count()).toBe(0)
    expect(await page.locator('.filter').first().isVisible()).toBe(false)
    expect((await firstCells()).length).toBeGreaterThan(50)
  })
})

const hasFirefox = existsSync(firefoxPath)
if (!hasFirefox && process.env.PORTOLAN_TEST_REQUIRE === 'all') throw new Error(`${firefoxPath} is missing`)

describe.skipIf(!hasFirefox)('in Firefox, from file://', () => {
  test('search for 11211 by keyboard and follow the first result', async () => {
    const browser = await launchFirefox()
    try {
      const tab = await browser.open(urlOf('services/gerrit.html'))
      // A page that is being left answers nothing.
      const now = (expression: string) =>
        Promise.race([tab.evaluate(expression), new Promise((done) => setTimeout(done, 1000))])
      const first = `document.querySelector('#search-results [role=option]')`
      await tab.press('/11211')
      await expect
        .poll(() => now(`${first}?.textContent`), { timeout: 30_000 })
        .toMatch(/^Memcached for MediaWiki .*Ports and protocols/)
      await tab.evaluate(`void setTimeout(() => ${first}.click())`)
      await expect
        .poll(() => now(`document.querySelector('h1')?.textContent + location.hash`), { timeout: 30_000 })
        .toBe('Memcached for MediaWiki#ports')
    } finally {
      await browser.close()
    }
  })
})

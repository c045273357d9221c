import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '../cli/run-cli.ts'
import { hasChromium, launchChromium } from './chromium.ts'

const project = mkdtempSync(join(tmpdir(), 'portolan-picture-'))

/** A chain of services, each in need of the next: wider than any window. */
const chain = [
  'gateway',
  'checkout',
  'basket',
  'catalogue',
  'search',
  'index',
  'storage',
  'ledger',
  'archive',
]

beforeAll(async () => {
  const folder = join(project, 'content', 'services')
  mkdirSync(folder, { recursive: true })
  for (const [index, id] of chain.entries()) {
    const next = chain[index + 1]
    const needs = next ? `dependsOn: [${next}]\n` : ''
    writeFileSync(
      join(folder, `${id}.md`),
      `---\ntitle: The ${id} of the shop\nsummary: One of a chain.\nlifecycle: production\n${needs}---\n`,
    )
  }
  writeFileSync(join(project, 'portolan.config.yaml'), 'title: Shop\ncontent: content\noutput: dist\n')
  const built = await runCli(['build', '--keep-going'], { cwd: project })
  expect(built.stderr).toContain('index.html is up to date')
})

describe.skipIf(!hasChromium)('the dependency graph in Chromium, from file://', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())

  async function openGraph(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options })
    const page = await context.newPage()
    await page.goto(pathToFileURL(join(project, 'dist', 'dependencies.html')).href)
    return page
  }

  const widthOf = (page: Page) =>
    page.locator('#all svg').evaluate((svg) => svg.getBoundingClientRect().width)
  const scrolledTo = (page: Page) => page.locator('#all').evaluate(({ scrollLeft }) => scrollLeft)

  test('buttons and keys zoom; what they do is shown', async () => {
    const page = await openGraph()
    const shown = page.locator('.zoom-shown')
    const full = await widthOf(page)
    await page.getByRole('button', { name: 'Zoom in' }).click()
    expect(await shown.textContent()).toBe('125 %')
    expect(await widthOf(page)).toBeCloseTo(full * 1.25, 0)
    await page.getByRole('button', { name: 'Fit' }).click()
    expect(await page.locator('#all').evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
    await page.locator('#all').focus()
    await page.keyboard.press('1')
    expect(await shown.textContent()).toBe('100 %')
    await page.keyboard.press('-')
    expect(await shown.textContent()).toBe('80 %')
    await page.context().close()
  })

  test('a mouse drags the picture, and a drag that ends on a box follows no link', async () => {
    const page = await openGraph()
    const box = await page.locator('#all .node').nth(3).boundingBox()
    const [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + 10]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x - 60, y)
    await page.mouse.move(x - 120, y)
    await page.mouse.up()
    expect(await scrolledTo(page)).toBe(120)
    expect(page.url()).toContain('dependencies.html')
    await page.locator('#all .node').nth(3).click()
    await page.waitForURL(/services\//)
    await page.context().close()
  })

  test('the box with the focus stands out with its lines and neighbours', async () => {
    const page = await openGraph()
    await page.locator('#all .node', { hasText: 'The basket' }).focus()
    expect(await page.locator('#all .node.lit').allTextContents()).toEqual([
      expect.stringContaining('The basket'),
      expect.stringContaining('The catalogue'),
      expect.stringContaining('The checkout'),
    ])
    expect(await page.locator('#all .edge.lit').count()).toBe(2)
    await page.locator('#search').focus()
    expect(await page.locator('#all .lit').count()).toBe(0)
    await page.context().close()
  })

  test('two fingers zoom', async () => {
    const page = await openGraph({ hasTouch: true })
    const full = await widthOf(page)
    await page.locator('#all').evaluate((view) => {
      const { left, top } = view.getBoundingClientRect()
      const spread = (apart: number) => {
        const touches = [0, apart].map(
          (shift, identifier) =>
            new Touch({ identifier, target: view, clientX: left + 100 + shift, clientY: top + 20 }),
        )
        view.dispatchEvent(new TouchEvent('touchmove', { touches, cancelable: true, bubbles: true }))
      }
      spread(100)
      spread(150)
    })
    expect(await widthOf(page)).toBeCloseTo(full * 1.5, 0)
    await page.context().close()
  })

  test('without JavaScript the picture scrolls, its links lead on, and no dead button is shown', async () => {
    const page = await openGraph({ javaScriptEnabled: false })
    expect(await page.locator('.picture-tools').isVisible()).toBe(false)
    await page.locator('#all .node', { hasText: 'The archive' }).click()
    await page.waitForURL(/services\/archive\.html/)
    await page.context().close()
  })
})

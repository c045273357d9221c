import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { BuildOutcome } from '../../src/serve/serve-site.ts'
import { afterwards, layDown, pageOf, served, writes } from './served-site.ts'

const executablePath = '/usr/bin/chromium'
let browser: Browser | undefined

beforeAll(async () => {
  if (!existsSync(executablePath)) return
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  })
})
afterAll(() => browser?.close())
beforeEach(({ skip }) => skip(!browser, 'needs /usr/bin/chromium'))

const bad: BuildOutcome = {
  ok: false,
  findingsText:
    'error[meta/key-missing]: <img src=x onerror=alert(1)> has no `title`\n  ┌─ content/index.md:1:1\n',
}

/** A site whose builds come out as the list says, the last one for ever; and an open page of it. */
async function openSite(outcomes: (BuildOutcome | string)[]) {
  const site = await served(async (output) => {
    const next = outcomes.length > 1 ? outcomes.shift()! : outcomes[0]!
    return typeof next === 'string'
      ? writes({ 'index.html': pageOf(next), 'web.html': pageOf('Web') })(output)
      : next
  })
  const page = await browser!.newPage()
  afterwards(() => page.close())
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  const change = async () => {
    const built = site.nextBuild()
    layDown(site.content, { 'index.md': `# ${Math.random()}` })
    await built
  }
  return { ...site, page, complaints, change }
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Findings of the build' })

test('a page reloads after a good build and shows what is wrong after a bad one', async () => {
  const { url, page, complaints, change } = await openSite(['Version 1', 'Version 2', bad, bad, 'Version 3'])
  await page.goto(url)
  await heading(page, 'Version 1')
  await change()
  await heading(page, 'Version 2')

  await change()
  await dialog(page).waitFor()
  expect(await dialog(page).locator('pre').textContent()).toBe(bad.findingsText)
  expect(await dialog(page).locator('img').count()).toBe(0)
  expect(await dialog(page).evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
    'rgb(22, 24, 29)',
  )
  expect(await page.locator('h1').textContent()).toBe('Version 2')
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })

  await change()
  await dialog(page).waitFor()
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await dialog(page).waitFor({ state: 'detached' })

  await change()
  await heading(page, 'Version 3')
  expect(await dialog(page).count()).toBe(0)
  expect(complaints).toEqual([])
})

test('findings that were closed stay closed on the next page, open ones go with it', async () => {
  const { url, page, change } = await openSite(['Version 1', bad])
  await change()
  await page.goto(url)
  await dialog(page).waitFor()
  await page.goto(`${url}web.html`)
  await dialog(page).waitFor()
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
  await page.goto(url)
  await page.waitForTimeout(300)
  expect(await dialog(page).count()).toBe(0)
})

test('the findings go when all is as it was before', async () => {
  const { url, page, change } = await openSite([
    'Version 1',
    bad,
    { ok: true, findingsText: '', changed: false },
  ])
  await page.goto(url)
  await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }))
  await change()
  await dialog(page).waitFor()
  await change()
  await dialog(page).waitFor({ state: 'detached' })
  expect(await page.evaluate(() => 'isSamePage' in globalThis)).toBe(true)
})

test('a page that is not there yet appears when it is built, and a first build that fails is shown', async () => {
  const { url, page, change } = await openSite([bad, 'Version 1'])
  await page.goto(url)
  await dialog(page).waitFor()
  await heading(page, 'No such page')
  await change()
  await heading(page, 'Version 1')
})

test('a build that ends while a page loads is not missed', async () => {
  const { url, page, change } = await openSite(['Version 1', 'Version 2'])
  let release = () => {}
  const held = new Promise<void>((done) => {
    release = done
  })
  await page.route('**/__portolan/events', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(url)
  await heading(page, 'Version 1')
  await change()
  release()
  await heading(page, 'Version 2')
})

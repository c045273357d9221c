import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '../cli/run-cli.ts'
import { hasChromium, launchChromium } from './chromium.ts'

const project = mkdtempSync(join(tmpdir(), 'portolan-print-'))

const service = `---
title: Session cache
summary: Keeps web sessions in memory.
lifecycle: production
owner: platform
packages: [memcached]
configs: []
units: [memcached.service]
ports:
  - {port: 11211, protocol: memcached, bind: 127.0.0.1, exposure: host, tls: none, auth: none}
commands:
  - {run: apt-get install memcached, repeatable: true}
  - {run: systemctl restart memcached, when: emergency, why: Every session is lost.}
dependsOn: []
---
## When it breaks

Restart it, and tell people that they have to log in again.
`

/** The widths that style sheets ask for are those of the whole sheet, margins included. */
const a4 = { width: 794, height: 1123 }

const team = `---
title: Platform
contacts:
  - {kind: pager, address: oncall@pager.example, bestFor: Outages}
---
`

function write(path: string, text: string): void {
  const file = join(project, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

beforeAll(async () => {
  write('content/services/sessions.md', service)
  write('content/teams/platform.md', team)
  write('portolan.config.yaml', 'title: Shop\ncontent: content\noutput: dist\n')
  const built = await runCli(['build', '--keep-going'], { cwd: project })
  expect(built.stderr).toContain('index.html is up to date')
})

describe.skipIf(!hasChromium)('a service page on paper', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())

  async function openPage() {
    const context = await browser.newContext({ viewport: a4, colorScheme: 'dark' })
    await context.addInitScript('globalThis.print = () => { document.title = "printed" }')
    const page = await context.newPage()
    await page.goto(pathToFileURL(join(project, 'dist/services/sessions.html')).href)
    return page
  }

  test('is a runbook: whom to call and what listens, then what to do; black on white', async () => {
    const page = await openPage()
    await page.emulateMedia({ media: 'print' })
    const headings = await page.locator('main h2').evaluateAll((all) =>
      all
        .filter((heading) => heading.checkVisibility())
        .map((heading) => ({ text: heading.textContent, top: heading.getBoundingClientRect().top }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text),
    )
    expect(headings).toEqual([
      'Contacts',
      'Ports and protocols',
      'When it breaks',
      'Commands',
      'Units',
      'Dependencies',
      'If it stops',
      'Configuration',
      'Packages',
    ])
    for (const part of ['.search', '.theme-button', '.site-nav', '.toc', '.print', '.copy'])
      expect(await page.locator(part).first().isVisible(), part).toBe(false)
    expect(await page.getByText('Shop', { exact: true }).isVisible()).toBe(true)
    const glance = await page.locator('#glance').boundingBox()
    expect(glance?.width).toBe((await page.locator('.page-body').boundingBox())?.width)
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    )
    await page.context().close()
  })

  test('begins its commands with what is run while it is down, and unfolds what was folded', async () => {
    const page = await openPage()
    await page.locator('#glance > summary').click()
    await page.emulateMedia({ media: 'print' })
    const stages = await page.locator('.stage h3').evaluateAll((all) =>
      all
        .map((heading) => ({ text: heading.textContent, top: heading.getBoundingClientRect().top }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text),
    )
    expect(stages).toEqual(['Emergency', 'Configure'])
    expect(await page.locator('#glance dl').evaluate((list) => list.checkVisibility())).toBe(true)
    await page.context().close()
  })

  test('the button prints it', async () => {
    const page = await openPage()
    await page.getByRole('button', { name: 'Print as a runbook' }).click()
    expect(await page.title()).toBe('printed')
    await page.context().close()
  })
})

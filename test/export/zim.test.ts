import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, launchChromium } from '../browser/chromium.ts'
import { folderWith, runCli, service } from '../cli/run-cli.ts'
import { hasZimTools } from './programs.ts'

const catalogue = {
  'portolan.config.yaml': 'title: Dampfschiff\nlanguage: de\n',
  'content/services/web.md': service('Web', 'dependsOn: [mail]\n'),
  'content/services/mail.md': service('Mail'),
}

test('without zim-tools: exit 3, what to install, and nothing left behind', async () => {
  const cwd = folderWith(catalogue)
  expect((await runCli(['build'], { cwd })).code).toBe(0)
  const { code, stderr } = await runCli(['export', 'zim', 'wiki.zim'], { cwd, env: { PATH: '/nowhere' } })
  expect(stderr).toBe(
    'error: a ZIM file is made by zimwriterfs, which is not installed\n' +
      '  = help: on Debian and Ubuntu: `apt-get install zim-tools`; elsewhere it is part of openZIM’s zim-tools\n',
  )
  expect(code).toBe(3)
  expect(readdirSync(cwd).sort()).toEqual(['.portolan', 'content', 'dist', 'portolan.config.yaml'])
})

test('before the first build: exit 3; a description that Kiwix would refuse: exit 2', async () => {
  const cwd = folderWith(catalogue)
  const { code, stderr } = await runCli(['export', 'zim', 'wiki.zim'], { cwd })
  expect(stderr).toContain('run `portolan build` first')
  expect(code).toBe(3)
  expect((await runCli(['build'], { cwd })).code).toBe(0)
  const long = await runCli(['export', 'zim', 'wiki.zim', '--description', 'x'.repeat(81)], { cwd })
  expect(long.code).toBe(2)
})

describe.skipIf(!hasZimTools)('with zim-tools', () => {
  const cwd = folderWith(catalogue)
  const archive = join(cwd, 'wiki.zim')
  beforeAll(async () => {
    expect((await runCli(['build'], { cwd })).code).toBe(0)
    const { code, stderr } = await runCli(['export', 'zim', 'wiki.zim', '--publisher', 'Reederei'], { cwd })
    expect(stderr).toMatch(/^wiki\.zim: \d+ files of dist\n$/)
    expect(code).toBe(0)
  })

  test('zimcheck finds nothing, and nothing but the file is left', () => {
    const report = JSON.parse(execFileSync('zimcheck', ['--json', '--all', archive], { encoding: 'utf8' }))
    expect(report).toMatchObject({ status: true, logs: [] })
    expect(readdirSync(cwd).sort()).toEqual([
      '.portolan',
      'content',
      'dist',
      'portolan.config.yaml',
      'wiki.zim',
    ])
  })

  test('equal sites have equal entries', async () => {
    const list = (path: string) => execFileSync('zimdump', ['list', '--details', path], { encoding: 'utf8' })
    expect((await runCli(['export', 'zim', 'again.zim', '--publisher', 'Reederei'], { cwd })).code).toBe(0)
    expect(list(join(cwd, 'again.zim'))).toBe(list(archive))
  })

  test('a file that zimwriterfs cannot write: its words, exit 3, nothing left behind', async () => {
    const place = mkdtempSync(join(tmpdir(), 'portolan-zim-'))
    writeFileSync(join(place, 'zimwriterfs'), '#!/bin/sh\necho "zimwriterfs: no space" >&2\nexit 1\n', {
      mode: 0o755,
    })
    const env = { PATH: `${place}:/usr/bin:/bin` }
    const { code, stderr } = await runCli(['export', 'zim', 'full.zim'], { cwd, env })
    expect(stderr).toContain('error: zimwriterfs failed: zimwriterfs: no space\n')
    expect(code).toBe(3)
    expect(readdirSync(cwd).filter((name) => name.startsWith('full'))).toEqual([])
  })

  describe.skipIf(!hasChromium)('in Chromium, through kiwix-serve', () => {
    let server: ChildProcess
    let browser: Browser
    let address: string
    beforeAll(async () => {
      const port = await freePort()
      address = `http://127.0.0.1:${port}`
      server = spawn('kiwix-serve', ['--address', '127.0.0.1', '--port', String(port), archive], {
        stdio: 'ignore',
      })
      await answers(address)
      browser = await launchChromium()
    })
    afterAll(async () => {
      await browser?.close()
      server?.kill()
    })

    test('it says what it is, in the site’s language', async () => {
      const word = async (name: string) => (await fetch(`${address}/raw/wiki/meta/${name}`)).text()
      expect(await word('Title')).toBe('Dampfschiff')
      expect(await word('Language')).toBe('deu')
      expect(await word('Creator')).toBe('Dampfschiff')
      expect(await word('Publisher')).toBe('Reederei')
    })

    test('the site opens, follows links and finds a service by its own search', async () => {
      const page = await (await browser.newContext()).newPage()
      await page.goto(`${address}/wiki/`)
      expect(await page.locator('h1').first().textContent()).toBe('Dampfschiff')
      await page.locator('nav.site-nav a[href$="services.html"]').first().click()
      await page.locator('main a', { hasText: 'Web' }).first().click()
      await page.waitForURL(/\/services\/web\.html/)
      await page.locator('main').click()
      await page.keyboard.press('/')
      await page.keyboard.type('mail')
      await page.locator('#search-results [role=option]').first().waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/services\/mail\.html/)
    })
  })
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

/** Waits for a server that says nothing when it is ready. */
async function answers(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await fetch(url)
      return
    } catch (error) {
      if (tries === 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const executablePath = '/usr/bin/chromium'

/** True where Debian's Chromium is installed. CI sets PORTOLAN_TEST_REQUIRE: there its absence is a failure. */
export const hasChromium = existsSync(executablePath)
if (!hasChromium && process.env.PORTOLAN_TEST_REQUIRE === 'all')
  throw new Error(`${executablePath} is missing`)

/** A browser that talks to nobody by itself; `env` comes on top of this process's environment. */
export const launchChromium = (env: Record<string, string> = {}): Promise<Browser> =>
  chromium.launch({
    executablePath,
    env: { ...(process.env as Record<string, string>), ...env },
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

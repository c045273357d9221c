import { chromium } from 'playwright-core'

/** Where Debian puts Chromium. */
export const chromiumPath = '/usr/bin/chromium'

const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts Chromium; the same face as `launchFirefox`. */
export async function launchChromium() {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: quiet })
  return {
    async open(url) {
      const page = await browser.newPage()
      await page.goto(url)
      return {
        evaluate: (expression) => page.evaluate(expression),
        async press(keys) {
          for (const key of keys) await page.keyboard.press(key)
        },
        close: () => page.close(),
      }
    },
    close: () => browser.close(),
  }
}

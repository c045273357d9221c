// npm run bench:search -- SITE [--runs R] [--json]: how soon the search of a built site answers, from file://, in
// Chromium and Firefox; see docs/performance.md.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { chromiumPath, launchChromium } from './chromium.js'
import { firefoxPath, launchFirefox } from './firefox.js'

const browsers = [
  { name: 'Chromium', path: chromiumPath, launch: launchChromium },
  { name: 'Firefox', path: firefoxPath, launch: launchFirefox },
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '5' }, json: { type: 'boolean', default: false } },
})
const site = resolve(positionals[0] ?? 'dist')
if (!existsSync(join(site, 'assets', 'search', 'index.js'))) {
  process.stderr.write(
    `search: ${site} is not a built site; usage: npm run bench:search -- SITE [--runs R]\n`,
  )
  process.exit(1)
}
const rows = []
for (const browser of browsers) {
  if (existsSync(browser.path)) rows.push(...(await measure(browser, Number(values.runs))))
  else process.stderr.write(`search: no ${browser.path}; going on without ${browser.name}\n`)
}
process.stdout.write(values.json ? `${JSON.stringify(rows, null, 2)}\n` : table(rows))

/** Every run has a browser of its own, every query a page of its own: nothing of the index is in memory. */
async function measure({ name, launch }, runs) {
  const queries = queriesOf(site)
  const times = new Map(queries.map(({ what }) => [what, []]))
  for (let run = 0; run < runs; run++) {
    const browser = await launch()
    try {
      for (const { what, query } of queries) {
        const page = await browser.open(pathToFileURL(join(site, pageOf(site))).href)
        await page.evaluate(`(${stopwatch})()`)
        await page.press(`/${query}`)
        times.get(what).push(await page.evaluate('globalThis.firstResult'))
        await page.close()
      }
    } finally {
      await browser.close()
    }
  }
  return queries.map(({ what, query }) => {
    const sorted = times.get(what).sort((a, b) => a - b)
    return { browser: name, what, query, median: sorted[sorted.length >> 1], all: sorted.map(Math.round) }
  })
}

/** A page of the site that somebody could stand on. */
function pageOf(folder) {
  const [name] = readdirSync(join(folder, 'services')).sort()
  return `services/${name}`
}

/** What to type; taken from the site, so that there is something to find. */
function queriesOf(folder) {
  const names = readdirSync(join(folder, 'services')).sort()
  const hosts = readdirSync(join(folder, 'hosts')).sort()
  const id = names[names.length >> 1].replace('.html', '')
  const host = hosts[hosts.length >> 1].replace('.html', '')
  const [, port] = /id="port-(\d+)-/.exec(readFileSync(join(folder, 'services', `${id}.html`), 'utf8')) ?? []
  const word = id.split('-')[0]
  const longWord = names.map((name) => name.split('-')[0]).find((part) => part.length > 6) ?? word
  return [
    { what: 'first letter of a name', query: word[0] },
    { what: 'first digit of a number', query: '1' },
    { what: 'an id', query: id },
    { what: 'a host', query: `host:${host}` },
    { what: 'a port', query: `port:${port}` },
    { what: 'two words', query: id.split('-').slice(0, 2).join(' ') },
    { what: 'three letters', query: word.slice(0, 3) },
    { what: 'a slip', query: `${longWord[1]}${longWord[0]}${longWord.slice(2)}` },
    { what: 'a wrong first letter', query: `x${longWord.slice(1)}` },
  ]
}

/**
 * Runs in the page: `firstResult` becomes the milliseconds from the key press that completes the query, as the
 * browser stamps it, to the frame in which its results stand. For a single letter that is the first key press.
 */
function stopwatch() {
  const input = document.getElementById('search')
  const list = document.getElementById('search-results')
  let pressed = 0
  input.addEventListener('keydown', ({ timeStamp }) => {
    pressed = timeStamp
  })
  globalThis.firstResult = new Promise((done) => {
    const look = () => {
      if (list.dataset.query !== input.value.trim() || list.children.length === 0) return
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - pressed)))
    }
    new MutationObserver(look).observe(list, { childList: true, attributes: true })
  })
}

function table(found) {
  const lines = found.map(
    ({ browser, what, query, median, all }) =>
      `| ${browser} | ${what} | \`${query}\` | ${Math.round(median)} ms | ${all.join(', ')} |`,
  )
  return `| browser | what | typed | median | all |\n|---|---|---|---|---|\n${lines.join('\n')}\n`
}

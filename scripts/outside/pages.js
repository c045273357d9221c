/** The pages that are measured: where people arrive, what they read most, and the longest of the indexes. */
export const measuredPages = ['index.html', 'services/memcached.html', 'ports.html']

/** Lowest score in each category, of 100. */
const lowest = { performance: 98, accessibility: 98, 'best-practices': 98 }

/**
 * Measures pages by Lighthouse, three times each: the median counts, since other work on the machine slows a run.
 *
 * @param {{ lighthouse: Function, launch: Function }} tools
 * @param {string} address
 * @returns {Promise<{ lines: string[], wrong: string[] }>}
 */
export async function measurePages({ lighthouse, launch }, address) {
  const chrome = await launch({
    chromePath: '/usr/bin/chromium',
    chromeFlags: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  })
  try {
    const measured = []
    for (const page of measuredPages)
      measured.push(await measurePage(lighthouse, chrome.port, `${address}/${page}`))
    return {
      lines: measured.map(({ scores }, index) => `${measuredPages[index]}: ${shown(scores)}`),
      wrong: measured.flatMap(({ scores, audits }, index) =>
        Object.entries(lowest)
          .filter(([category, least]) => scores[category] < least)
          .map(
            ([category, least]) =>
              `${measuredPages[index]}: ${category} ${scores[category]} < ${least}: ${audits[category]}`,
          ),
      ),
    }
  } finally {
    chrome.kill()
  }
}

async function measurePage(lighthouse, port, url) {
  const runs = []
  for (let run = 0; run < 3; run++) {
    const { lhr } = await lighthouse(url, { port, output: 'json', onlyCategories: Object.keys(lowest) })
    runs.push(lhr)
  }
  const scoreOf = (lhr, category) => Math.round(lhr.categories[category].score * 100)
  const median = (category) => runs.map((lhr) => scoreOf(lhr, category)).sort((a, b) => a - b)[1]
  return {
    scores: Object.fromEntries(Object.keys(lowest).map((category) => [category, median(category)])),
    audits: Object.fromEntries(
      Object.keys(lowest).map((category) => [category, failedAudits(runs[1], category)]),
    ),
  }
}

const failedAudits = ({ categories, audits }, category) =>
  categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
    .map(({ id }) => `${id} ${audits[id].displayValue ?? ''}`.trim())
    .join(', ')

const shown = (scores) =>
  Object.entries(scores)
    .map(([category, score]) => `${category} ${score}`)
    .join(', ')

import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { clearEleventy, eleventyOutput, eleventyStep } from './eleventy.js'
import { measure, StepError } from './measure.js'

const program = fileURLToPath(new URL('../lib/src/cli.js', import.meta.url))

/**
 * One round of everything that is measured, in the order of a day's work; Eleventy follows the cold build at
 * once, so that both meet the same machine. Each step is proved to have done what its name says.
 *
 * @param {{ folder: string, document: string, eleventy?: string | undefined }} catalogue
 *   `document` is the one that changes, `eleventy` the folder of Eleventy's site
 * @param {number} number of the round: every round writes another sentence
 */
export function measureRound({ folder, document, eleventy }, number) {
  const portolan = (name, ...args) => measure({ name, args: [program, ...args], cwd: folder })
  const page = join(folder, 'dist', 'services', basename(document).replace(/\.md$/, '.html'))
  for (const left of ['.portolan', 'dist']) rmSync(join(folder, left), { recursive: true, force: true })

  const cold = portolan('cold build', 'build')
  prove(existsSync(page), 'cold build', `it wrote no ${page}`, cold)
  const paired = eleventy && measureEleventy(eleventy, join(folder, 'content'))
  const unchanged = portolan('no-change build', 'build')
  prove(unchanged.output.includes('Nothing has changed'), 'no-change build', 'it built something', unchanged)
  const changed = withSentence(document, `The bench was here in round ${number}.`, (sentence) => {
    const result = portolan('one-file-changed build', 'build')
    const shows = readFileSync(page, 'utf8').includes(sentence)
    prove(shows, 'one-file-changed build', 'its page shows the old text', result)
    return result
  })
  const check = portolan('check', 'check', '--no-cache')
  const unsaved = measureUnsaved(folder, document)
  return { cold, unchanged, changed, check, unsaved, ...(paired && { eleventy: paired }) }
}

/** What an editor waits for while somebody types: the catalogue has been checked before. */
function measureUnsaved(folder, document) {
  const name = 'one unsaved document'
  measure({ name: 'check before it', args: [program, 'check'], cwd: folder })
  const result = measure({
    name,
    args: [program, 'check', '--fail-on', 'never', '--stdin-filepath', document],
    cwd: folder,
    input: `${readFileSync(document, 'utf8')}\n[A link](nowhere.md)\n`,
  })
  prove(result.output.includes('nowhere.md'), name, 'it missed the broken link', result)
  return result
}

function measureEleventy(folder, content) {
  clearEleventy(folder)
  const result = measure(eleventyStep(folder, content))
  const index = join(eleventyOutput(folder), 'services', 'index.html')
  prove(existsSync(index), 'Eleventy, cold build', `it wrote no ${index}`, result)
  return result
}

/** Runs something while a document has one sentence more. */
function withSentence(document, sentence, run) {
  const before = readFileSync(document)
  try {
    appendFileSync(document, `\n${sentence}\n`)
    return run(sentence)
  } finally {
    writeFileSync(document, before)
  }
}

function prove(holds, name, doubt, { output }) {
  if (!holds) throw new StepError(name, `a result that cannot be right: ${doubt}`, output)
}

import { existsSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { measure, prove, withSentence } from './measure.js'
import { measureChanged, measureCold } from './others.js'

const program = fileURLToPath(new URL('../lib/src/cli.js', import.meta.url))

/**
 * One round of everything that is measured, in the order of a day's work; the others follow ours at once, so
 * that all meet the same machine.
 *
 * @param {{ folder: string, document: string, others: ReturnType<import('./others.js').prepareOthers> }} catalogue
 *   `document` is the one that changes
 * @param {number} number of the round: every round writes another sentence
 */
export function measureRound({ folder, document, others }, number) {
  const portolan = (name, ...args) => measure({ name, args: [program, ...args], cwd: folder })
  const page = join(folder, 'dist', 'services', basename(document).replace(/\.md$/, '.html'))
  const sentence = `The bench was here in round ${number}.`
  for (const left of ['.portolan', 'dist']) rmSync(join(folder, left), { recursive: true, force: true })

  const cold = portolan('cold build', 'build')
  prove(existsSync(page), cold, `it wrote no ${page}`)
  const coldOthers = measureCold(others, folder)
  const unchanged = portolan('no-change build', 'build')
  prove(unchanged.output.includes('Nothing has changed'), unchanged, 'it built something')
  const changed = withSentence(document, sentence, () => {
    const result = portolan('one file changed', 'build')
    prove(readFileSync(page, 'utf8').includes(sentence), result, 'its page shows the old text')
    return result
  })
  const changedOthers = measureChanged(others, { folder, document }, sentence)
  const check = portolan('check, cold', 'check', '--no-cache')
  const unsaved = measureUnsaved(folder, document)
  return { cold, unchanged, changed, check, unsaved, others: { cold: coldOthers, changed: changedOthers } }
}

/** What an editor waits for while somebody types: the catalogue has been checked before. */
function measureUnsaved(folder, document) {
  measure({ name: 'check before it', args: [program, 'check'], cwd: folder })
  const result = measure({
    name: 'one unsaved document',
    args: [program, 'check', '--fail-on', 'never', '--stdin-filepath', document],
    cwd: folder,
    input: `${readFileSync(document, 'utf8')}\n[A link](nowhere.md)\n`,
  })
  prove(result.output.includes('nowhere.md'), result, 'it missed the broken link')
  return result
}

import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { eleventy } from './eleventy.js'
import { hugo } from './hugo.js'
import { measure, prove, withSentence } from './measure.js'

/**
 * Generators that Portolan is measured beside. Each makes a page of every document and one that lists the services.
 *
 * `prepare(folder, content)` makes its site in `folder` and tells its `version`, or what is `missing`;
 * `content(folder, content)` is the folder it reads, `step(folder, content)` how it is run, `output(folder)` where
 * its pages come to stand, `listPage` the list and `page(document)` a document's page below that.
 */
export const others = [eleventy, hugo]

/**
 * Gets ready what of the others can be had, and says what cannot.
 *
 * @param {string} work folder for their sites
 * @param {string} content
 * @param {(text: string) => void} note
 */
export function prepareOthers(work, content, note) {
  return others.flatMap((other) => {
    const folder = join(work, other.id)
    const prepared = other.prepare(folder, content)
    if ('version' in prepared) return [{ ...other, folder, version: prepared.version }]
    note(`${prepared.missing}\nGoing on without it.`)
    return []
  })
}

/**
 * Cold builds by the others, by their ids.
 *
 * @param {ReturnType<typeof prepareOthers>} others
 * @param {string} catalogue its folder
 */
export function measureCold(others, catalogue) {
  return each(others, catalogue, (other, { step, output }) => {
    rmSync(output, { recursive: true, force: true })
    const result = measure({ ...step, name: `${other.name}, cold build` })
    prove(existsSync(join(output, other.listPage)), result, `it wrote no ${other.listPage}`)
    return result
  })
}

/**
 * Builds by the others after a document has one sentence more, by their ids.
 *
 * @param {ReturnType<typeof prepareOthers>} others
 * @param {{ folder: string, document: string }} catalogue
 * @param {string} sentence
 */
export function measureChanged(others, { folder, document }, sentence) {
  const path = relative(join(folder, 'content'), document)
  return each(others, folder, (other, { step, content, output }) =>
    withSentence(join(content, path), sentence, () => {
      const result = measure({ ...step, name: `${other.name}, one file changed` })
      const page = readFileSync(join(output, other.page(path)), 'utf8')
      prove(page.includes(sentence), result, 'its page shows the old text')
      return result
    }),
  )
}

function each(others, catalogue, run) {
  const results = others.map((other) => {
    const content = other.content(other.folder, join(catalogue, 'content'))
    return [
      other.id,
      run(other, { content, step: other.step(other.folder, content), output: other.output(other.folder) }),
    ]
  })
  return Object.fromEntries(results)
}

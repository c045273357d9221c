import { expect, test } from 'vitest'
import { createCatalog } from '../../src/model/catalog.ts'
import { parseDocument } from '../../src/parse/document.ts'
import { judgeDocument } from '../../src/pipeline/judged-document.ts'
import type { Loaded } from '../../src/pipeline/load.ts'
import { withDocuments } from '../../src/pipeline/overlay.ts'

const judged = (source: string, text: string) =>
  judgeDocument(parseDocument({ source, path: `content/${source}`, text }))

const page = (title: string): string => `# ${title}\n\n<b>raw</b>\n`

/** A catalogue of these pages, as it is loaded; only what an overlay looks at. */
function loadedOf(files: Record<string, string>): Loaded {
  const documents = Object.entries(files).map(([source, text]) => judged(source, text))
  const catalog = createCatalog(
    { places: '' },
    documents.map(({ document }) => document),
    ['files/web.conf'],
  )
  return {
    site: catalog.site,
    catalog,
    findings: documents.flatMap(({ findings, judged }) => [...findings, ...judged]),
    key: 'of what is on disk',
  } as unknown as Loaded
}

const titles = ({ catalog }: Loaded) =>
  [...catalog.documents.values()].map(({ id, title }) => `${id}: ${title}`)
const paths = ({ findings }: Loaded) => findings.map(({ path, ruleId }) => `${path} ${ruleId}`)

test('documents are replaced, come and go, with their findings, and nothing of it is remembered', () => {
  const loaded = loadedOf({ 'a.md': page('A'), 'b.md': page('B'), 'c.md': page('C') })
  const over = withDocuments(
    loaded,
    new Map([
      ['a.md', judged('a.md', '# Another A\n')],
      ['b.md', null],
      ['d.md', judged('d.md', page('D'))],
    ]),
  )
  expect(titles(over)).toEqual(['a: Another A', 'c: C', 'd: D'])
  expect(paths(over)).toEqual(['content/c.md markdown/raw-html', 'content/d.md markdown/raw-html'])
  expect(over.key).toBe('')
  expect(titles(loaded)).toEqual(['a: A', 'b: B', 'c: C'])
})

test('whatever else a catalogue holds stays: other files, the package snapshot', () => {
  const loaded = loadedOf({ 'a.md': page('A') })
  const apt = { suites: [] } as unknown as NonNullable<typeof loaded.catalog.apt>
  const over = withDocuments({ ...loaded, catalog: { ...loaded.catalog, apt } }, new Map([['a.md', null]]))
  expect(over.catalog.apt).toBe(apt)
  expect([...over.catalog.files]).toEqual(['files/web.conf'])
})

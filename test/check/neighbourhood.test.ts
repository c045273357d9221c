import { readFileSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { check } from '../../src/check/index.ts'
import { type Catalog, createCatalog } from '../../src/model/catalog.ts'
import type { Finding } from '../../src/model/finding.ts'
import { parseDocument } from '../../src/parse/document.ts'
import { parseSite } from '../../src/parse/site.ts'
import { listContent } from '../../src/read/content-tree.ts'
import { today } from './judged.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The example catalogue, with a fault of each kind that involves several services added to some documents. */
function example(): { catalog: Catalog; raised: readonly Finding[] } {
  const entries = listContent(`${root}content`)
  const parsed = entries
    .filter(({ source }) => source.endsWith('.md'))
    .map(({ source, location }) => {
      const text = spoilt(source, readFileSync(location, 'utf8'))
      return parseDocument({ source, path: relative(root, location).split(sep).join('/'), text })
    })
  const { site } = parseSite({
    path: 'portolan.config.yaml',
    text: readFileSync(`${root}portolan.config.yaml`, 'utf8'),
  })
  const files = entries.filter(({ source }) => !source.endsWith('.md')).map(({ source }) => source)
  return {
    catalog: createCatalog(
      site,
      parsed.map(({ document }) => document),
      files,
    ),
    raised: parsed.flatMap(({ findings }) => findings),
  }
}

/** Numbers and names that others have already, and services that are not there, every few documents. */
function spoilt(source: string, text: string): string {
  const turn = [...source].reduce((sum, character) => sum + character.charCodeAt(0), 0) % 4
  if (!source.startsWith('services/') || turn > 2) return text
  return [
    text.replace(/^( +- port: )\d+$/gm, '$1443'),
    text.replace(/^( +- service: ).+$/m, '$1memcachd').replace(/^aliases: .*$/m, 'aliases: [cache, mc]'),
    text.replace(/^( +- path: ).+$/m, '$1/etc/hosts').replace(/^( +bind: ).+$/gm, '$1"*"'),
  ][turn] as string
}

const concerns =
  (path: string) =>
  (finding: Finding): boolean =>
    finding.path === path || finding.related.some((other) => other.path === path)

// Rules about single documents are left out: they look at no other in either case.
test('of each document the same is found in its neighbourhood as in the whole catalogue', () => {
  const { catalog, raised } = example()
  const whole = check(catalog, { today, raised, documentsJudged: true })
  expect(whole.findings.filter(({ related }) => related.length > 0).length).toBeGreaterThan(50)
  for (const { id, path } of catalog.documents.values()) {
    const near = check(catalog, { today, raised, documentsJudged: true, about: id })
    expect(near.findings.filter(concerns(path))).toEqual(whole.findings.filter(concerns(path)))
  }
})

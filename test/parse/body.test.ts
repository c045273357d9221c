import { expect, test } from 'vitest'
import { parseBody } from '../../src/parse/body.ts'

const links = (markdown: string, offset = 0) =>
  parseBody(markdown, offset).outline.links.map(
    ({ kind, target, fragment, place }) =>
      `${place.line}:${place.column}-${place.endColumn} ${kind} ${target}${fragment === undefined ? '' : `#${fragment}`}`,
  )

test('wikilinks are found in prose, tables and wrapped lines, at their places in the file', () => {
  const markdown =
    'See [[memcached]] and\n*the [[Ports and security#Firewalls|rules]]*.\n\n| a |\n|---|\n| [[dns\\|names]] |\n'
  expect(links(markdown, 10)).toEqual([
    '11:5-18 wiki memcached',
    '12:6-44 wiki Ports and security#Firewalls',
    '16:3-17 wiki dns',
  ])
  expect(parseBody(markdown, 0).render().html).toContain('<em>the \u00011\u0002rules\u0001/1\u0002</em>')
})

test('an escaped wikilink, and one in code, stays text', () => {
  expect(links('\\[[no]] and `[[no]]`\n\n    [[no]]\n')).toEqual([])
})

test('links by reference and pictures are links; where they lead stays open in the HTML', () => {
  const body = parseBody('[notes][n] ![a map](map.png)\n\n[n]: ../notes.md#top "Notes"\n', 0)
  expect(body.outline.links).toMatchObject([
    { kind: 'url', target: '../notes.md', fragment: 'top', title: 'Notes' },
    { kind: 'image', target: 'map.png', alt: 'a map' },
  ])
  expect(body.render().html).toBe('<p>\u00010\u0002notes\u0001/0\u0002 \u00011\u0002</p>')
})

test('code, scripts and unsafe links never reach the page', () => {
  const body = parseBody(
    '<script>alert(1)</script>\n\n[x](javascript:alert(1)) <b>bold</b> <!-- aside -->\n',
    4,
  )
  expect(body.render().html).toBe('<p>x bold </p>')
  expect(body.remarks.map(({ ruleId, place }) => `${place.line}:${place.column} ${ruleId}`)).toEqual([
    '5:1 markdown/raw-html',
    '7:1 markdown/unsafe-url',
    '7:26 markdown/raw-html',
  ])
})

test('headings get stable ids, and a first heading of depth 1 is the title', () => {
  const body = parseBody('# Web\n\n## Set up\n\n### Set up\n\n# Again\n', 0)
  expect(body.title).toBe('Web')
  expect(body.outline.headings).toEqual([
    { depth: 2, text: 'Set up', id: 'h-set-up', place: { line: 3, column: 1, endLine: 3, endColumn: 10 } },
    { depth: 3, text: 'Set up', id: 'h-set-up-1', place: { line: 5, column: 1, endLine: 5, endColumn: 11 } },
    { depth: 1, text: 'Again', id: 'h-again', place: { line: 7, column: 1, endLine: 7, endColumn: 8 } },
  ])
  expect(body.render().html).toBe(
    '<h2 id="h-set-up">Set up</h2>\n<h3 id="h-set-up-1">Set up</h3>\n<h2 id="h-again">Again</h2>',
  )
})

test('search text is kept by section', () => {
  const markdown = 'It keeps [[memcached|sessions]].\n\n## Set up\n\n- one\n- two\n\n```bash\nss -lt\n```\n'
  expect(parseBody(markdown, 0).render().sections).toEqual([
    { id: '', heading: '', text: 'It keeps sessions.' },
    { id: 'h-set-up', heading: 'Set up', text: 'one two ss -lt' },
  ])
})

test('footnotes lead to each other', () => {
  const { html } = parseBody('Text[^1].\n\n[^1]: Note\n', 0).render()
  for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${target}"`)
  expect(html).toContain('Note')
})

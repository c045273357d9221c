import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rdjson } from '../../src/report/rdjson.ts'
import { sarif } from '../../src/report/sarif.ts'
import { contextOf, findingOf } from './fixtures.ts'

interface Range {
  readonly start: { readonly line: number; readonly column: number }
  readonly end: { readonly line: number; readonly column: number }
}

/** Lines of text with what counts differently in characters, UTF-16 and UTF-8, and a stretch of one of them. */
const marked = fc
  .record({
    lines: fc.array(fc.string({ unit: fc.constantFrom('a', ' ', 'é', '会', '\u{1F600}') }), { minLength: 1 }),
    line: fc.nat(),
    from: fc.nat(),
    length: fc.nat({ max: 5 }),
  })
  .map(({ lines, line, from, length }) => {
    const index = line % lines.length
    const characters = [...lines[index]!]
    const start = from % (characters.length + 1)
    const before = characters.slice(0, start).join('')
    const text = characters.slice(start, start + length).join('')
    const column = before.length + 1
    const place = { line: index + 1, column, endLine: index + 1, endColumn: column + text.length }
    return { source: `${lines.join('\n')}\n`, place, text }
  })

test('ranges of rdjson cut the marked text out of the bytes of the file', () => {
  fc.assert(
    fc.property(marked, ({ source, place, text }) => {
      const { diagnostics } = JSON.parse(
        rdjson.format([findingOf({ path: 'a.md', place })], contextOf({ 'a.md': source })),
      )
      const { start, end }: Range = diagnostics[0].location.range
      const bytes = Buffer.from(source.split('\n')[start.line - 1]!)
      expect(end.line).toBe(start.line)
      expect(bytes.subarray(start.column - 1, end.column - 1).toString()).toBe(text)
    }),
  )
})

test('regions of SARIF cut it out of UTF-16 code units', () => {
  fc.assert(
    fc.property(marked, ({ source, place, text }) => {
      const report = JSON.parse(sarif.format([findingOf({ place })], contextOf({})))
      const { region } = report.runs[0].results[0].locations[0].physicalLocation
      expect(report.runs[0].columnKind).toBe('utf16CodeUnits')
      const line = source.split('\n')[region.startLine - 1]!
      expect(line.slice(region.startColumn - 1, region.endColumn - 1)).toBe(text)
    }),
  )
})

test('rdjson marks whole lines where the file is gone or shorter than it was', () => {
  const place = { line: 3, column: 2, endLine: 3, endColumn: 4 }
  const ranges = [{}, { 'a.md': 'one line\n' }].map(
    (files) =>
      JSON.parse(rdjson.format([findingOf({ path: 'a.md', place })], contextOf(files))).diagnostics[0]
        .location.range,
  )
  expect(ranges).toEqual(Array(2).fill({ start: { line: 3 }, end: { line: 3 } }))
})

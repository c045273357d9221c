import { describe, expect, test } from 'vitest'
import { rules } from '../../src/check/index.ts'
import type { Finding } from '../../src/model/finding.ts'
import { parseDocument } from '../../src/parse/document.ts'
import type { ParsedDocument } from '../../src/parse/unreadable-document.ts'
import { type Files, judge, shown } from '../check/judged.ts'
import { type Defect, defects } from './defects.ts'
import { fleetFiles } from './fleet.ts'
import { type Marked, Plot, randomFrom } from './plot.ts'

/** Where the defects are planted; another number plants them elsewhere, and they must be found there too. */
const seed = Number(process.env.PORTOLAN_FLEET_SEED ?? 20_261_123)

const fleet = fleetFiles()
const parsed = new Map<string, ParsedDocument>()

/** Documents that are as they were are parsed once for all defects. */
function parse(source: string, text: string): ParsedDocument {
  const known = fleet[source] === text ? parsed.get(source) : undefined
  const result = known ?? parseDocument({ source, path: source, text })
  if (fleet[source] === text) parsed.set(source, result)
  return result
}

function findingsIn(files: Files): readonly Finding[] {
  const { findings, internal } = judge(files, parse)
  expect(internal).toEqual([])
  return findings
}

/** Lines move where something is planted: apart from their places findings must be the same. */
const told = ({ path, severity, ruleId, reason }: Finding): string =>
  `${path} ${severity} ${ruleId} ${reason}`

const spot = ({ path, place }: Marked): string =>
  `${path}:${place.line}:${place.column}-${place.endLine}:${place.endColumn}`

const before = findingsIn(fleet)
const known = new Set(before.map(told))

function planted(defect: Defect, random: () => number) {
  const plot = new Plot(fleet, random)
  defect.plant(plot)
  const { files, finding, related } = plot.harvest()
  const after = findingsIn({ ...fleet, ...files })
  const kept = new Set(after.map(told))
  return {
    marks: finding,
    relatedMarks: related,
    fresh: after.filter((one) => !known.has(told(one))),
    lost: before.filter((one) => !kept.has(told(one))).map((one) => shown(one)),
  }
}

/** Each from a seed of its own, so that one defect more moves none of the others. */
const seedOf = ({ rule, what }: Defect): number =>
  [...`${rule} ${what}`].reduce((hash, letter) => Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0), seed)

const results = defects.map((defect) => ({ defect, ...planted(defect, randomFrom(seedOf(defect))) }))

describe('a defect planted in the fleet is found where it is, and nothing else is', () => {
  test.each(results.map((result) => [`${result.defect.rule}: ${result.defect.what}`, result] as const))(
    '%s',
    (_, { defect, marks, relatedMarks, fresh, lost }) => {
      const found = fresh.map((one) => `${one.ruleId} ${spot(one)}`)
      const related = fresh.flatMap((one) => one.related.map(spot)).sort()
      expect({ found, related, lost }, fresh.map((one) => shown(one)).join('\n')).toEqual({
        found: marks.map((mark) => `${defect.rule} ${spot(mark)}`),
        related: relatedMarks.map(spot).sort(),
        lost: [],
      })
      expect(found).toHaveLength(1)
    },
  )
})

test('there are 120 at least, and every rule is among them', () => {
  expect(defects.length).toBeGreaterThanOrEqual(120)
  const planted = new Set(defects.map(({ rule }) => rule))
  expect(rules.map(({ id }) => id).filter((id) => !planted.has(id))).toEqual([])
})

test.runIf(process.env.PORTOLAN_FLEET_SEED === undefined)('the words of every finding', async () => {
  const lines = results.map(({ defect, fresh }) =>
    [`${defect.what}`, ...fresh.map((one) => `  ${shown(one)}\n  help: ${one.help}`)].join('\n'),
  )
  await expect(`${lines.join('\n\n')}\n`).toMatchFileSnapshot('../golden/fleet/defects.txt')
})

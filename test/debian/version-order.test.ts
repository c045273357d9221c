import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareDebianVersions } from '../../src/model/debian-version.ts'
import { hasDebianTool } from './debian-tool.ts'

const part = (alphabet: string, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), maxLength })

const version = fc
  .record({
    epoch: fc.constantFrom('', '', '', '0:', '1:', '10:'),
    first: fc.constantFrom('0', '1', '9', '10', '007', '20240101'),
    rest: part('012abzAZ.+~-', 6),
    revision: fc.oneof(
      fc.constant(''),
      part('019abZ.+~', 4).map((text) => `-1${text}`),
    ),
  })
  .map(({ epoch, first, rest, revision }) => `${epoch}${first}${rest.replace(/-+$/, '')}${revision}`)

/** Two versions that differ in one place, as those of neighbouring uploads do: the order is decided late. */
const neighbours = fc
  .tuple(version, fc.nat(8), part('09aZ.+~', 2), fc.nat(2))
  .map(([text, fromEnd, put, taken]): [string, string] => {
    const at = Math.max(text.indexOf(':') + 2, text.length - fromEnd)
    return [text, text.slice(0, at) + put + text.slice(at + taken)]
  })
  .filter(([, changed]) => !changed.endsWith('-'))

const pairs = [
  ...fc.sample(fc.tuple(version, version), { numRuns: 4000, seed: 12 }),
  ...fc.sample(neighbours, { numRuns: 6000, seed: 12 }),
]

/** Tells each comparison that dpkg holds for wrong; one process a pair. */
const disagree = `while read -r a relation b; do
  dpkg --compare-versions "$a" "$relation" "$b" || echo "$a $relation $b"
done`

test.skipIf(!hasDebianTool('/usr/bin/dpkg'))(
  'the order of 10,000 pairs of versions is that of dpkg --compare-versions',
  () => {
    const relations = { '-1': 'lt', 0: 'eq', 1: 'gt' } as const
    const answers = pairs.map(([a, b]) => relations[Math.sign(compareDebianVersions(a, b)) as -1 | 0 | 1])
    const input = pairs.map(([a, b], index) => `${a} ${answers[index]} ${b}\n`).join('')
    const { stdout, stderr } = spawnSync('sh', ['-c', disagree], { input, encoding: 'utf8' })
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' })
    expect(pairs).toHaveLength(10_000)
    for (const relation of Object.values(relations))
      expect(answers.filter((answer) => answer === relation).length, relation).toBeGreaterThan(100)
  },
  300_000,
)

import { expect, test } from 'vitest'
import { didYouMean } from '../../src/model/did-you-mean.ts'

const keys = ['title', 'summary', 'owner', 'hosts', 'packages', 'configs', 'commands', 'ports', 'dependsOn']

test.each([
  ['prots', 'ports'],
  ['port', 'ports'],
  ['Ports', 'ports'],
  ['onwer', 'owner'],
  ['pakages', 'packages'],
  ['dependson', 'dependsOn'],
  ['depends-on', 'dependsOn'],
])('%s: did you mean %s?', (written, meant) => {
  expect(didYouMean(written, keys)).toBe(meant)
})

test.each(['id', 'x', 'lifecycle', 'ports', 'hotel', ''])('%s is near to nothing else', (written) => {
  expect(didYouMean(written, keys)).toBeUndefined()
})

test('of equally near names the first in code-unit order is meant, whatever the order given', () => {
  expect(didYouMean('mc-main3', ['mc-main2', 'mc-main1'])).toBe('mc-main1')
  expect(didYouMean('mc-main3', ['mc-main1', 'mc-main2'])).toBe('mc-main1')
})

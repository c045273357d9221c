import { expect, test } from 'vitest'
import { hostFactsOf } from '../../src/model/host-facts.ts'
import { catalogOf } from './catalog-of.ts'

test('without configuration a host is as Linux comes', () => {
  expect(hostFactsOf(catalogOf({}), 'h1')).toEqual({
    ephemeral: { first: 32768, last: 60999 },
    reserved: [],
    bindv6only: false,
    unprivilegedFrom: 1024,
  })
})

test('of each fact the last entry that matches and states it wins', () => {
  const catalog = catalogOf(
    {},
    {
      hostGroups: { cache: ['mc[1-3]'] },
      hostFacts: [
        { ephemeral: [20000, 30000], reserved: [20100] },
        { hosts: ['@cache', 'web1'], ephemeral: [1024, 65535], unprivilegedFrom: 0 },
        { hosts: 'mc3', reserved: ['8000-8010', 9000], bindv6only: true },
        { hosts: 'mc[', unprivilegedFrom: 1 },
      ],
    },
  )
  const everywhere = {
    ephemeral: { first: 20000, last: 30000 },
    reserved: [{ first: 20100, last: 20100 }],
    bindv6only: false,
    unprivilegedFrom: 1024,
  }
  const cache = { ...everywhere, ephemeral: { first: 1024, last: 65535 }, unprivilegedFrom: 0 }
  expect(hostFactsOf(catalog, 'db1')).toEqual(everywhere)
  expect(hostFactsOf(catalog, 'mc1')).toEqual(cache)
  expect(hostFactsOf(catalog, 'mc3')).toEqual({
    ...cache,
    reserved: [
      { first: 8000, last: 8010 },
      { first: 9000, last: 9000 },
    ],
    bindv6only: true,
  })
  expect(hostFactsOf(catalog, 'web1')).toBe(hostFactsOf(catalog, 'mc1'))
})

test('reserved numbers may be written as the kernel does', () => {
  const catalog = catalogOf({}, { hostFacts: [{ reserved: ['8080,9148-9150'] }] })
  expect(hostFactsOf(catalog, 'h1').reserved).toEqual([
    { first: 8080, last: 8080 },
    { first: 9148, last: 9150 },
  ])
})

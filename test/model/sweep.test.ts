import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverOf, coversOverlap } from '../../src/model/address.ts'
import type { Catalog } from '../../src/model/catalog.ts'
import { isRunning } from '../../src/model/document.ts'
import { hostFactsOf } from '../../src/model/host-facts.ts'
import { hostIndex } from '../../src/model/node-set.ts'
import { type Claim, portConflicts } from '../../src/model/port-conflict.ts'
import { catalogOf, type ServiceInput, type SiteInput } from './catalog-of.ts'

// The definition of a conflict, pair by pair and number by number, against the sweep that never looks at pairs.

const claimsOn = (catalog: Catalog, host: string): Claim[] =>
  [undefined, ...(hostIndex(catalog).get(host) ?? [])].flatMap((service) =>
    ((service ? service.ports : catalog.site.base?.ports) ?? []).map((port, portIndex) => ({
      service,
      portIndex,
      port,
    })),
  )

function collide(a: Claim, b: Claim, number: number, bindv6only: boolean): boolean {
  if ([a, b].some(({ port }) => port.state !== 'listening' || port.dynamic)) return false
  if ([a, b].some(({ port }) => !port.port || port.port.first > number || port.port.last < number))
    return false
  if (a.port.transport !== b.port.transport || a.port.netns !== b.port.netns) return false
  if (a.port.share && a.port.share.group === b.port.share?.group) return false
  const covers = ({ port }: Claim) =>
    (port.bind ?? [undefined]).map((bind) => coverOf(bind, { v6only: port.v6only, bindv6only }))
  return covers(a).some((own) => covers(b).some((other) => coversOverlap(own, other)))
}

const key = ({ service, portIndex }: Claim): string => `${service?.id ?? ''}:${portIndex}`

/** Claims that collide directly or over others, on one number of one host. */
function collidingSets(claims: readonly Claim[], number: number, bindv6only: boolean): string[] {
  const left = new Set(claims)
  const sets: string[] = []
  for (const claim of claims) {
    if (!left.delete(claim)) continue
    const set = [claim]
    for (const member of set) {
      for (const other of left) {
        if (!collide(member, other, number, bindv6only)) continue
        set.push(other)
        left.delete(other)
      }
    }
    if (set.length > 1) sets.push(set.map(key).sort().join(' '))
  }
  return sets
}

const numbers = { first: 1, last: 8 }

function byDefinition(catalog: Catalog): string[] {
  const found = new Set<string>()
  for (const host of hostIndex(catalog).keys()) {
    const claims = claimsOn(catalog, host)
    const { bindv6only } = hostFactsOf(catalog, host)
    for (let number = numbers.first; number <= numbers.last; number++) {
      for (const set of collidingSets(claims, number, bindv6only)) found.add(`${host}: ${set}`)
    }
  }
  return [...found].sort()
}

/** A claim that collides with itself is no matter of pairs and has its own test. */
const bySweep = (catalog: Catalog): string[] =>
  portConflicts(catalog)
    .filter(({ claims }) => claims[0] !== claims[1])
    .flatMap(({ hosts, claims }) => hosts.map((host) => `${host}: ${claims.map(key).sort().join(' ')}`))
    .sort()

const number = fc.integer({ min: numbers.first, max: numbers.last })
const address = fc.constantFrom(
  '0.0.0.0',
  '192.0.2.1',
  '192.0.2.2',
  '::',
  '2001:db8::1',
  '*',
  'localhost',
  'a.example',
)
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const port = fc.record({
  port: fc.tuple(number, number).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
  transport: fc.constantFrom('tcp' as const, 'udp' as const),
  bind: optional(fc.uniqueArray(address, { minLength: 1, maxLength: 3 })),
  v6only: optional(fc.boolean()),
  netns: optional(fc.constant('pod')),
  state: fc.constantFrom(
    'listening' as const,
    'listening' as const,
    'listening' as const,
    'reserved' as const,
  ),
  share: optional(fc.record({ group: fc.constantFrom('x', 'y'), by: fc.constant('sni' as const) })),
  dynamic: fc.constantFrom(false, false, false, true),
})

const service: fc.Arbitrary<ServiceInput> = fc.record({
  hosts: fc.uniqueArray(fc.constantFrom('h1', 'h2', 'h3', 'h4'), { minLength: 1 }),
  ports: fc.array(port, { maxLength: 3 }),
  lifecycle: fc.constantFrom('production' as const, 'production' as const, 'retired' as const),
})

const site: fc.Arbitrary<SiteInput> = fc.record({
  base: fc.record({ ports: fc.array(port, { maxLength: 1 }) }),
  hostFacts: fc.array(fc.record({ hosts: fc.constantFrom('h1', 'h[2-3]'), bindv6only: fc.boolean() }), {
    maxLength: 2,
  }),
})

const catalogue = fc
  .tuple(fc.array(service, { minLength: 1, maxLength: 8 }), site)
  .map(([services, facts]) =>
    catalogOf(Object.fromEntries(services.map((fields, index) => [`s${index}`, fields])), facts),
  )

test('the sweep finds what the definition finds, on every host', () => {
  let conflicts = 0
  fc.assert(
    fc.property(catalogue, (catalog) => {
      const found = bySweep(catalog)
      conflicts += found.length
      expect(found).toEqual(byDefinition(catalog))
    }),
    { numRuns: 300 },
  )
  expect(conflicts).toBeGreaterThan(300)
})

test('what a conflict says is true: its numbers, and that its services run', () => {
  fc.assert(
    fc.property(catalogue, (catalog) => {
      for (const { claims, range } of portConflicts(catalog)) {
        expect(range?.first).toBe(Math.max(...claims.map((claim) => claim.port.port?.first ?? 0)))
        expect(range?.last).toBe(Math.min(...claims.map((claim) => claim.port.port?.last ?? 0)))
        expect(claims.every((claim) => !claim.service || isRunning(claim.service))).toBe(true)
      }
    }),
  )
})

test('the order of services in the input does not matter', () => {
  const fields = fc.array(service, { minLength: 2, maxLength: 5 })
  fc.assert(
    fc.property(fields, (services) => {
      const entries = services.map((own, index): [string, ServiceInput] => [`s${index}`, own])
      const forwards = portConflicts(catalogOf(Object.fromEntries(entries)))
      const backwards = portConflicts(catalogOf(Object.fromEntries(entries.reverse())))
      expect(backwards).toEqual(forwards)
    }),
  )
})

import { expect, test } from 'vitest'
import { type Outage, outageOf } from '../../src/model/outage.ts'
import { catalogOf, type ServiceInput } from './catalog-of.ts'

const soft = (service: string) => ({ service, criticality: 'soft' as const })

const shop: Record<string, ServiceInput> = {
  database: {},
  accounts: { dependsOn: ['database'] },
  basket: { dependsOn: ['database', 'accounts'] },
  checkout: { dependsOn: ['basket', 'accounts'] },
  search: { dependsOn: [soft('database')] },
  adverts: { dependsOn: [soft('checkout')] },
  // It needs `search` hard, but `search` only goes on worse.
  frontpage: { dependsOn: ['search'] },
  installer: { dependsOn: [{ service: 'database', criticality: 'build' }] },
  legacy: { dependsOn: ['database'], lifecycle: 'retired' },
  // Both ways: it stops.
  reports: { dependsOn: ['accounts', soft('database')] },
}

const told = ({ stops, suffers }: Outage) => ({
  stops: stops.map((step) => step.map(({ service, via }) => `${service.id} with ${via.id}`)),
  suffers: suffers.map(({ id }) => id),
})

test('what stops, step by step, and what goes on worse', () => {
  const catalog = catalogOf(shop)
  expect(told(outageOf(catalog, 'database'))).toEqual({
    stops: [
      ['accounts with database', 'basket with database'],
      ['checkout with accounts', 'reports with accounts'],
    ],
    suffers: ['adverts', 'search'],
  })
  expect(told(outageOf(catalog, 'search'))).toEqual({ stops: [['frontpage with search']], suffers: [] })
  expect(told(outageOf(catalog, 'checkout'))).toEqual({ stops: [], suffers: ['adverts'] })
})

test('a service in a circle does not stop itself', () => {
  const circle = catalogOf({ a: { dependsOn: ['b'] }, b: { dependsOn: ['a', soft('b')] } })
  expect(told(outageOf(circle, 'a'))).toEqual({ stops: [['b with a']], suffers: [] })
  expect(told(outageOf(circle, 'b'))).toEqual({ stops: [['a with b']], suffers: [] })
})

test('nothing for what the catalogue does not have', () => {
  expect(outageOf(catalogOf(shop), 'nobody')).toEqual({ stops: [], suffers: [] })
})

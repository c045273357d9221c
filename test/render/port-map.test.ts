import { expect, test } from 'vitest'
import { createContext } from '../../src/render/context.ts'
import { portMapIndex } from '../../src/render/indexes/port-map.ts'
import type { PortMapIndex } from '../../src/render/page.ts'
import { catalogOf, type ServiceInput, type SiteInput } from '../model/catalog-of.ts'
import { smallInput } from './small-site.ts'

function mapOf(services: Record<string, ServiceInput>, site: SiteInput = {}): PortMapIndex {
  const drafts = portMapIndex(createContext(smallInput(catalogOf(services, site))))
  expect(drafts.map(({ path }) => path)).toEqual(['port-map.html'])
  return drafts[0]?.data() as PortMapIndex
}

const ingress = { group: 'ingress', by: 'sni' } as const

test('who claims which number, what meets, and where that is told', () => {
  const map = mapOf(
    {
      dns: { title: 'Name server', hosts: ['ns1'], ports: [{ port: 53 }, { port: 53, transport: 'udp' }] },
      docs: { title: 'Docs', hosts: ['web1'], ports: [{ port: 443, share: ingress, name: 'https' }] },
      shop: {
        title: 'Shop',
        hosts: ['web1'],
        ports: [{ port: 443, share: ingress, name: 'https' }, { port: 22 }, { socket: '/run/shop.sock' }],
      },
      queue: { title: 'Queue', hosts: ['mq1'], ports: [{ port: '4000-4010', state: 'reserved' }] },
      gone: { title: 'Gone', hosts: ['mq1'], lifecycle: 'retired', ports: [{ port: 9 }] },
    },
    { base: { ports: [{ port: 22, name: 'ssh', bind: '*' }] } },
  )
  const service = (id: string, label: string) => ({ href: `services/${id}.html`, label })
  const conflict = { kind: 'conflict', transports: ['tcp'], href: 'conflicts.html#c-22-tcp-base-shop' }
  const shared = { kind: 'shared', transports: ['tcp'], name: 'https', href: 'conflicts.html#shares' }
  expect(map).toEqual({
    kind: 'port-map',
    total: 4,
    conflicts: 1,
    shares: 1,
    columns: [
      undefined,
      service('docs', 'Docs'),
      service('dns', 'Name server'),
      service('queue', 'Queue'),
      service('shop', 'Shop'),
    ],
    rows: [
      {
        label: '22',
        marks: [
          { ...conflict, column: 0, name: 'ssh' },
          { ...conflict, column: 4 },
        ],
        spans: [{ from: 0, to: 4, kind: 'conflict' }],
      },
      {
        label: '53',
        marks: [
          { column: 2, kind: 'single', transports: ['tcp', 'udp'], href: 'services/dns.html#port-53-tcp-1' },
        ],
        spans: [],
      },
      {
        label: '443',
        marks: [
          { ...shared, column: 1 },
          { ...shared, column: 4 },
        ],
        spans: [{ from: 1, to: 4, kind: 'shared' }],
      },
      {
        label: '4000-4010',
        marks: [
          {
            column: 3,
            kind: 'reserved',
            transports: ['tcp'],
            href: 'services/queue.html#port-4000-4010-tcp-1',
          },
        ],
        spans: [],
      },
    ],
  })
})

test('a number that very many claim is a count, with only what meets marked', () => {
  const services: Record<string, ServiceInput> = {}
  for (let index = 0; index < 50; index++) {
    services[`exporter-${index}`] = { hosts: [`node${index}`], ports: [{ port: 9100 }] }
  }
  services.rival = { hosts: ['node7'], ports: [{ port: 9100 }] }
  const { columns, rows } = mapOf(services)
  expect(columns.map((column) => column?.label)).toEqual(['exporter-7', 'rival'])
  expect(rows.map(({ marks, claims }) => [marks.map(({ kind }) => kind), claims])).toEqual([
    [['conflict', 'conflict'], 51],
  ])
})

test('nothing where no number is documented', () => {
  expect(mapOf({ shop: { ports: [{ socket: '/run/shop.sock' }] } })).toMatchObject({ total: 0, rows: [] })
})

import { expect, test } from 'vitest'
import { portRegistry, type RegistryRow, sameNumberElsewhere } from '../../src/model/port-registry.ts'
import { catalogOf } from './catalog-of.ts'

const catalog = catalogOf(
  {
    web: { hosts: ['h1'], ports: ['443/udp', '443/tcp', { socket: '/var/run/web' }] },
    mail: { hosts: ['h2'], ports: ['443/tcp', { port: 25, state: 'disabled' }] },
    media: { hosts: ['h2'], ports: ['400-500/udp', '443-450/tcp'] },
    next: { hosts: ['h3'], ports: ['8080/tcp'], lifecycle: 'planned' },
    gopher: { hosts: ['h1'], ports: ['70/tcp'], lifecycle: 'retired' },
  },
  { base: { ports: ['22/tcp', '443/sctp'] } },
)

const short = ({ range, socket, transport, service, portIndex, hosts }: RegistryRow): string =>
  `${socket ?? `${range?.first}-${range?.last}`}/${transport} ${service?.id ?? 'base'}:${portIndex} ${hosts}`

test('the registry lists every port by number, transport and service, sockets last', () => {
  expect(portRegistry(catalog).map(short)).toEqual([
    '22-22/tcp base:0 h1,h2',
    '25-25/tcp mail:1 h2',
    '400-500/udp media:0 h2',
    '443-443/sctp base:1 h1,h2',
    '443-443/tcp mail:0 h2',
    '443-443/tcp web:1 h1',
    '443-443/udp web:0 h1',
    '443-450/tcp media:1 h2',
    '8080-8080/tcp next:0 h3',
    '/run/web/unix web:2 h1',
  ])
})

test('the same number elsewhere is anybody’s but one’s own', () => {
  const [web, media] = ['web', 'media'].map((id) => catalog.services.find((service) => service.id === id))
  expect(sameNumberElsewhere(catalog, { first: 443, last: 443 }, web).map(short)).toEqual([
    '400-500/udp media:0 h2',
    '443-443/sctp base:1 h1,h2',
    '443-443/tcp mail:0 h2',
    '443-450/tcp media:1 h2',
  ])
  expect(sameNumberElsewhere(catalog, { first: 20, last: 300 }, media).map(short)).toEqual([
    '22-22/tcp base:0 h1,h2',
    '25-25/tcp mail:1 h2',
  ])
})

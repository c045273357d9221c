import { Graphviz } from '@hpcc-js/wasm-graphviz'
import { describe, expect, test } from 'vitest'
import { pictureOf } from '../../src/render/graph-picture.ts'
import { overviewGraph } from '../../src/render/overview-graph.ts'
import type { PictureBox } from '../../src/render/page.ts'
import { catalogOf, type ServiceInput } from '../model/catalog-of.ts'

const shop: Record<string, ServiceInput> = {
  checkout: { title: 'Checkout', system: 'shop', dependsOn: ['payments', 'catalogue', { external: 'Bank' }] },
  catalogue: { title: 'Catalogue', system: 'shop', dependsOn: [{ service: 'search', criticality: 'soft' }] },
  search: {
    title: 'Search clusters for the shop',
    dependsOn: [{ service: 'catalogue', criticality: 'build' }],
  },
  payments: { title: 'Payments', system: 'money' },
  alone: { title: 'Needs nothing', system: 'shop' },
}

const frame = (name: string) => ({ name, href: `systems/${name}.html` })

describe('what is drawn', () => {
  test('services with a line, in frames of systems that have two of them; circles are marked', () => {
    expect(overviewGraph(catalogOf(shop), 'dependencies.html')).toEqual({
      boxes: 'services',
      nodes: [
        {
          id: 'catalogue',
          label: 'Catalogue',
          href: 'services/catalogue.html',
          group: 'shop',
          inCycle: true,
        },
        { id: 'checkout', label: 'Checkout', href: 'services/checkout.html', group: 'shop', inCycle: false },
        { id: 'payments', label: 'Payments', href: 'services/payments.html', inCycle: false },
        { id: 'search', label: 'Search clusters for the shop', href: 'services/search.html', inCycle: true },
      ],
      edges: [
        { from: 'catalogue', to: 'search', role: 'soft', inCycle: true },
        { from: 'checkout', to: 'catalogue', role: 'hard', inCycle: false },
        { from: 'checkout', to: 'payments', role: 'hard', inCycle: false },
        { from: 'search', to: 'catalogue', role: 'build', inCycle: true },
      ],
      groups: [frame('shop')],
      leftOut: 0,
    })
  })

  test('of several lines between two boxes the strongest', () => {
    const twice = catalogOf({
      web: {
        dependsOn: [{ service: 'db', criticality: 'soft' }, 'db', { service: 'web', criticality: 'build' }],
      },
      db: {},
    })
    expect(overviewGraph(twice, 'dependencies.html')?.edges).toEqual([
      { from: 'web', to: 'db', role: 'hard', inCycle: false },
    ])
  })

  test('nothing where nothing needs anything', () => {
    expect(overviewGraph(catalogOf({ web: {}, db: {} }), 'dependencies.html')).toBeUndefined()
    expect(overviewGraph(catalogOf({ web: { dependsOn: ['web'] } }), 'dependencies.html')).toBeUndefined()
  })

  test('systems, where there are too many services', () => {
    const services: Record<string, ServiceInput> = {}
    for (let index = 0; index < 160; index++) {
      services[`worker-${index}`] = { system: index % 2 ? 'odd' : 'even', dependsOn: ['queue'] }
    }
    services.queue = { title: 'Queue', dependsOn: [{ service: 'worker-3', criticality: 'soft' }] }
    expect(overviewGraph(catalogOf(services), 'dependencies.html')).toEqual({
      boxes: 'systems',
      nodes: [
        { id: 'queue', label: 'Queue', href: 'services/queue.html', inCycle: true },
        { id: 'system even', label: 'even', href: frame('even').href, members: 80, inCycle: false },
        { id: 'system odd', label: 'odd', href: frame('odd').href, members: 80, inCycle: true },
      ],
      edges: [
        { from: 'queue', to: 'system odd', role: 'soft', inCycle: true },
        { from: 'system even', to: 'queue', role: 'hard', inCycle: false },
        { from: 'system odd', to: 'queue', role: 'hard', inCycle: true },
      ],
      groups: [],
      leftOut: 0,
    })
  })

  test('the busiest boxes, where there are too many systems', () => {
    const services: Record<string, ServiceInput> = { hub: { system: 'hub' } }
    for (let index = 0; index < 200; index++) {
      services[`spoke-${index}`] = { system: `spoke ${index}`, dependsOn: ['hub'] }
    }
    const graph = overviewGraph(catalogOf(services), 'dependencies.html')
    expect(graph?.nodes.map(({ id }) => id)).toContain('system hub')
    expect({ boxes: graph?.nodes.length, lines: graph?.edges.length, leftOut: graph?.leftOut }).toEqual({
      boxes: 150,
      lines: 149,
      leftOut: 51,
    })
  })
})

test('drawn: frames hold their boxes, lines lead from box to box and to the right', async () => {
  const graphviz = await Graphviz.load()
  const graph = overviewGraph(catalogOf({ ...shop, search: {} }), 'dependencies.html')
  const picture = graph && pictureOf(graph, (dot) => graphviz.layout(dot, 'json', 'dot'))
  const boxes = new Map(picture?.boxes.map((box) => [box.lines.join(' '), box]))
  const boxOf = (name: string) => boxes.get(name) as PictureBox
  const shopFrame = picture?.frames?.[0]
  expect(picture?.frames?.map(({ label }) => label)).toEqual(['shop'])
  const isInside = ({ x, y, width, height }: PictureBox): boolean =>
    shopFrame !== undefined &&
    x >= shopFrame.x &&
    y >= shopFrame.y &&
    x + width <= shopFrame.x + shopFrame.width &&
    y + height <= shopFrame.y + shopFrame.height
  expect([...boxes].map(([name, box]) => [name, isInside(box)])).toEqual([
    ['Catalogue', true],
    ['Checkout', true],
    ['Payments', false],
    ['search', false],
  ])
  expect(boxOf('Checkout').x).toBeLessThan(boxOf('Catalogue').x)
  for (const { path, from, to } of picture?.lines ?? []) {
    const points = path.split(/[MC ]/).filter(Boolean).map(Number)
    const [start, end] = [picture?.boxes[from], picture?.boxes[to]]
    expect(Math.abs((points[0] ?? 0) - ((start?.x ?? 0) + (start?.width ?? 0)))).toBeLessThan(2)
    expect(Math.abs((points.at(-2) ?? 0) - (end?.x ?? 0))).toBeLessThan(2)
  }
  expect(picture?.lines).toHaveLength(3)
})

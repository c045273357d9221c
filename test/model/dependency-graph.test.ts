import { describe, expect, test } from 'vitest'
import {
  type DependencyEdge,
  dependencyGraph,
  hardDependents,
  transitiveDependencies,
  transitiveDependents,
} from '../../src/model/dependency-graph.ts'
import { catalogOf, type ServiceInput } from './catalog-of.ts'

type Needs = NonNullable<ServiceInput['dependsOn']>

const needing = (needs: Record<string, Needs>) =>
  catalogOf(Object.fromEntries(Object.entries(needs).map(([id, dependsOn]) => [id, { dependsOn }])))

const arrow = ({ from, to, index }: Pick<DependencyEdge, 'from' | 'index'> & { to?: DependencyEdge['to'] }) =>
  `${from.id}[${index}]→${to?.id ?? '?'}`

const soft = (service: string) => ({ service, criticality: 'soft' as const })
const build = (service: string) => ({ service, criticality: 'build' as const })

describe('edges', () => {
  const catalog = catalogOf({
    web: { dependsOn: ['cache', 'sql', { external: 'card processor' }, 'web', 'nowhere', 'redis'] },
    worker: { dependsOn: [{ service: 'cache', port: 11211 }, 'cache'] },
    cache: { aliases: ['redis', 'sql'] },
    sql: { aliases: ['redis'], dependsOn: [] },
    old: { lifecycle: 'retired', dependsOn: ['sql'] },
  })
  const graph = dependencyGraph(catalog)

  test('lead to ids first, then to aliases', () => {
    expect(graph.edges.map(arrow)).toEqual([
      'old[0]→sql',
      'web[0]→cache',
      'web[1]→sql',
      'web[3]→web',
      'web[5]→cache',
      'worker[0]→cache',
      'worker[1]→cache',
    ])
    expect(graph.unknown.map(arrow)).toEqual(['web[4]→?'])
    expect(graph.external.map(arrow)).toEqual(['web[2]→?'])
  })

  test('are found from both ends', () => {
    expect(graph.dependenciesOf('worker').map(arrow)).toEqual(['worker[0]→cache', 'worker[1]→cache'])
    expect(graph.dependentsOf('sql').map(arrow)).toEqual(['old[0]→sql', 'web[1]→sql'])
    expect([graph.dependenciesOf('nowhere'), graph.dependentsOf('worker')]).toEqual([[], []])
  })
})

describe('cycles', () => {
  const cyclesOf = (needs: Record<string, Needs>) =>
    dependencyGraph(needing(needs)).cycles.map(({ services, edges, hard }) => ({
      services: services.map(({ id }) => id),
      edges: edges.map(arrow),
      hard,
    }))

  test('begin with the smallest id, one for each knot', () => {
    expect(
      cyclesOf({
        web: ['auth'],
        auth: ['sql'],
        sql: ['web'],
        bird: ['cat'],
        cat: ['bird'],
        lone: ['web'],
      }),
    ).toEqual([
      { services: ['auth', 'sql', 'web'], edges: ['auth[0]→sql', 'sql[0]→web', 'web[0]→auth'], hard: true },
      { services: ['bird', 'cat'], edges: ['bird[0]→cat', 'cat[0]→bird'], hard: true },
    ])
  })

  test('are soft where one edge is, and take the stronger of two', () => {
    expect(cyclesOf({ a: [soft('b'), 'b'], b: [soft('a'), build('a')] })).toEqual([
      { services: ['a', 'b'], edges: ['a[1]→b', 'b[0]→a'], hard: false },
    ])
  })

  test('show the hard circle of a knot, though another is shorter', () => {
    expect(cyclesOf({ a: [soft('b')], b: [soft('a'), 'c'], c: ['d'], d: ['b', 'a'] })).toEqual([
      { services: ['a', 'b', 'c', 'd'], edges: ['b[1]→c', 'c[0]→d', 'd[0]→b'], hard: true },
    ])
  })

  test('show the shortest way around', () => {
    expect(cyclesOf({ a: ['b', 'c'], b: ['c'], c: ['d'], d: ['a'] }).map(({ edges }) => edges)).toEqual([
      ['a[1]→c', 'c[0]→d', 'd[0]→a'],
    ])
  })

  test('are neither services that name themselves nor retired ones', () => {
    expect(cyclesOf({ a: ['a', 'b'], b: [] })).toEqual([])
    const catalog = catalogOf({ a: { dependsOn: ['b'] }, b: { dependsOn: ['a'], lifecycle: 'retired' } })
    expect(dependencyGraph(catalog).cycles).toEqual([])
  })

  test('of ten thousand services do not exhaust the stack', () => {
    const name = (index: number) => `s${String(index % 10_000).padStart(5, '0')}`
    const ring = Array.from({ length: 10_000 }, (_, index): [string, Needs] => [
      name(index),
      [name(index + 1)],
    ])
    const [cycle, ...others] = dependencyGraph(needing(Object.fromEntries(ring))).cycles
    expect([cycle?.services.length, cycle?.edges.length, others]).toEqual([10_000, 10_000, []])
    expect([cycle?.edges[0], cycle?.edges.at(-1)].map((edge) => edge && arrow(edge))).toEqual([
      's00000[0]→s00001',
      's09999[0]→s00000',
    ])
  })
})

describe('the start order', () => {
  const orderOf = (services: Record<string, ServiceInput>) =>
    dependencyGraph(catalogOf(services)).startOrder.map((step) => step.map(({ id }) => id))

  test('starts what is needed first; a circle is one step; build time does not count', () => {
    expect(
      orderOf({
        web: { dependsOn: ['auth', soft('cache'), build('compiler')] },
        auth: { dependsOn: ['sql', 'ldap'] },
        ldap: { dependsOn: ['auth'] },
        sql: {},
        cache: { dependsOn: ['cache'] },
        compiler: { dependsOn: ['web'] },
        old: { lifecycle: 'retired' },
        next: { lifecycle: 'planned', dependsOn: ['web'] },
      }),
    ).toEqual([['cache', 'sql'], ['auth', 'ldap'], ['web'], ['compiler']])
  })

  test('of nothing is empty', () => expect(orderOf({})).toEqual([]))
})

describe('what follows if a service stops', () => {
  const catalog = catalogOf({
    sql: {},
    auth: { dependsOn: ['sql'] },
    web: { dependsOn: [soft('sql'), 'auth'] },
    shop: { dependsOn: ['web'] },
    report: { dependsOn: [soft('shop')] },
    image: { dependsOn: [build('sql')] },
    old: { dependsOn: ['sql'], lifecycle: 'retired' },
    ring: { dependsOn: ['ring', 'rung'] },
    rung: { dependsOn: ['ring'] },
  })
  const told = (reached: ReturnType<typeof transitiveDependents>) =>
    reached.map(({ service, hard, distance, path }) => ({
      id: service.id,
      hard,
      distance,
      path: path.map(arrow),
    }))

  test('comes nearest first, by hard dependencies where they suffice', () => {
    expect(told(transitiveDependents(catalog, 'sql'))).toEqual(
      [
        { id: 'auth', hard: true, distance: 1, path: ['auth[0]→sql'] },
        { id: 'web', hard: true, distance: 2, path: ['auth[0]→sql', 'web[1]→auth'] },
        { id: 'shop', hard: true, distance: 3, path: ['auth[0]→sql', 'web[1]→auth', 'shop[0]→web'] },
        { id: 'report', hard: false, distance: 3, path: ['web[0]→sql', 'shop[0]→web', 'report[0]→shop'] },
      ].sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1)),
    )
  })

  test('what a service needs is the same the other way', () => {
    expect(told(transitiveDependencies(catalog, 'web'))).toEqual([
      { id: 'auth', hard: true, distance: 1, path: ['web[1]→auth'] },
      { id: 'sql', hard: true, distance: 2, path: ['web[1]→auth', 'auth[0]→sql'] },
    ])
  })

  test('a circle ends where it began', () => {
    expect(told(transitiveDependents(catalog, 'ring'))).toEqual([
      { id: 'rung', hard: true, distance: 1, path: ['rung[0]→ring'] },
    ])
  })

  test('hard dependents are counted and cut', () => {
    const { nearest, total } = hardDependents(catalog, 'sql', 2)
    expect([nearest.map(({ id }) => id), total]).toEqual([['auth', 'web'], 3])
    expect(hardDependents(catalog, 'report', 2)).toEqual({ nearest: [], total: 0 })
  })

  test('nothing follows from what does not exist', () => {
    expect(transitiveDependents(catalog, 'nowhere')).toEqual([])
  })
})

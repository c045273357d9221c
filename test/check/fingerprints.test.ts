import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { type Files, judge } from './judged.ts'

/** Entries with and without faults, by list; an entry may be drawn more than once. */
const entries = {
  packages: [
    'nginx',
    'Bad_Name',
    { name: 'requests', source: 'pypi' },
    { name: 'requests', source: 'pypi', why: 'Not in Debian.', version: '2.31' },
    { nam: 'nginx' },
    { name: 'redis', ensure: 'presnt' },
    7,
    null,
  ],
  configs: [
    '/etc/nginx/nginx.conf',
    'etc/relative.conf',
    { path: '/etc/web.conf', action: 'create' },
    { path: '/etc/web.conf', action: 'create', content: 'a', owner: 'root', group: 'root', mode: '999' },
    { path: '/etc/keyed.conf', shared: 'keyed', settings: [{ key: 'a', value: '1' }] },
    { path: '/tmp/web.conf', from: 'files/none.conf' },
    { pth: '/etc/web.conf' },
  ],
  commands: [
    'apt-get install vim',
    'curl https://example.org/x | sh',
    { run: 'sudo true', unless: 'true', creates: '/x' },
    { run: ['rm', '-rf', '/'], repeatable: true },
    { run: 'systemctl enable web; systemctl enable db', repeatable: true },
    { when: 'configure' },
  ],
  units: ['web.service', 'no unit', { name: 'web.service', state: 'runing' }],
  ports: [
    '443/tcp',
    '25/tpc',
    { port: 80, bind: '0.0.0.0', exposure: 'public', tls: 'none', auth: 'none', allow: 'any' },
    { port: 80, bind: '192.0.2.7', exposure: 'internal' },
    { port: 70_000 },
    { port: 8080, exposure: 'loopback', bind: '0.0.0.0', name: 'admin' },
    { socket: '/run/web.sock', transport: 'unix' },
    { prot: 80 },
    { port: 81, bind: [], share: { group: 'a' } },
    5,
  ],
  dependsOn: [
    'mail',
    'nowhere',
    { service: 'web', port: 1 },
    { service: 'mail', port: 'smtp', criticality: 'soft' },
    { service: 'mail', criticality: 'hrad' },
    {},
  ],
  contacts: [
    '#ops',
    'nonsense',
    { kind: 'irc', address: '#ops' },
    { kind: 'ircc', address: '#a', bestFor: 'b' },
  ],
} as const

type List = keyof typeof entries
type Lists = Readonly<Record<List, readonly unknown[]>>

const body = ['# One', '#### Two', '[[nowhere]]', '[gone](gone.md)', '<b>raw</b>', '![](none.png)', 'Text.']

interface Drawn {
  readonly lists: Lists
  readonly paragraphs: readonly string[]
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  lists: fc.record(
    Object.fromEntries(
      Object.entries(entries).map(([list, all]) => [
        list,
        fc.array(fc.constantFrom<unknown>(...all), { maxLength: 4 }),
      ]),
    ) as Record<List, fc.Arbitrary<unknown[]>>,
  ),
  paragraphs: fc.array(fc.constantFrom(...body), { maxLength: 4 }),
})

const catalogue = fc.record({ web: drawn, mail: drawn, cache: drawn })

/** A document as somebody writes it; `remark` stands where it changes nothing but line numbers. */
function documentOf({ lists, paragraphs }: Drawn, remark = ''): string {
  const fields = Object.entries(lists).map(([list, items]) =>
    items.length === 0
      ? `${list}: []\n`
      : `${remark}${list}:\n${items.map((item) => `  - ${JSON.stringify(item)}\n`).join('')}`,
  )
  const head = 'title: A service\nsummary: For customers.\nlifecycle: production\nhosts: [web1001.example]\n'
  return `---\n${head}${fields.join('')}---\n${remark && 'A sentence more.\n\n'}${paragraphs.join('\n\n')}\n`
}

const filesOf = (services: Record<string, Drawn>): Files =>
  Object.fromEntries(Object.entries(services).map(([id, one]) => [`services/${id}.md`, documentOf(one)]))

const named = ({ ruleId, fingerprint }: Finding): string => `${ruleId} ${fingerprint}`
const prints = (files: Files): string[] => judge(files).findings.map(named).sort()

/** The same entries in another order. */
const reordered = ({ lists, paragraphs }: Drawn): fc.Arbitrary<Drawn> =>
  fc
    .record(
      Object.fromEntries(
        Object.entries(lists).map(([list, items]) => [
          list,
          fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length }),
        ]),
      ) as Record<List, fc.Arbitrary<unknown[]>>,
    )
    .map((shuffled) => ({ lists: shuffled, paragraphs }))

const few = { numRuns: 20 }

const both = catalogue.chain((before) =>
  fc.record({
    before: fc.constant(before),
    after: fc.record({
      web: reordered(before.web),
      mail: reordered(before.mail),
      cache: reordered(before.cache),
    }),
  }),
)

test('fingerprints are different for all findings of a catalogue', () => {
  fc.assert(
    fc.property(catalogue, (services) => {
      const { findings } = judge(filesOf(services))
      expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length)
    }),
    few,
  )
})

test('fingerprints stay when the entries of lists change places', () => {
  fc.assert(
    fc.property(both, ({ before, after }) => {
      expect(prints(filesOf(after))).toEqual(prints(filesOf(before)))
    }),
    { numRuns: 40 },
  )
})

test('fingerprints stay when files are found in another order or move to another folder', () => {
  fc.assert(
    fc.property(catalogue, (services) => {
      const files = Object.entries(filesOf(services)).reverse()
      const moved = files.map(([path, text]) => [path.replace('services/', 'services/edge/'), text])
      expect(prints(Object.fromEntries(moved))).toEqual(prints(filesOf(services)))
    }),
    few,
  )
})

test('fingerprints stay when comments, sentences and other documents come', () => {
  fc.assert(
    fc.property(catalogue, (services) => {
      const edited = Object.entries(services).map(([id, one]) => [
        `services/${id}.md`,
        documentOf(one, '# A remark.\n\n'),
      ])
      const files = { ...Object.fromEntries(edited), 'help/start.md': '# Start\n\nHere.\n' }
      expect(prints(files)).toEqual(prints(filesOf(services)))
    }),
    few,
  )
})

import { expect, test } from 'vitest'
import type { AptIndex, AptSection } from '../../src/model/apt-index.ts'
import { parseAptSnapshot } from '../../src/parse/apt-snapshot.ts'
import { formatAptSnapshot } from '../../src/write/apt-snapshot.ts'

const section = (
  suite: string,
  packages: Record<string, [version: string, provides?: Record<string, string | undefined>]>,
  more: Partial<AptSection> = {},
): AptSection => ({
  suite,
  component: 'main',
  repository: undefined,
  date: undefined,
  ...more,
  packages: new Map(
    Object.entries(packages).map(([name, [version, provides = {}]]) => [
      name,
      { version, provides: new Map(Object.entries(provides)) },
    ]),
  ),
})

const index: AptIndex = {
  sections: [
    section(
      'bookworm',
      {
        'node-babel7': ['7.20.15+ds1-3', { 'node-babel-traverse': '7.20.13', 'node-babel-core': '7.20.12' }],
        mawk: ['1.3.4.20200120-3.1', { awk: undefined }],
        'redis-server': ['5:7.0.15-1~deb12u1'],
      },
      { date: '2026-07-11' },
    ),
    section('bookworm-updates', {}),
    section(
      'bookworm-wikimedia',
      { haproxy: ['2.8.10-1~bpo12+1'] },
      {
        component: 'thirdparty/haproxy28',
        repository: 'apt.wikimedia.org/wikimedia',
      },
    ),
  ],
  missing: new Set(['zuul', 'netbox']),
  pypi: new Map([
    ['requests', 'python3-requests'],
    ['attrs', 'python3-attr'],
  ]),
}

const text = `Format: portolan-apt-snapshot 1
Scope: documented
Missing:
 netbox
 zuul

Suite: bookworm
Component: main
Date: 2026-07-11
Packages:
 mawk 1.3.4.20200120-3.1 awk
 node-babel7 7.20.15+ds1-3 node-babel-core=7.20.12 node-babel-traverse=7.20.13
 redis-server 5:7.0.15-1~deb12u1

Suite: bookworm-updates
Component: main
Packages:

Repository: apt.wikimedia.org/wikimedia
Suite: bookworm-wikimedia
Component: thirdparty/haproxy28
Packages:
 haproxy 2.8.10-1~bpo12+1

PyPI:
 attrs python3-attr
 requests
`

test('a snapshot is written sorted, one package a line', () => {
  expect(formatAptSnapshot(index)).toBe(text)
})

test('what was written is read as it was, with either line ends', () => {
  for (const written of [text, text.replaceAll('\n', '\r\n')]) {
    const { index: read, findings } = parseAptSnapshot({ path: 'apt-snapshot.txt', text: written })
    expect(findings).toEqual([])
    expect(read).toEqual(index)
  }
})

test('a whole snapshot keeps no list of what is missing', () => {
  const whole = formatAptSnapshot({ ...index, missing: undefined, pypi: new Map() })
  expect(whole).toMatch(/^Format: portolan-apt-snapshot 1\nScope: all\n\nSuite: bookworm\n/)
  expect(whole).not.toContain('PyPI')
  expect(parseAptSnapshot({ path: 'apt-snapshot.txt', text: whole }).index?.missing).toBeUndefined()
})

const head = 'Format: portolan-apt-snapshot 1\nScope: all\n'
const bookworm = '\nSuite: bookworm\nComponent: main\nPackages:\n'

test.each([
  ['', ['1:1 this is no package snapshot: its first line is not `Format: portolan-apt-snapshot 1`']],
  [
    'Package: nginx\nVersion: 1\n',
    ['1:1 this is no package snapshot: its first line is not `Format: portolan-apt-snapshot 1`'],
  ],
  [
    'Format: portolan-apt-snapshot 2\n',
    ['1:1 the package snapshot is of format 2, and this Portolan reads 1'],
  ],
  ['Format: portolan-apt-snapshot 1\nScope: some\n', ['2:1 `Scope` is neither `all` nor `documented`']],
  ['Format: portolan-apt-snapshot 1\n', ['1:1 `Scope` is neither `all` nor `documented`']],
  [
    `${head}${bookworm} nginx\n curl 7.88.1-10 curl=\n`,
    [
      '7:2 expected a package, its version and what it provides, got `nginx`',
      '8:2 expected a package, its version and what it provides, got `curl 7.88.1-10 curl=`',
    ],
  ],
  [`${head}${bookworm} nginx 1.22.1-9\n nginx 1.22.1-9+deb12u3\n`, ['8:2 `nginx` is in this section twice']],
  [`${head}${bookworm}${bookworm}`, ['8:1 bookworm main is in the snapshot twice']],
  [`${head}\nSuite: bookworm\nPackages:\n`, ['4:1 the section that begins here has no `Component`']],
  [`${head}\nSuite: bookworm\nComponent: main\n`, ['4:1 the section that begins here has no `Packages`']],
  [
    `${head}\nSuite: bookworm\nSuite: trixie\nComponent: main\nPackages:\nColour: red\n`,
    ['5:1 `Suite` stands here twice', '8:1 a package snapshot has no field `Colour` here'],
  ],
  [
    `${head}\nPyPI:\n requests\n PyYAML python3-yaml python3\n`,
    ['6:2 expected a name on PyPI and a Debian package, got `PyYAML python3-yaml python3`'],
  ],
  [`${head}${bookworm}nginx 1.22.1-9\n`, ['7:1 this is no field of a package snapshot']],
])('%j is told at its place', (broken, expected) => {
  const { index: read, findings } = parseAptSnapshot({ path: 'apt-snapshot.txt', text: broken })
  expect(findings.map(({ place, reason }) => `${place.line}:${place.column} ${reason}`)).toEqual(expected)
  expect(findings.every(({ help }) => help === 'make it again with `portolan apt snapshot`')).toBe(true)
  expect(read).toBeUndefined()
})

test('of many broken lines the first few are told', () => {
  const { findings } = parseAptSnapshot({
    path: 'apt-snapshot.txt',
    text: `${head}${bookworm}${' nginx\n'.repeat(1000)}`,
  })
  expect(findings.map(({ place }) => place.line)).toEqual([7, 8, 9, 10, 11])
})

import { describe, expect, test } from 'vitest'
import { type AptIndex, mergeSections, reduceIndex } from '../../src/model/apt-index.ts'
import { availabilityOf, releasesOf } from '../../src/model/apt-offer.ts'
import { createCatalog } from '../../src/model/catalog.ts'
import { debianEquivalent, isEquivalentName } from '../../src/model/debian-equivalent.ts'
import { packageSchema } from '../../src/model/schema/package.ts'
import { siteSchema } from '../../src/model/schema/site.ts'
import { parseAptSnapshot } from '../../src/parse/apt-snapshot.ts'
import { formatAptSnapshot } from '../../src/write/apt-snapshot.ts'
import { catalogOf, type SiteInput, serviceOf } from './catalog-of.ts'

/** Sections from lines `suite component [repository]: package version provided…`. */
function indexOf(
  sections: Record<string, string[]>,
  { scope = 'all', pypi = [] as string[] } = {},
): AptIndex {
  const stanzas = Object.entries(sections).map(([key, packages]) => {
    const [suite, component, repository] = key.split(' ')
    return [
      ...(repository ? [`Repository: ${repository}`] : []),
      `Suite: ${suite}`,
      `Component: ${component}`,
      'Packages:',
      ...packages.map((line) => ` ${line}`),
      '',
    ].join('\n')
  })
  const table = pypi.length > 0 ? [['PyPI:', ...pypi.map((line) => ` ${line}`), ''].join('\n')] : []
  const text = [`Format: portolan-apt-snapshot 1\nScope: ${scope}\n`, ...stanzas, ...table].join('\n')
  const { index, findings } = parseAptSnapshot({ path: 'apt-snapshot.txt', text })
  expect(findings).toEqual([])
  return index as AptIndex
}

const archive = indexOf({
  'bookworm main': [
    'nginx 1.22.1-9',
    'mawk 1.3.4-3 awk',
    'exim4 4.96-15 mail-transport-agent',
    'ruby-rack 2.2.6-1',
  ],
  'bookworm non-free': ['snmp-mibs-downloader 1.5'],
  'bookworm-security main': ['nginx 1.22.1-9+deb12u3', 'firefox-esr 140.5.0esr-1~deb12u1'],
  'bookworm-updates main': ['tzdata 2026b-0+deb12u1'],
  'bookworm-backports main': ['nginx 1.26.0-1~bpo12+1', 'forgejo 7.0-1~bpo12+1'],
  'trixie main': ['nginx 1.26.3-3', 'valkey-server 8.1.1-1'],
  'trixie-security main': [],
  'bullseye-security main': ['nginx 1.18.0-6.1+deb11u5'],
  'bookworm-wikimedia main apt.wikimedia.org/wikimedia': ['pybal 1.15.13'],
})

type PackageInput = Parameters<typeof packageSchema.parse>[0]

/** `missing`, `unknown`, or what is offered, best first. */
function ask(input: PackageInput, release: string | undefined, index = archive): string | string[] {
  const answer = availabilityOf(index, packageSchema.parse(input), release)
  if (answer.kind !== 'offered') return answer.kind
  return answer.offers.map(({ name, version = '?', section }) => `${name} ${version} ${section.suite}`)
}

describe('a package is looked for', () => {
  test('in the release, its updates and its security updates; never in backports', () => {
    expect(ask({ name: 'nginx' }, 'bookworm')).toEqual([
      'nginx 1.22.1-9+deb12u3 bookworm-security',
      'nginx 1.22.1-9 bookworm',
    ])
    expect(ask({ name: 'tzdata' }, 'bookworm')).toEqual(['tzdata 2026b-0+deb12u1 bookworm-updates'])
    expect(ask({ name: 'forgejo' }, 'bookworm')).toBe('missing')
  })

  test('in backports where it comes from there', () => {
    expect(ask({ name: 'forgejo', source: 'debian-backports' }, 'bookworm')).toEqual([
      'forgejo 7.0-1~bpo12+1 bookworm-backports',
    ])
    expect(ask({ name: 'tzdata', source: 'debian-backports' }, 'bookworm')).toBe('missing')
    expect(ask({ name: 'forgejo', source: 'debian-backports' }, 'trixie')).toBe('unknown')
    expect(ask({ name: 'forgejo', suite: 'bookworm-backports' }, 'trixie')).toEqual([
      'forgejo 7.0-1~bpo12+1 bookworm-backports',
    ])
  })

  test('in its own release where the document names one', () => {
    expect(ask({ name: 'valkey-server', suite: 'trixie' }, 'bookworm')).toEqual([
      'valkey-server 8.1.1-1 trixie',
    ])
    expect(ask({ name: 'valkey-server', suite: 'sid' }, 'bookworm')).toBe('unknown')
  })

  test('in every release where nobody says which the host runs', () => {
    expect(ask({ name: 'valkey-server' }, undefined)).toEqual(['valkey-server 8.1.1-1 trixie'])
    expect(ask({ name: 'valkey' }, undefined)).toBe('missing')
  })

  test('nowhere, if the release is not in the snapshot or only its security updates are', () => {
    expect(ask({ name: 'nginx' }, 'bookwurm')).toBe('unknown')
    expect(ask({ name: 'nginx' }, 'bullseye')).toBe('unknown')
    expect(ask({ name: 'nothing' }, 'bullseye')).toBe('unknown')
  })

  test('in all components, or in the one that is named', () => {
    expect(ask({ name: 'snmp-mibs-downloader' }, 'bookworm')).toEqual(['snmp-mibs-downloader 1.5 bookworm'])
    expect(ask({ name: 'snmp-mibs-downloader', component: 'main' }, 'bookworm')).toBe('missing')
    expect(ask({ name: 'geoipupdate', component: 'contrib' }, 'bookworm')).toBe('unknown')
  })

  test('by what other packages provide, and without its architecture', () => {
    expect(ask({ name: 'awk' }, 'bookworm')).toEqual(['mawk ? bookworm'])
    expect(ask({ name: 'mawk:amd64' }, 'bookworm')).toEqual(['mawk 1.3.4-3 bookworm'])
  })

  test('in its own repository, not in Debian', () => {
    const from = (repository: string) => ({ source: 'apt', repository, component: 'main' }) as const
    expect(ask({ name: 'pybal', ...from('apt.wikimedia.org') }, 'bookworm')).toEqual([
      'pybal 1.15.13 bookworm-wikimedia',
    ])
    expect(ask({ name: 'nginx', ...from('https://apt.wikimedia.org/wikimedia/') }, 'bookworm')).toBe(
      'missing',
    )
    expect(ask({ name: 'nginx', ...from('apt.wikimedia') }, 'bookworm')).toBe('unknown')
    expect(ask({ name: 'nginx', ...from('apt.example.org') }, 'bookworm')).toBe('unknown')
  })

  test('not at all where apt does not install it, or the snapshot left it out', () => {
    expect(ask({ name: 'httpbin', source: 'pypi' }, 'bookworm')).toBe('unknown')
    expect(ask({ name: 'grafana', source: 'deb' }, 'bookworm')).toBe('unknown')
    expect(ask({ name: 'librust-serde+alloc-dev' }, 'bookworm')).toBe('unknown')
  })
})

describe('an index reduced to documented packages', () => {
  const asked = new Set(['nginx', 'awk', 'zuul', 'librust-serde+alloc-dev'])
  const reduced = reduceIndex(archive, asked, isEquivalentName(new Map()))

  test('keeps what was asked for, what provides it, and what Debian equivalents can be', () => {
    const kept = reduced.sections.map(({ suite, component, packages }) => [
      suite,
      component,
      ...packages.keys(),
    ])
    expect(kept).toEqual([
      ['bookworm', 'main', 'nginx', 'mawk', 'ruby-rack'],
      ['bookworm', 'non-free'],
      ['bookworm-backports', 'main', 'nginx'],
      ['bookworm-security', 'main', 'nginx'],
      ['bookworm-updates', 'main'],
      ['bullseye-security', 'main', 'nginx'],
      ['trixie', 'main', 'nginx'],
      ['trixie-security', 'main'],
      ['bookworm-wikimedia', 'main'],
    ])
    expect([...(reduced.missing ?? [])]).toEqual(['zuul'])
  })

  test('answers for these as the whole one does', () => {
    for (const name of asked)
      for (const release of ['bookworm', 'trixie', undefined])
        expect(ask({ name }, release, reduced), name).toEqual(ask({ name }, release))
    expect(ask({ name: 'zuul' }, 'bookworm', reduced)).toBe('missing')
  })

  test('does not know what nobody asked for', () => {
    expect(ask({ name: 'firefox-esr' }, 'bookworm', reduced)).toBe('unknown')
    expect(ask({ name: 'nothing' }, 'bookworm', reduced)).toBe('unknown')
  })

  test('is the same after writing and reading', () => {
    const { index } = parseAptSnapshot({ path: 'apt-snapshot.txt', text: formatAptSnapshot(reduced) })
    expect(index).toEqual(reduced)
  })
})

test('architectures of one section become one, of each package the highest version', () => {
  const [amd64] = indexOf({ 'bookworm main': ['nginx 1.22.1-9', 'mawk 1.3.4-3'] }).sections
  const [arm64] = indexOf({ 'bookworm main': ['nginx 1.22.1-9+b1', 'raspi-firmware 1.20220830-1'] }).sections
  const merged = mergeSections([amd64, arm64].flatMap((section) => section ?? []))
  expect(
    merged.map(({ packages }) => [...packages].map(([name, { version }]) => `${name} ${version}`)),
  ).toEqual([['nginx 1.22.1-9+b1', 'mawk 1.3.4-3', 'raspi-firmware 1.20220830-1']])
})

test('hosts run the release that the last matching fact names', () => {
  const site: SiteInput = {
    hostFacts: [
      { suite: 'bookworm' },
      { hosts: ['gitlab[1-2]'], suite: 'bullseye' },
      { hosts: ['gitlab1'], bindv6only: true },
    ],
  }
  const releases = (hosts: string[], facts = site) => {
    const catalog = catalogOf({ web: { hosts } }, facts)
    return releasesOf(catalog, catalog.services[0])
  }
  expect(releases(['web1'])).toEqual(['bookworm'])
  expect(releases(['gitlab[1-2]'])).toEqual(['bullseye'])
  expect(releases(['gitlab[1-2]', 'web1'])).toEqual(['bookworm', 'bullseye'])
  expect(releases([])).toEqual(['bookworm'])
  expect(releases(['web1'], {})).toEqual([undefined])
  expect(releasesOf(catalogOf({}, site), undefined)).toEqual(['bookworm', 'bullseye'])
})

describe('the Debian equivalent', () => {
  const debian = indexOf(
    {
      'bookworm main': [
        'python3-yaml 6.0-3+b2',
        'python3-attr 22.2.0-1',
        'python3-typeshed 0.0~git20221107-1',
        'node-babel7 7.20.15+ds1-3 node-babel-core=7.20.12',
        'libjs-chartkick.js 3.2.1-1 node-chartkick',
        'ruby-prof 1.3.1-2',
        'znuny 6.5.1-1',
      ],
      'bullseye main': ['python3-yaml 5.3.1-5'],
    },
    {
      pypi: [
        'pyyaml python3-yaml',
        'attrs python3-attr',
        'types-pyyaml python3-typeshed',
        'types-six python3-typeshed',
      ],
    },
  )
  const site = (suites: Record<string, string>) =>
    siteSchema.parse({ hostFacts: Object.entries(suites).map(([hosts, suite]) => ({ hosts, suite })) })

  /** The equivalent of one package of a service on `hosts`. */
  function equivalent(
    input: PackageInput,
    hosts: Record<string, string> = { web1: 'bookworm' },
    index = debian,
  ) {
    const service = serviceOf('web', { hosts: Object.keys(hosts), packages: [] })
    const catalog = createCatalog({ ...site(hosts), places: '' }, [service], [], index)
    const found = debianEquivalent(catalog, service, packageSchema.parse(input))
    return (
      found && {
        ...found,
        offers: found.offers.map(({ name, version, section }) => `${name} ${version} ${section.suite}`),
      }
    )
  }

  test('of a PyPI package is that of dh-python’s table, however the name is spelt', () => {
    for (const name of ['PyYAML', 'pyyaml', 'PyYAML[libyaml]'])
      expect(equivalent({ name, source: 'pypi', version: '5.4' })).toEqual({
        name: 'python3-yaml',
        offers: ['python3-yaml 6.0-3+b2 bookworm'],
        absentFrom: [],
        isNewEnough: true,
      })
    expect(equivalent({ name: 'attr', source: 'pypi' })).toBeUndefined()
  })

  test('has to be new enough on every release that the hosts run', () => {
    const both = { web1: 'bookworm', web2: 'bullseye' }
    expect(equivalent({ name: 'PyYAML', source: 'pypi', version: '5.4' }, both)).toEqual({
      name: 'python3-yaml',
      offers: ['python3-yaml 6.0-3+b2 bookworm', 'python3-yaml 5.3.1-5 bullseye'],
      absentFrom: [],
      isNewEnough: false,
    })
    expect(equivalent({ name: 'attrs', source: 'pypi', version: '20.1' }, both)).toMatchObject({
      absentFrom: ['bullseye'],
      isNewEnough: true,
    })
  })

  test('of a package that stands for several names has no version that could be compared', () => {
    expect(equivalent({ name: 'types-PyYAML', source: 'pypi', version: '6.0.12' })).toMatchObject({
      name: 'python3-typeshed',
      isNewEnough: undefined,
    })
  })

  test('of an npm package is node-NAME or what provides it, with the version that it provides', () => {
    expect(equivalent({ name: '@babel/core', source: 'npm', version: '7.20.13' })).toEqual({
      name: 'node-babel7',
      offers: ['node-babel7 7.20.12 bookworm'],
      absentFrom: [],
      isNewEnough: false,
    })
    expect(equivalent({ name: 'chartkick', source: 'npm', version: '3.2.1' })).toMatchObject({
      name: 'libjs-chartkick.js',
      isNewEnough: undefined,
    })
    expect(equivalent({ name: 'babel-core', source: 'npm' })).toBeUndefined()
    expect(equivalent({ name: 'left-pad', source: 'npm' })).toBeUndefined()
  })

  test('of a gem is ruby-NAME, once', () => {
    expect(equivalent({ name: 'ruby-prof', source: 'gem', version: '1.3' })).toMatchObject({
      name: 'ruby-prof',
      isNewEnough: true,
    })
    expect(equivalent({ name: 'puma', source: 'gem' })).toBeUndefined()
  })

  test('of anything else is what its author says it will be packaged as', () => {
    const znuny = { name: 'znuny', source: 'tarball', version: '6.5.11' }
    expect(equivalent({ ...znuny, packagedAs: 'znuny' })).toMatchObject({ name: 'znuny', isNewEnough: false })
    expect(equivalent(znuny)).toBeUndefined()
  })

  test('is unknown without a snapshot, on releases that are not in it, and of what is to be absent', () => {
    const item = { name: 'PyYAML', source: 'pypi' }
    expect(equivalent(item, { web1: 'trixie' })).toBeUndefined()
    expect(equivalent({ ...item, ensure: 'absent' })).toBeUndefined()
    const service = serviceOf('web', {})
    const catalog = createCatalog({ places: '' }, [service])
    expect(debianEquivalent(catalog, service, packageSchema.parse(item))).toBeUndefined()
  })
})

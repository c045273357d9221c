import { expect, test } from 'vitest'
import { createCatalog } from '../../src/model/catalog.ts'
import { siteSchema } from '../../src/model/schema/site.ts'
import { parseAptSnapshot } from '../../src/parse/apt-snapshot.ts'
import { createContext } from '../../src/render/context.ts'
import type { Draft } from '../../src/render/draft.ts'
import { packagesIndex } from '../../src/render/indexes/packages.ts'
import type { PackagesIndex } from '../../src/render/page.ts'
import { type ServiceInput, serviceOf } from '../model/catalog-of.ts'
import { smallInput, smallSite, textOf } from './small-site.ts'

const snapshot = `Format: portolan-apt-snapshot 1
Scope: all

Suite: bookworm
Component: main
Packages:
 nginx 1.22.1-9
 python3-yaml 6.0-3+b2

Suite: bookworm-security
Component: main
Packages:
 nginx 1.22.1-9+deb12u3

Suite: bullseye
Component: main
Packages:
 nginx 1.18.0-6.1+deb11u3

PyPI:
 pyyaml python3-yaml
`

const services: Record<string, ServiceInput> = {
  shop: {
    hosts: ['web1'],
    packages: ['nginx', 'shop-tools', { name: 'PyYAML', source: 'pypi', version: '5.4' }],
  },
  mail: {
    hosts: ['old1'],
    packages: ['nginx', { name: 'rspamd', source: 'apt', repository: 'apt.example.org' }],
  },
}

function catalogWith(text: string | undefined) {
  const site = siteSchema.parse({
    hostFacts: [{ suite: 'bookworm' }, { hosts: ['old1'], suite: 'bullseye' }],
  })
  const documents = Object.entries(services).map(([id, fields]) => serviceOf(id, fields))
  const index = text === undefined ? undefined : parseAptSnapshot({ path: 'apt-snapshot.txt', text }).index
  return createCatalog({ ...site, places: '' }, documents, [], index)
}

/** What the page says of Debian, by package. */
function saidOfDebian(text: string | undefined) {
  const [draft] = packagesIndex(createContext(smallInput(catalogWith(text))))
  const { debian, others } = (draft as Draft).data() as PackagesIndex
  return Object.fromEntries([...debian, ...others].map(({ name, inDebian }) => [name, inDebian]))
}

test('the packages page says what Debian has on the releases that the hosts run', () => {
  expect(saidOfDebian(snapshot)).toEqual({
    nginx: [
      { version: '1.18.0-6.1+deb11u3', suite: 'bullseye' },
      { version: '1.22.1-9+deb12u3', suite: 'bookworm-security' },
    ],
    rspamd: [],
    'shop-tools': [],
    PyYAML: [{ name: 'python3-yaml', version: '6.0-3+b2', suite: 'bookworm' }],
  })
})

test('without a snapshot it says nothing, and has no column for it', async () => {
  expect(Object.values(saidOfDebian(undefined))).toEqual([[], [], [], []])
  const page = async (text: string | undefined) =>
    textOf(await smallSite(smallInput(catalogWith(text))), 'packages.html')
  expect(await page(undefined)).not.toContain('In Debian')
  expect((await page(snapshot)).match(/In Debian/g)).toHaveLength(2)
})

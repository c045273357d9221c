import { expect, test } from 'vitest'
import { parsePackages } from '../../src/parse/packages-file.ts'
import { parsePypiTable } from '../../src/parse/pypi-table.ts'
import { parseRelease } from '../../src/parse/release-file.ts'

/** Packages as plain data. */
const read = (text: string) => {
  const packages = parsePackages(text)
  if ('reason' in packages) return packages
  return Object.fromEntries(
    [...packages].map(([name, { version, provides }]) => [name, [version, Object.fromEntries(provides)]]),
  )
}

test('of each stanza name, version and what it provides are read, folded or not', () => {
  const text = `Package: mawk
Essential: no
Version: 1.3.4.20200120-3.1
Provides: awk
Description: Pattern scanning
 Package: not a field, but text of the description
Depends: libc6 (>= 2.34)

Version: 7.20.15+ds1-3
Package: node-babel7
Provides: babeljs (= 7.20.15+ds1-3), node-babel-core (= 7.20.12),
 node-babel-traverse:any ( = 7.20.13 )


package: linux-image-amd64
version: 6.1.158-1
`
  expect(read(text)).toEqual({
    mawk: ['1.3.4.20200120-3.1', { awk: undefined }],
    'node-babel7': [
      '7.20.15+ds1-3',
      { babeljs: '7.20.15+ds1-3', 'node-babel-core': '7.20.12', 'node-babel-traverse': '7.20.13' },
    ],
    'linux-image-amd64': ['6.1.158-1', {}],
  })
})

test('of a name that stands twice the highest version counts, not the last', () => {
  const stanza = (version: string) => `Package: nginx\nVersion: ${version}\n`
  expect(read([stanza('1.22.1-9'), stanza('1.22.1-10'), stanza('1.22.1-9+deb12u3')].join('\n'))).toEqual({
    nginx: ['1.22.1-10', {}],
  })
})

test('feature names of Rust libraries are left out', () => {
  const text =
    'Package: librust-serde-dev\nVersion: 1.0.152-1\nProvides: librust-serde+alloc-dev (= 1.0.152-1)\n'
  expect(read(text)).toEqual({ 'librust-serde-dev': ['1.0.152-1', {}] })
})

test('an index without packages is one', () => {
  expect(read('')).toEqual({})
})

test.each([
  [
    'Package: nginx\nVersion: 1.22.1-9\n\nPackage: nginx-light\nSection: web\n\nPackage: x\nVersion: 1\n',
    6,
    'the stanza that ends here has no `Version`',
  ],
  ['Package: nginx\n', 2, 'the stanza that ends here has no `Version`'],
  ['Version: 1.0\n\n', 2, 'the stanza that ends here has no `Package`'],
  ['<html>not found</html>\n', 1, 'there is no package in it; expected stanzas with `Package` and `Version`'],
])('%j is no Packages file', (text, line, reason) => {
  expect(read(text)).toEqual({ line, reason })
})

test('a signed Release file tells codename, origin and day', () => {
  const text = `-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA256

Origin: Debian
Suite: oldstable
Codename: bookworm
Date: Sat, 11 Jul 2026 23:59:37 UTC
SHA256:
 0ed6d4c8891eb86358b94bb35d9e4da4  1484322 contrib/Contents-all
-----BEGIN PGP SIGNATURE-----

iQIz
=UFMk
-----END PGP SIGNATURE-----
`
  expect(parseRelease(text)).toEqual({ suite: 'bookworm', origin: 'Debian', date: '2026-07-11' })
})

test('a Release file without codename is known by its suite, one without either is none', () => {
  expect(parseRelease('Suite: nodistro\nDate: soon\n')).toEqual({ suite: 'nodistro', origin: undefined })
  expect(parseRelease('Archive: stable\n')).toBeUndefined()
})

test('the PyPI table loses rows that are ambiguous or hold for some Pythons only', () => {
  const table = parsePypiTable(`# by dh-python
PyYAML python3-yaml
argparse python3 (>= 3.2)
simpy python3-simpy
SimPy python3-simpy3
zope.interface python3-zope.interface
types_PyYAML python3-typeshed
`)
  expect(Object.fromEntries(table ?? [])).toEqual({
    pyyaml: 'python3-yaml',
    'types-pyyaml': 'python3-typeshed',
    'zope-interface': 'python3-zope.interface',
  })
})

test('anything else is no PyPI table', () => {
  expect(parsePypiTable('{"PyYAML": "python3-yaml"}\n')).toBeUndefined()
})

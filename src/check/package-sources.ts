import type { Package } from '../model/schema/package.ts'

/** Where a package comes from. */
export type PackageSource = Package['source']

/** How messages name a source. */
export const sourceNames: Readonly<Record<PackageSource, string>> = {
  debian: 'Debian',
  'debian-backports': 'Debian backports',
  apt: 'another apt repository',
  deb: 'a single .deb file',
  pypi: 'PyPI',
  npm: 'npm',
  gem: 'RubyGems',
  pecl: 'PECL',
  pear: 'PEAR',
  composer: 'Composer',
  cpan: 'CPAN',
  go: 'a Go module',
  cargo: 'crates.io',
  container: 'a container registry',
  git: 'a git repository',
  tarball: 'a tarball',
}

/** Names follow Debian Policy and apt or dpkg installs them. */
export const isDebianPackage = ({ source }: Package): boolean =>
  source === 'debian' || source === 'debian-backports' || source === 'apt' || source === 'deb'

/** Debian Policy 5.6.1; dpkg's `:ARCHITECTURE` may follow. */
export const isDebianName = (name: string): boolean => /^[a-z0-9][a-z0-9+.-]+(?::[a-z0-9-]+)?$/.test(name)

/** What a language's own package manager installs. */
export const isLanguagePackage = ({ source }: Package): boolean =>
  !['debian', 'debian-backports', 'apt', 'deb', 'container', 'git', 'tarball'].includes(source)

/** A digest names exactly one content. */
export const isDigest = (text: string): boolean => /(?:^|@)sha(?:256|384|512)[:-]\S{32,}$/.test(text)

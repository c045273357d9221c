import { z } from 'zod'
import { entry } from './entry.ts'
import { line, text, version } from './text.ts'

/** Where a package comes from; everything but `debian` and `apt` needs a reason. */
export const packageSources = [
  'debian',
  'debian-backports',
  'apt',
  'deb',
  'pypi',
  'npm',
  'gem',
  'pecl',
  'pear',
  'composer',
  'cpan',
  'go',
  'cargo',
  'container',
  'git',
  'tarball',
] as const

export const packageSchema = z
  .strictObject({
    name: line(200).describe('Name in its source: the Debian package name, or the name on PyPI, npm, …'),
    source: z
      .enum(packageSources)
      .default('debian')
      .describe('Where it comes from. `apt` is another apt repository than Debian’s own.'),
    version: version.optional().describe('A Debian relation such as ">= 1.6.18", or an exact version.'),
    ensure: z
      .enum(['present', 'absent', 'held'])
      .default('present')
      .describe('As in Puppet; `held` is apt-mark hold.'),
    suite: line(80).optional().describe('Suite of the apt repository, such as bookworm-wikimedia.'),
    component: line(80).optional().describe('Component of the apt repository.'),
    repository: line(200).optional().describe('Which apt repository; required for the source `apt`.'),
    why: text.optional().describe('Why not Debian; required for every source but `debian` and `apt`.'),
    packagedAs: line(200).optional().describe('The Debian package name it will get.'),
    tracking: line(400).optional().describe('Ticket or URL of that packaging work.'),
    lock: line(400)
      .optional()
      .describe('Lock file or digest; required for language package managers and containers.'),
  })
  .describe('A package that the service installs.')

/** `packages` entry; a string is a Debian package name. */
export const packageEntry = entry(packageSchema, {
  pattern: /^\S+$/,
  form: 'a Debian package name such as memcached',
  expand: (name) => ({ name }),
})

/** A package that a service installs. */
export type Package = z.output<typeof packageSchema>

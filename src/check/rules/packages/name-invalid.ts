import type { Package } from '../../../model/schema/package.ts'
import { entries } from '../../entries.ts'
import { isDebianName, isDebianPackage } from '../../package-sources.ts'
import type { Rule } from '../../rule.ts'

/** `packages/name-invalid`. A name that no archive can have is a slip, and apt would only say "not found". */
export const nameInvalid: Rule = {
  id: 'packages/name-invalid',
  severity: 'error',
  summary: 'A package name is none that its source can have.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, index, at } of entries(catalog, 'packages')) {
      if (!isValid(item)) {
        report({
          document: service,
          field: at,
          value: item.name,
          ...wordsFor(item.name, isDebianPackage(item)),
        })
      } else if (item.packagedAs !== undefined && !isDebianName(item.packagedAs)) {
        const field = ['packages', index, 'packagedAs']
        report({ document: service, field, value: item.packagedAs, ...wordsFor(item.packagedAs, true) })
      }
    }
  },
}

function isValid(item: Package): boolean {
  if (isDebianPackage(item)) return isDebianName(item.name)
  switch (item.source) {
    case 'pypi':
      return /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?(?:\[[\w., -]+\])?$/.test(item.name)
    case 'npm':
      return /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[A-Za-z0-9~-][A-Za-z0-9._~-]*$/.test(item.name)
    default:
      return !/\s/.test(item.name)
  }
}

function wordsFor(name: string, debian: boolean): { reason: string; help: string } {
  if (!debian) return { reason: `\`${name}\` is no package name of its source`, help: 'write the name alone' }
  const [, bare, version] = /^([a-z0-9][a-z0-9+.-]+)\s*(?:[=<>]+|\s\()\s*(.*?)\)?$/.exec(name) ?? []
  return {
    reason: `\`${name}\` is no Debian package name`,
    help:
      bare && version
        ? `write the version apart: {name: ${bare}, version: "${version}"}`
        : nameHelp(name.toLowerCase().replaceAll('_', '-'), name),
  }
}

const nameHelp = (likely: string, name: string): string =>
  likely !== name && isDebianName(likely)
    ? `did you mean \`${likely}\`?`
    : 'two or more of lower-case letters, digits, plus, minus and full stop, a letter or digit first'

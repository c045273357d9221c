import type { AptIndex, AptPackage, AptSection } from '../model/apt-index.ts'
import { snapshotFormat } from '../model/apt-snapshot-format.ts'
import { compareText } from '../model/finding.ts'

/**
 * A package snapshot as text: fields and lists as in apt's own Release files, sorted by code unit, one package a
 * line, so that git shows what an update changed. `parseAptSnapshot` reads it.
 */
export function formatAptSnapshot({ sections, missing, pypi }: AptIndex): string {
  const head = [
    `Format: ${snapshotFormat.name} ${snapshotFormat.version}`,
    `Scope: ${missing ? 'documented' : 'all'}`,
    ...(missing && missing.size > 0
      ? ['Missing:', ...[...missing].sort(compareText).map((name) => ` ${name}`)]
      : []),
  ]
  const table = [
    'PyPI:',
    ...sorted(pypi).map(([name, target]) => ` ${name}${target === `python3-${name}` ? '' : ` ${target}`}`),
  ]
  const stanzas = [head, ...sections.map(sectionLines), ...(pypi.size > 0 ? [table] : [])]
  return stanzas.map((lines) => `${lines.join('\n')}\n`).join('\n')
}

const sectionLines = ({ suite, component, repository, date, packages }: AptSection): string[] => [
  ...(repository === undefined ? [] : [`Repository: ${repository}`]),
  `Suite: ${suite}`,
  `Component: ${component}`,
  ...(date === undefined ? [] : [`Date: ${date}`]),
  'Packages:',
  ...sorted(packages).map(([name, entry]) => ` ${name} ${entry.version}${providedNames(entry)}`),
]

const providedNames = ({ provides }: AptPackage): string =>
  sorted(provides)
    .map(([name, version]) => (version === undefined ? ` ${name}` : ` ${name}=${version}`))
    .join('')

const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
  [...map].sort(([a], [b]) => compareText(a, b))

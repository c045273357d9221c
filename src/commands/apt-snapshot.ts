import { relative, resolve } from 'node:path'
import process from 'node:process'
import { type AptIndex, reduceIndex } from '../model/apt-index.ts'
import { bareName } from '../model/apt-offer.ts'
import { snapshotFormat } from '../model/apt-snapshot-format.ts'
import type { Catalog } from '../model/catalog.ts'
import { isEquivalentName } from '../model/debian-equivalent.ts'
import { loadAptIndex, type PackagesSource } from '../pipeline/apt-index.ts'
import { loadCatalog } from '../pipeline/load.ts'
import { loadSite, snapshotOf } from '../pipeline/load-site.ts'
import { fetchedLists, releaseOfPackages } from '../read/apt-lists.ts'
import type { ConfigFile } from '../read/config-file.ts'
import { isThere } from '../read/exists.ts'
import { readSnapshot } from '../read/snapshot-file.ts'
import { formatAptSnapshot } from '../write/apt-snapshot.ts'
import { writeFileWhole } from '../write/write-file.ts'
import { CommandError, type ExitCode, exitCode } from './exit-code.ts'
import { type ProjectOptions, projectOf } from './project.ts'
import type { Terminal } from './terminal.ts'

export interface AptSnapshotOptions extends ProjectOptions {
  readonly packages?: readonly string[] | undefined
  readonly suite?: string | undefined
  readonly component?: string | undefined
  readonly repository?: string | undefined
  readonly pypiTable?: string | undefined
  readonly documented?: boolean | undefined
  readonly output?: string | undefined
}

/** Where dh-python keeps its table. */
const dhPythonTable = '/usr/share/dh-python/dist/cpython3_fallback'

/** Name of a snapshot where the configuration names none. */
const defaultName = 'apt-snapshot.txt'

/** `portolan apt snapshot`: writes down what archives have, so that `check` can ask it offline. */
export async function aptSnapshotCommand(
  options: AptSnapshotOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ExitCode> {
  const project = projectOf(options)
  const { site } = loadSite(project)
  const output = options.output === undefined ? undefined : resolve(options.output)
  const location = output ?? snapshotOf(project, site) ?? resolve(project.root, defaultName)
  const sources = options.packages
    ? givenSources(options, options.packages)
    : await ownSources(options, terminal, signal)
  const whole = await readIndex(sources, pypiTableOf(options, terminal), terminal, signal)
  const index = options.documented ? reduced(whole, await catalogOf(project, options, signal)) : whole
  const text = formatAptSnapshot(index)
  const before = isThere(location) ? readSnapshot(location) : undefined
  if (before !== undefined && !isSnapshot(before))
    throw new CommandError(
      exitCode.usage,
      `\`${relative(process.cwd(), location)}\` is no package snapshot: it would be lost`,
      'name another file with `--output`, or remove this one',
    )
  const isSame = before !== undefined && 'text' in before && before.text === text
  if (!isSame) writeFileWhole(location, text)
  const shown = relative(process.cwd(), location)
  terminal.out(`${shown}\n`)
  terminal.note(`${summary(index)}\n${isSame ? 'Nothing has changed.\n' : ''}`)
  if (snapshotOf(project, site) !== location) {
    const named = relative(project.root, location)
    terminal.note(`\`check\` asks it once portolan.config.yaml says \`apt: ${named}\`.\n`)
  }
  return exitCode.clean
}

/** Whether a file may be replaced: a snapshot of any version, or one that is empty. */
const isSnapshot = (file: ReturnType<typeof readSnapshot>): boolean =>
  'text' in file && (file.text === '' || file.text.startsWith(`Format: ${snapshotFormat.name} `))

function givenSources(options: AptSnapshotOptions, files: readonly string[]): readonly PackagesSource[] {
  const { suite, component, repository: archive } = options
  return files.map((location) => ({ location, suite, component, archive }))
}

/** What apt on this machine has; lists of which nobody can tell the suite are left out and told. */
async function ownSources(
  { suite, component, repository }: AptSnapshotOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<readonly PackagesSource[]> {
  if (suite !== undefined || component !== undefined || repository !== undefined)
    throw new CommandError(
      exitCode.usage,
      '`--suite`, `--component` and `--repository` say what files given with `--packages` are',
      'apt knows it of its own lists: leave them out',
    )
  const lists = await fetchedLists(signal)
  return lists.filter(({ location }) => {
    const isTold = releaseOfPackages(location) !== undefined
    if (!isTold) terminal.note(`Left out, because nothing tells its suite and component: ${location}\n`)
    return isTold
  })
}

function pypiTableOf({ pypiTable }: AptSnapshotOptions, terminal: Terminal): string | undefined {
  if (pypiTable !== undefined) return pypiTable
  if (isThere(dhPythonTable)) return dhPythonTable
  terminal.note(
    `There is no ${dhPythonTable}: Debian equivalents of PyPI packages stay unknown. Install dh-python, or name its table with \`--pypi-table\`.\n`,
  )
  return undefined
}

async function readIndex(
  sources: readonly PackagesSource[],
  pypiTable: string | undefined,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<AptIndex> {
  const bar = terminal.progress('reading package lists')
  try {
    return await loadAptIndex(sources, { pypiTable, onProgress: bar.show, signal })
  } finally {
    bar.clear()
  }
}

async function catalogOf(
  project: ConfigFile,
  options: AptSnapshotOptions,
  signal: AbortSignal,
): Promise<Catalog> {
  const content = options.content === undefined ? undefined : resolve(options.content)
  const loaded = await loadCatalog({ config: project, content, withBodies: false, cache: true, signal })
  return loaded.catalog
}

/** The index with what the documents name, and what Debian equivalents can be. */
function reduced(index: AptIndex, { services, site }: Catalog): AptIndex {
  const items = [...services.flatMap(({ packages = [] }) => packages), ...(site.base?.packages ?? [])]
  const hasOthers = index.sections.some(({ repository }) => repository !== undefined)
  const asked = items.flatMap(({ name, source, packagedAs = [] }) => {
    const isDebians = source === 'debian' || source === 'debian-backports'
    return isDebians || (source === 'apt' && hasOthers) ? [name, packagedAs].flat() : packagedAs
  })
  return reduceIndex(index, new Set(asked.map(bareName)), isEquivalentName(index.pypi))
}

function summary({ sections, missing, pypi }: AptIndex): string {
  const lines = sections.map(({ repository = 'Debian', suite, component, packages, date }) => {
    const day = date === undefined ? '' : ` (${date})`
    return `${repository} ${suite} ${component}${day}: ${counted(packages.size, 'package')}\n`
  })
  const notThere = missing && missing.size > 0 ? `in none of them: ${[...missing].sort().join(', ')}\n` : ''
  return `${lines.join('')}${notThere}${counted(pypi.size, 'name')} of PyPI`
}

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`

import { type AptIndex, type AptSection, mergeSections, repositoryAddress } from '../model/apt-index.ts'
import { offersOf } from '../model/apt-offer.ts'
import { parsePackages } from '../parse/packages-file.ts'
import { parsePypiTable } from '../parse/pypi-table.ts'
import { parseRelease } from '../parse/release-file.ts'
import { AptListsError, readListText, readPackagesFile, releaseOfPackages } from '../read/apt-lists.ts'
import { isThere } from '../read/exists.ts'

/** A `Packages` file with what is known of it beforehand; the rest is looked up in its Release file. */
export interface PackagesSource {
  readonly location: string
  readonly suite?: string | undefined
  readonly component?: string | undefined
  /** Address of the archive, with or without a scheme; not asked for where the archive is Debian's. */
  readonly archive?: string | undefined
}

export interface AptIndexOptions {
  /** The table of dh-python, a file. */
  readonly pypiTable: string | undefined
  readonly onProgress: (done: number, total: number) => void
  readonly signal: AbortSignal
}

/** Reads `Packages` files into one index. */
export async function loadAptIndex(
  sources: readonly PackagesSource[],
  { pypiTable, onProgress, signal }: AptIndexOptions,
): Promise<AptIndex> {
  const table = pypiTable === undefined ? new Map<string, string>() : readTable(pypiTable)
  const read: AptSection[] = []
  for (const [done, source] of sources.entries()) {
    onProgress(done, sources.length)
    signal.throwIfAborted()
    read.push(await sectionOf(source, signal))
  }
  signal.throwIfAborted()
  const sections = mergeSections(read)
  // The table is of all of Debian, past and present: rows that lead nowhere here can answer nothing.
  const pypi = new Map([...table].filter(([, target]) => offersOf(target, sections).length > 0))
  return { sections, pypi }
}

async function sectionOf(source: PackagesSource, signal: AbortSignal): Promise<AptSection> {
  const { location } = source
  if (!isThere(location)) throw new AptListsError(`there is no file \`${location}\``)
  const head = headOf(source)
  const packages = parsePackages(await readPackagesFile(location, signal))
  if ('reason' in packages)
    throw new AptListsError(
      `\`${location}\` is no \`Packages\` file: line ${packages.line}: ${packages.reason}`,
    )
  return { ...head, packages }
}

/** Origins whose packages are Debian's. */
const debianOrigins = ['Debian', 'Debian Backports']

function headOf({ location, archive, ...given }: PackagesSource): Omit<AptSection, 'packages'> {
  const place = releaseOfPackages(location)
  const release = place && parseRelease(readListText(place.location) ?? '')
  const suite = given.suite ?? release?.suite
  const component = given.component ?? place?.component
  if (suite === undefined || component === undefined)
    throw new AptListsError(
      `nothing tells the suite and component of \`${location}\``,
      'say them with `--suite` and `--component`, or keep the file where apt or a mirror has it, below its Release file',
    )
  return {
    suite,
    component,
    repository: repositoryOf(location, archive, release?.origin),
    date: release?.date,
  }
}

function repositoryOf(
  location: string,
  archive: string | undefined,
  origin: string | undefined,
): string | undefined {
  if (origin === undefined ? archive === undefined : debianOrigins.includes(origin)) return undefined
  if (archive === undefined)
    throw new AptListsError(
      `\`${location}\` is not Debian’s: its Release file says \`Origin: ${origin}\``,
      'name its repository with `--repository`, as documents do under `repository:`',
    )
  return repositoryAddress(archive)
}

function readTable(location: string): ReadonlyMap<string, string> {
  const text = readListText(location)
  if (text === undefined) throw new AptListsError(`the table of PyPI names \`${location}\` cannot be read`)
  const table = parsePypiTable(text)
  if (!table)
    throw new AptListsError(
      `\`${location}\` is no table of PyPI names: expected a name and a Debian package on each line`,
    )
  return table
}

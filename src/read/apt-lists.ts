import { execFile } from 'node:child_process'
import { basename, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { isThere } from './exists.ts'
import { decodeUtf8, readNamedFile } from './read-file.ts'

const run = promisify(execFile)

/** Package indexes cannot be had: apt is not here, has none, or one of them cannot be read. */
export class AptListsError extends Error {
  readonly help: string | undefined

  constructor(reason: string, help?: string) {
    super(reason)
    this.help = help
  }
}

/** Text of a small file of an archive or of dh-python; undefined where it cannot be read. */
export function readListText(location: string): string | undefined {
  const result = readNamedFile(location)
  return 'refusal' in result ? undefined : decodeUtf8(result.bytes)
}

/** One `Packages` file of apt's, and where its archive is. */
export interface AptList {
  readonly location: string
  /** URI of the archive, such as `http://deb.debian.org/debian/`. */
  readonly archive: string
}

/** No index of an archive takes longer to unpack or to list, milliseconds. */
const timeout = 120_000

/** Largest `Packages` file, bytes unpacked: Debian main has 50 MB. */
const maximumSize = 1 << 30

/** Every `Packages` file that apt on this machine has fetched, in apt's order. */
export async function fetchedLists(signal: AbortSignal): Promise<readonly AptList[]> {
  const format = '$(FILENAME)\t$(REPO_URI)'
  const args = ['indextargets', '--format', format, 'Created-By: Packages']
  const { stdout } = await run('apt-get', args, {
    timeout,
    signal,
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  }).catch((error: NodeJS.ErrnoException) => {
    if (signal.aborted) throw error
    const reason =
      error.code === 'ENOENT' ? 'there is no apt on this machine' : `apt-get failed: ${lastLine(error)}`
    throw new AptListsError(reason, 'name files of an archive with `--packages`')
  })
  const lists = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line): AptList => {
      const [location = '', archive = ''] = line.split('\t')
      return { location, archive }
    })
    .filter(({ location }) => isThere(location))
  if (lists.length === 0)
    throw new AptListsError(
      'apt has no package lists on this machine',
      'run `apt-get update`, or name files with `--packages`',
    )
  return lists
}

const helper = '/usr/lib/apt/apt-helper'

/**
 * Text of a `Packages` file, one character a byte: what matters of it is ASCII, and a suite has 50 MB. Compressed
 * ones are unpacked by apt's own helper, which knows every form that apt writes.
 */
export async function readPackagesFile(location: string, signal: AbortSignal): Promise<string> {
  if (/Packages$/.test(basename(location))) {
    const result = readNamedFile(location, maximumSize)
    if ('refusal' in result) throw new AptListsError(`\`${location}\` ${result.refusal}`)
    return result.bytes.toString('latin1')
  }
  const options = { timeout, signal, encoding: 'latin1', maxBuffer: maximumSize } as const
  const { stdout } = await run(helper, ['cat-file', location], options).catch(
    (error: NodeJS.ErrnoException) => {
      if (signal.aborted) throw error
      if (error.code === 'ENOENT')
        throw new AptListsError(
          `\`${location}\` is compressed, and apt’s \`${helper}\` is not here to read it`,
          'unpack it to a file named `Packages`',
        )
      throw new AptListsError(`\`${location}\` cannot be unpacked: ${lastLine(error)}`)
    },
  )
  return stdout
}

function lastLine(error: Error & { stderr?: string }): string {
  const said = error.stderr?.trim().split('\n').at(-1)
  return said || error.message
}

/** The `Release` file that a `Packages` file belongs to, and the component that its path tells. */
export interface ReleasePlace {
  readonly location: string
  readonly component: string
}

/**
 * Looks for the `Release` file of a `Packages` file: beside it under apt's names (`…_dists_bookworm_InRelease`), or
 * above it in a mirror (`dists/bookworm/InRelease`). Undefined where there is none.
 */
export function releaseOfPackages(path: string): ReleasePlace | undefined {
  const location = resolve(path)
  const [, named] = /^(.+)_binary-[^_]+_Packages(?:\.\w+)?$/.exec(basename(location)) ?? []
  if (named !== undefined)
    return releaseNear(named.split('_'), (parts) => `${join(dirname(location), parts.join('_'))}_`)
  const folder = dirname(location)
  if (!/^binary-/.test(basename(folder))) return undefined
  return releaseNear(dirname(folder).split('/'), (parts) => `${parts.join('/')}/`)
}

/** A component may have several parts (`component/jdk8`): the nearest Release file decides what belongs to it. */
function releaseNear(
  parts: readonly string[],
  prefixOf: (parts: readonly string[]) => string,
): ReleasePlace | undefined {
  for (let end = parts.length - 1; end > 0; end--) {
    for (const name of ['InRelease', 'Release']) {
      const location = prefixOf(parts.slice(0, end)) + name
      if (isThere(location)) return { location, component: parts.slice(end).join('/') }
    }
  }
  return undefined
}

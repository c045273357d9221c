import { spawnSync } from 'node:child_process'

/** A file of a folder in a commit. */
export interface TreeFile {
  /** Path below the folder, `/` between folders. */
  readonly source: string
  readonly oid: string
  /** Bytes. */
  readonly size: number
  readonly kind: 'file' | 'link' | 'submodule'
}

/** What has changed in a folder between a commit and the files as they are now. */
export interface FolderChanges {
  /** Paths below the folder that differ, are new or are gone; files that git does not track are not among them. */
  readonly changed: ReadonlySet<string>
  /** Old paths of files that were moved, by their new ones. */
  readonly renamed: ReadonlyMap<string, string>
}

/** A revision cannot be used; the message is for the user. */
export class RevisionError extends Error {
  readonly help: string | undefined
  /** True where the user named something that there is not, rather than git failing. */
  readonly isUsage: boolean

  constructor(reason: string, help?: string, isUsage = true) {
    super(reason)
    this.help = help
    this.isUsage = isUsage
  }
}

/** One commit, read from git's own store: neither the files nor the index of the user are touched. */
export class GitRevision {
  /** Hash of the commit. */
  readonly commit: string
  readonly #folder: string

  /**
   * The revision `name` of the repository around `folder`. `name...` is where it and HEAD part, as for `git diff`.
   */
  constructor(folder: string, name: string) {
    this.#folder = folder
    if (!this.#ask(['rev-parse', '--show-toplevel'])) throw this.#noRepository()
    this.commit = name.endsWith('...') ? this.#mergeBase(name.slice(0, -3) || 'HEAD') : this.#commitOf(name)
  }

  /**
   * Where `folder` stands in the repository: empty, or a path with `/` at its end. Undefined where it stands in
   * another one or in none.
   */
  prefixOf(folder: string): string | undefined {
    const [top, prefix = ''] = this.#lines(['-C', folder, 'rev-parse', '--show-toplevel', '--show-prefix'])
    const [own] = this.#lines(['rev-parse', '--show-toplevel'])
    return top === own ? prefix : undefined
  }

  /** Content of the file at `path`, counted from the root of the repository; undefined where there is none. */
  fileAt(path: string): Buffer | undefined {
    const oid = this.#ask(['rev-parse', '--verify', '--quiet', `${this.commit}:${path}`])
    return oid === undefined ? undefined : this.blobs([oid])[0]
  }

  /** All files below the folder at `prefix` (see {@link prefixOf}); none where the commit has no such folder. */
  filesBelow(prefix: string): readonly TreeFile[] {
    const path = prefix.replace(/\/$/, '')
    const tree = this.#ask(['rev-parse', '--verify', '--quiet', `${this.commit}:${path}`])
    if (tree === undefined) return []
    const listing = this.#read(['ls-tree', '-r', '-l', '-z', '--full-tree', tree]).toString('utf8')
    return listing.split('\0').flatMap((line) => treeFile(line) ?? [])
  }

  /** What differs below a folder of the working tree, committed or not. */
  changesBelow(folder: string): FolderChanges {
    const options = ['--name-status', '-z', '-M', '--relative', '--no-ext-diff', '--ignore-submodules']
    const args = ['-C', folder, 'diff', ...options, this.commit, '--', '.']
    const words = this.#read(args).toString('utf8').split('\0')
    const changed = new Set<string>()
    const renamed = new Map<string, string>()
    for (let at = 0; at + 1 < words.length; ) {
      const [status = '', first = '', second = ''] = words.slice(at, at + 3)
      const isPair = /^[RC]/.test(status)
      changed.add(first)
      if (isPair) changed.add(second)
      if (status.startsWith('R')) renamed.set(second, first)
      at += isPair ? 3 : 2
    }
    return { changed, renamed }
  }

  /** The bytes of objects, in the order of `oids`. */
  blobs(oids: readonly string[]): readonly Buffer[] {
    if (oids.length === 0) return []
    const output = this.#read(['cat-file', '--batch'], `${oids.join('\n')}\n`)
    const blobs: Buffer[] = []
    for (let at = 0; blobs.length < oids.length; ) {
      const lineEnd = output.indexOf(10, at)
      const [, type, size] = output.toString('utf8', at, lineEnd).split(' ')
      if (type !== 'blob')
        throw new RevisionError(`git has lost the object ${oids[blobs.length]}`, undefined, false)
      blobs.push(output.subarray(lineEnd + 1, lineEnd + 1 + Number(size)))
      at = lineEnd + 1 + Number(size) + 1
    }
    return blobs
  }

  #commitOf(name: string): string {
    const commit = this.#ask(['rev-parse', '--verify', '--quiet', `${name}^{commit}`])
    if (commit === undefined || name.startsWith('-')) throw this.#unknown(name)
    return commit
  }

  #mergeBase(name: string): string {
    const base = this.#ask(['merge-base', this.#commitOf(name), 'HEAD'])
    if (base !== undefined) return base
    if (this.#isShallow()) throw this.#unknown(`${name}...`)
    throw new RevisionError(`\`${name}\` and HEAD have no commit in common`, 'name a revision of this branch')
  }

  #unknown(name: string): RevisionError {
    if (!this.#isShallow())
      return new RevisionError(`git knows no revision \`${name}\``, '`git log` shows what there is')
    return new RevisionError(
      `this shallow clone does not have the revision \`${name}\``,
      '`git fetch --unshallow origin` gets it; in GitHub Actions give actions/checkout `fetch-depth: 0`, in GitLab CI set GIT_DEPTH: 0',
    )
  }

  #isShallow(): boolean {
    return this.#ask(['rev-parse', '--is-shallow-repository']) === 'true'
  }

  #noRepository(): RevisionError {
    const { error, stderr } = this.#run(['rev-parse', '--show-toplevel'])
    if (error)
      return new RevisionError('git is not installed', 'install git: revisions are read by it', false)
    const said = stderr.toString('utf8').trim().split('\n')[0] ?? ''
    if (/not a git repository/.test(said))
      return new RevisionError(
        `\`${this.#folder}\` is in no git repository`,
        'there is no revision to compare with',
      )
    return new RevisionError(`git refuses: ${said.replace(/^fatal: /, '')}`, undefined, false)
  }

  /** The first line of output; undefined where git says no. */
  #ask(args: readonly string[]): string | undefined {
    return this.#lines(args)[0] || undefined
  }

  /** Lines of output; none where git says no. */
  #lines(args: readonly string[]): readonly string[] {
    const { status, stdout } = this.#run(args)
    return status === 0 ? stdout.toString('utf8').split('\n') : []
  }

  #read(args: readonly string[], input?: string): Buffer {
    const { status, stdout, stderr, error } = this.#run(args, input)
    if (status === 0) return stdout
    const said = error?.message ?? stderr.toString('utf8').trim()
    throw new RevisionError(`\`git ${args.join(' ')}\` failed: ${said}`, undefined, false)
  }

  #run(args: readonly string[], input?: string) {
    // Without the option, reading would refresh the index and lock it meanwhile.
    return spawnSync('git', ['--no-optional-locks', '-C', this.#folder, ...args], {
      input,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      timeout: 60_000,
      maxBuffer: 1 << 30,
    })
  }
}

const kinds: Readonly<Record<string, TreeFile['kind']>> = { '120000': 'link', '160000': 'submodule' }

/** A line of `git ls-tree -l`: mode, type, object and size, then a tab and the path. */
function treeFile(line: string): TreeFile | undefined {
  const [, mode = '', oid = '', size = '', source = ''] = /^(\d+) \w+ (\w+) +(-|\d+)\t(.*)$/s.exec(line) ?? []
  return source ? { source, oid, size: Number(size) || 0, kind: kinds[mode] ?? 'file' } : undefined
}

import { posix } from 'node:path'
import type { Package } from '../model/schema/package.ts'
import type { ShellCommand, ShellWord } from './shell.ts'

/** Sources that one installing command serves: apt installs from Debian and from other repositories alike. */
type PackageFamily =
  | 'debian'
  | 'pypi'
  | 'npm'
  | 'gem'
  | 'pecl'
  | 'pear'
  | 'composer'
  | 'cpan'
  | 'go'
  | 'cargo'
  | 'container'

/** What one command installs. */
export interface Installation {
  readonly family: PackageFamily
  /** Names without versions; empty where a file names them. */
  readonly names: readonly string[]
  /** Files that name more, such as `requirements.txt`. */
  readonly lists: readonly string[]
}

interface Installer {
  readonly family: PackageFamily
  /** Words that must stand before the names, in order. */
  readonly verb: readonly string[]
  /** Options that take the next word. */
  readonly values?: readonly string[]
  /** Options beside the long ones with which it installs nothing. */
  readonly idle?: RegExp
  /** The word without its version, or undefined where it is no package name. */
  readonly nameOf: (word: string) => string | undefined
}

const aptOptions = ['-t', '-o', '-c', '-a', '--target-release', '--default-release', '--option']
const pipOptions = [
  '-r',
  '-c',
  '-i',
  '-f',
  '-t',
  '--requirement',
  '--constraint',
  '--index-url',
  '--extra-index-url',
  '--target',
  '--prefix',
  '--find-links',
  '--root',
]
/** Simulating and downloading only, also among other letters: `-sy`. */
const aptIdle = /^-[qyfmuV]*[sd][qyfmuV]*$/
/** A hyphen at the end removes the package, a plus installs it; `g++` ends in none. */
const debianName = (word: string) => {
  const name = /^([a-z0-9][a-z0-9+.-]+)(?::[a-z0-9-]+)?(?:[=/].*)?$/.exec(word)?.[1]
  return name?.endsWith('-') ? undefined : name?.replace(/(?<!\+)\+$/, '')
}
const pythonName = (word: string) =>
  /\.(?:whl|zip|tar\.\w+)$/.test(word)
    ? undefined
    : /^([A-Za-z0-9][\w.-]*)\s*(?:\[.*\]\s*)?(?:[=<>!~@;].*)?$/.exec(word)?.[1]
const npmName = (word: string) => /^((?:@[^/@]+\/)?[A-Za-z0-9][^/@:]*)(?:@.*)?$/.exec(word)?.[1]
const plainName = (word: string) => /^([A-Za-z0-9][\w.:/-]*?)(?:[@=-]v?\d.*)?$/s.exec(word)?.[1]
const pathName = (word: string) => /^([a-z0-9][\w.-]*(?:\/[\w.~-]+)*)(?:[@:].*)?$/i.exec(word)?.[1]
const imageName = (word: string) =>
  /^([a-z0-9][\w.-]*(?::\d+)?(?:\/[\w.-]+)*?)(?::[\w.-]+)?(?:@.*)?$/.exec(word)?.[1]

const installers: Readonly<Record<string, readonly Installer[]>> = {
  apt: [{ family: 'debian', verb: ['install'], values: aptOptions, idle: aptIdle, nameOf: debianName }],
  'apt-get': [{ family: 'debian', verb: ['install'], values: aptOptions, idle: aptIdle, nameOf: debianName }],
  aptitude: [
    { family: 'debian', verb: ['install'], values: ['-t', '-o'], idle: aptIdle, nameOf: debianName },
  ],
  pip: [{ family: 'pypi', verb: ['install'], values: pipOptions, nameOf: pythonName }],
  pip3: [{ family: 'pypi', verb: ['install'], values: pipOptions, nameOf: pythonName }],
  pipx: [{ family: 'pypi', verb: ['install'], values: ['--python', '--index-url'], nameOf: pythonName }],
  npm: ['install', 'i', 'add'].map((verb) => ({
    family: 'npm',
    verb: [verb],
    values: ['--prefix', '--registry'],
    nameOf: npmName,
  })),
  yarn: [{ family: 'npm', verb: ['global', 'add'], nameOf: npmName }],
  gem: [
    {
      family: 'gem',
      verb: ['install'],
      values: ['-v', '--version', '-i', '--install-dir', '-s', '--source'],
      nameOf: plainName,
    },
  ],
  pecl: [{ family: 'pecl', verb: ['install'], nameOf: plainName }],
  pear: [{ family: 'pear', verb: ['install'], nameOf: plainName }],
  composer: [
    { family: 'composer', verb: ['require'], nameOf: pathName },
    { family: 'composer', verb: ['global', 'require'], nameOf: pathName },
  ],
  cpan: [{ family: 'cpan', verb: [], nameOf: plainName }],
  cpanm: [{ family: 'cpan', verb: [], values: ['--mirror', '-l'], nameOf: plainName }],
  go: [{ family: 'go', verb: ['install'], nameOf: pathName }],
  cargo: [
    {
      family: 'cargo',
      verb: ['install'],
      values: ['--version', '--git', '--root', '--features'],
      nameOf: plainName,
    },
  ],
  docker: [{ family: 'container', verb: ['pull'], values: ['--platform'], nameOf: imageName }],
  podman: [{ family: 'container', verb: ['pull'], values: ['--platform', '--arch'], nameOf: imageName }],
}

/** What a command installs; undefined where it installs nothing, or only what is not known before it runs. */
export function installationOf(command: ShellCommand): Installation | undefined {
  const { name, args } = viaPython(command)
  const candidates = Object.hasOwn(installers, name) ? (installers[name] ?? []) : []
  for (const installer of candidates) {
    const isIdle = (arg: ShellWord) =>
      arg !== undefined && (installsNothing.test(arg) || installer.idle?.test(arg))
    if (args.some(isIdle)) continue
    const words = operands(args, installer.values ?? [])
    if (!installer.verb.every((word, index) => words[index] === word)) continue
    const named = words.slice(installer.verb.length)
    if (named.length === 0 && installer.verb.length === 0) continue
    const lists = listsIn(args)
    const names = named.flatMap((word) => (word === undefined ? [] : (installer.nameOf(word) ?? [])))
    // Only unknown words: `apt-get install "$PACKAGE"`, `pip install ./folder`.
    if (names.length === 0 && (named.length > 0 || lists.length === 0)) continue
    return { family: installer.family, names, lists }
  }
  return undefined
}

/** `python3 -m pip install …` is `pip install …`. */
function viaPython({ name, args }: ShellCommand): { name: string; args: readonly ShellWord[] } {
  const isModule = /^python[\d.]*$/.test(name) && args[0] === '-m' && args[1] !== undefined
  return isModule
    ? { name: args[1] ?? '', args: args.slice(2) }
    : { name: name.replace(/^pip[\d.]+$/, 'pip3'), args }
}

/** Options with which a command only says what it would install, or renews what is there. */
const installsNothing =
  /^--(?:simulate|just-print|dry-run|recon|no-act|download-only|print-uris|only-upgrade)$/

/** The files of `-r FILE`; a name that only the running shell knows is empty. */
function listsIn(args: readonly ShellWord[]): string[] {
  return args.flatMap((arg, at) => {
    if (arg === '-r' || arg === '--requirement') return [args[at + 1] ?? '']
    return /^--requirement=(.*)$/.exec(arg ?? '')?.[1] ?? []
  })
}

/** The words that are no options and no values of options. */
function operands(args: readonly ShellWord[], values: readonly string[]): ShellWord[] {
  const words: ShellWord[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]
    if (arg !== undefined && values.includes(arg)) at++
    else if (arg === undefined || !arg.startsWith('-')) words.push(arg)
  }
  return words
}

const families: Readonly<Record<Package['source'], PackageFamily | undefined>> = {
  debian: 'debian',
  'debian-backports': 'debian',
  apt: 'debian',
  deb: 'debian',
  pypi: 'pypi',
  npm: 'npm',
  gem: 'gem',
  pecl: 'pecl',
  pear: 'pear',
  composer: 'composer',
  cpan: 'cpan',
  go: 'go',
  cargo: 'cargo',
  container: 'container',
  git: undefined,
  tarball: undefined,
}

/** The names that an installation adds to what the document lists. */
export function unlisted({ family, names }: Installation, packages: readonly Package[]): readonly string[] {
  const listed = packages
    .filter((item) => families[item.source] === family)
    .map((item) => comparable(family, item.name))
  return names.filter((name) => !listed.includes(comparable(family, name)))
}

/** True where a command reads names from a file alone, and no package has that file as its `lock`. */
export function readsUnknownList({ names, lists }: Installation, packages: readonly Package[]): boolean {
  const locks = packages.flatMap(({ lock }) => (lock === undefined ? [] : posix.basename(lock)))
  return names.length === 0 && lists.some((list) => !locks.includes(posix.basename(list)))
}

/** PyPI takes `Foo_Bar` and `foo-bar` for one name; images are listed with or without a tag. */
function comparable(family: PackageFamily, name: string): string {
  if (family === 'pypi') return name.toLowerCase().replace(/[-_.]+/g, '-')
  return family === 'container' ? (imageName(name) ?? name) : name.replace(/:[a-z0-9-]+$/, '')
}

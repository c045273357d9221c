import { compareDebianVersions } from './debian-version.ts'
import { compareText } from './finding.ts'

/** What one apt index holds of a package. */
export interface AptPackage {
  /** The highest version by Debian order. */
  readonly version: string
  /** Names that it stands for, with the version it is of each where it says one. */
  readonly provides: ReadonlyMap<string, string | undefined>
}

/** The packages of one suite and component of one repository, all architectures taken together. */
export interface AptSection {
  /** Codename such as `bookworm-security`: names like `stable` move on. */
  readonly suite: string
  readonly component: string
  /** Address without its scheme, such as `apt.example.org/debian`; undefined for Debian's own archive. */
  readonly repository?: string | undefined
  /** The day of its Release file, `YYYY-MM-DD`. */
  readonly date?: string | undefined
  readonly packages: ReadonlyMap<string, AptPackage>
}

/** What a package snapshot knows of archives. Immutable; sections sorted by {@link compareSections}. */
export interface AptIndex {
  readonly sections: readonly AptSection[]
  /**
   * Names looked for in vain, in an index that was reduced to some packages; undefined where every package of
   * each section is in it.
   */
  readonly missing?: ReadonlySet<string> | undefined
  /** Debian package by name on PyPI, normalized as in PEP 503: the table of dh-python. */
  readonly pypi: ReadonlyMap<string, string>
}

/**
 * Address of a repository without scheme, slash at its end and credentials: as snapshots write it, and as documents may
 * give it in any form.
 */
export const repositoryAddress = (uri: string): string =>
  uri
    .replace(/^[a-z+]+:(?:\/\/)?/, '')
    .replace(/^[^/@]*@/, '')
    .replace(/\/+$/, '')

/** Debian's own archive first, then by repository, suite and component. */
export const compareSections = (a: AptSection, b: AptSection): number =>
  compareText(a.repository ?? '', b.repository ?? '') ||
  compareText(a.suite, b.suite) ||
  compareText(a.component, b.component)

/**
 * True for names that an index leaves out: the feature names of Rust libraries, a third of Debian's Provides, which
 * nothing but builds of Rust packages asks for.
 */
export const isLeftOut = (name: string): boolean => name.startsWith('librust-')

/** Sections of the same suite, component and repository as one, of each package the highest version. */
export function mergeSections(sections: readonly AptSection[]): readonly AptSection[] {
  const merged = new Map<string, AptSection>()
  for (const section of sections) {
    const key = [section.repository, section.suite, section.component].join('\0')
    const other = merged.get(key)
    merged.set(key, other ? mergeTwo(other, section) : section)
  }
  return [...merged.values()].sort(compareSections)
}

function mergeTwo(one: AptSection, other: AptSection): AptSection {
  const packages = new Map(one.packages)
  for (const [name, entry] of other.packages) packages.set(name, newer(packages.get(name), entry))
  const date = [one.date, other.date]
    .filter((day) => day !== undefined)
    .sort(compareText)
    .at(-1)
  return { ...one, date, packages }
}

/** The one with the higher version; the first where they are equal. */
export const newer = (one: AptPackage | undefined, other: AptPackage): AptPackage =>
  one && compareDebianVersions(one.version, other.version) >= 0 ? one : other

/**
 * The index reduced to packages that are asked for or wanted anyway, and to those that provide such a name. Which of
 * the asked names no archive has is remembered: of all others the reduced index knows nothing.
 */
export function reduceIndex(
  index: AptIndex,
  asked: ReadonlySet<string>,
  isWanted: (name: string) => boolean,
): AptIndex {
  const isKept = (name: string): boolean => asked.has(name) || isWanted(name)
  const kept = new Set<string>()
  const known = new Set<string>()
  for (const { packages } of index.sections) {
    for (const [name, { provides }] of packages) {
      const names = [name, ...provides.keys()].filter(isKept)
      if (names.length > 0) kept.add(name)
      for (const each of names) known.add(each)
    }
  }
  const reduced = ({ version, provides }: AptPackage): AptPackage => ({
    version,
    provides: new Map([...provides].filter(([name]) => isKept(name))),
  })
  return {
    ...index,
    sections: index.sections.map((section) => ({
      ...section,
      packages: new Map(
        [...section.packages].flatMap(([name, entry]) => (kept.has(name) ? [[name, reduced(entry)]] : [])),
      ),
    })),
    missing: new Set([...asked].filter((name) => !known.has(name) && !isLeftOut(name))),
  }
}

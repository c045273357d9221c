import { type AptPackage, isLeftOut, newer } from '../model/apt-index.ts'

/** A `Packages` file that is none: where, and why. */
export interface PackagesProblem {
  /** From 1. */
  readonly line: number
  readonly reason: string
}

/**
 * The fields that matter, and the ends of stanzas. Not {@link readControl}: the file of one suite has 50 MB, and
 * three fields of twenty are wanted.
 */
const fields = /^(?:(Package|Version|Provides):[ \t]*(.*(?:\n[ \t].*)*)|[ \t]*)$/gim

/** Packages of one `Packages` file by name; an empty file has none. */
export function parsePackages(text: string): ReadonlyMap<string, AptPackage> | PackagesProblem {
  const packages = new Map<string, AptPackage>()
  let stanza: { package?: string; version?: string; provides?: string } = {}
  const take = (at: number): PackagesProblem | undefined => {
    const { package: name, version, provides = '' } = stanza
    if (name === undefined && version === undefined) return undefined
    if (name === undefined || version === undefined) {
      const lacking = name === undefined ? 'Package' : 'Version'
      return { line: lineAt(text, at), reason: `the stanza that ends here has no \`${lacking}\`` }
    }
    packages.set(name, newer(packages.get(name), { version, provides: parseProvides(provides) }))
    stanza = {}
    return undefined
  }
  for (const { 1: field, 2: value = '', index } of text.matchAll(fields)) {
    if (field !== undefined) stanza[field.toLowerCase() as keyof typeof stanza] = value.trim()
    else {
      const problem = take(index)
      if (problem) return problem
    }
  }
  const problem = take(text.length)
  if (problem) return problem
  if (packages.size === 0 && text.trim() !== '')
    return { line: 1, reason: 'there is no package in it; expected stanzas with `Package` and `Version`' }
  return packages
}

/** `awk, node-core (= 7.20.12)`; an architecture behind the name (`:any`) says nothing here. */
function parseProvides(text: string): ReadonlyMap<string, string | undefined> {
  const provides = new Map<string, string | undefined>()
  if (text === '') return provides
  for (const part of text.split(',')) {
    const [, name, version] = /^\s*([^\s:(]+)(?::\S+)?\s*(?:\(\s*=\s*([^\s)]+)\s*\))?/.exec(part) ?? []
    if (name !== undefined && !isLeftOut(name)) provides.set(name, version)
  }
  return provides
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

import { pypiName } from '../model/debian-equivalent.ts'

/**
 * The table of dh-python: a name on PyPI and its Debian package on each line. Rows that hold for some versions of
 * Python only, and names that stand for two packages, are left out: better unknown than wrong. Undefined where the
 * text is no such table.
 */
export function parsePypiTable(text: string): ReadonlyMap<string, string> | undefined {
  const table = new Map<string, string>()
  const ambiguous = new Set<string>()
  for (const line of text.split('\n')) {
    const [, name, target, condition] = /^(\S+) ([a-z0-9][a-z0-9+.-]+)( \(.*\))?$/.exec(line) ?? []
    if (name === undefined || target === undefined) {
      if (line.trim() === '' || line.startsWith('#')) continue
      return undefined
    }
    const key = pypiName(name)
    if (condition !== undefined || (table.has(key) && table.get(key) !== target)) ambiguous.add(key)
    table.set(key, target)
  }
  for (const key of ambiguous) table.delete(key)
  return table
}

import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'

/** A result as the browser's script gives it. */
interface Result {
  readonly path: string
  readonly title: string
  readonly fragment: string
  readonly heading: string
  readonly field: string
  readonly term: string
  readonly text: string
}

/** What a search has found. */
export interface Found {
  readonly results: readonly Result[]
  readonly total: number
  readonly partial?: boolean
  readonly guessed?: boolean
}

export type Find = (query: string, limit?: number, isStale?: () => boolean) => Promise<Found>

/**
 * The theme's own search in a page without a screen. `textOf` gives a file of `assets/`; every path that was asked
 * for is added to `loaded`.
 */
export function searchOf(textOf: (path: string) => string, loaded = new Set<string>()): Find {
  const context = createContext({
    portolan: {
      async load(path: string) {
        if (loaded.has(path)) return
        loaded.add(path)
        runInContext(textOf(path), context)
      },
    },
  })
  for (const name of ['search-words.js', 'search-find.js']) {
    runInContext(readFileSync(new URL(`../../theme/assets/${name}`, import.meta.url), 'utf8'), context)
  }
  return (query, limit = 8, isStale) => runInContext('portolanSearch', context).find(query, limit, isStale)
}

/** Where the results lead, as addresses in the site. */
export const placesOf = ({ results }: Found): readonly string[] =>
  results.map(({ path, fragment }) => (fragment ? `${path}#${fragment}` : path))

import { execFileSync } from 'node:child_process'
import { relative, sep } from 'node:path'

/** When a content file was last changed, by its path under the content folder: `YYYY-MM-DD`, UTC. */
export type LastChanges = ReadonlyMap<string, { readonly date: string }>

/** Runs git; undefined where there is no git, no repository, or nothing committed. */
function git(folder: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 20_000,
      maxBuffer: 1 << 28,
    })
  } catch {
    return undefined
  }
}

/** The revision that is checked out; empty where there is none. */
export const headRevision = (folder: string): string => git(folder, ['rev-parse', 'HEAD'])?.trim() ?? ''

/**
 * Last commit of every content file. Undefined where git cannot know: outside a repository, and in a shallow
 * clone, whose oldest commit seems to have changed everything.
 */
export function lastChanges(contentRoot: string): LastChanges | undefined {
  const root = git(contentRoot, ['rev-parse', '--show-toplevel'])?.replace(/\n$/, '')
  if (root === undefined || git(contentRoot, ['rev-parse', '--is-shallow-repository'])?.trim() !== 'false')
    return undefined
  const prefix = relative(root, contentRoot).split(sep).join('/')
  const log = git(root, ['log', '--format=%x01%ct', '--name-only', '-z', '--no-renames', '--', prefix || '.'])
  if (log === undefined) return undefined
  const changes = new Map<string, { date: string }>()
  for (const commit of log.split('\u0001').slice(1)) {
    const [seconds = '', ...paths] = commit.split(/[\0\n]+/)
    const date = new Date(Number(seconds) * 1000).toISOString().slice(0, 10)
    for (const path of paths) {
      const source = prefix ? path.slice(prefix.length + 1) : path
      if (path && !changes.has(source)) changes.set(source, { date })
    }
  }
  return changes
}

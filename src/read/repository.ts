import { dirname, join } from 'node:path'
import { isThere } from './exists.ts'

/** Top of the git repository or worktree that a folder lies in; the folder itself outside of any. */
export function repositoryTop(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (isThere(join(at, '.git'))) return at
    if (at === dirname(at)) return folder
  }
}

import { lstatSync, readdirSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { kill, pid } from 'node:process'
import { onDisk } from './site-write-error.ts'
import { removeOrLeave } from './staging.ts'

/**
 * Clears up behind builds that were killed: a site that was moved away and not yet replaced comes back, and
 * folders of processes that have ended are removed. Of several sites that were moved away none can be chosen:
 * they stay until a new one stands.
 */
export function recover(output: string): void {
  const left = onDisk('look into', dirname(output), () => leftovers(output)).filter(
    ({ owner }) => !isAlive(owner),
  )
  const [moved, ...others] = left.filter(({ role }) => role === 'old')
  const stands = () => lstatSync(output, { throwIfNoEntry: false }) !== undefined
  if (moved && others.length === 0 && !stands()) {
    onDisk('bring back', output, () => renameSync(moved.folder, output))
  }
  const mayRemoveOld = stands()
  for (const { folder, role } of left) if (role === 'new' || mayRemoveOld) removeOrLeave(folder)
}

interface Leftover {
  readonly folder: string
  readonly role: 'new' | 'old'
  readonly owner: number
}

function leftovers(output: string): Leftover[] {
  const start = `.${basename(output)}.portolan-`
  return readdirSync(dirname(output)).flatMap((name) => {
    const match = name.startsWith(start) ? /^(new|old)-(\d+)$/.exec(name.slice(start.length)) : null
    if (!match) return []
    const role = match[1] === 'old' ? 'old' : 'new'
    return [{ folder: join(dirname(output), name), role, owner: Number(match[2]) }]
  })
}

/** Another process of this number; our own number on an old folder is left from a process of an earlier time. */
function isAlive(owner: number): boolean {
  if (owner === pid) return false
  try {
    kill(owner, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

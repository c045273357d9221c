import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Everything that a run of the tests puts into the temporary folder goes with the run. */
export default function () {
  const before = process.env.TMPDIR
  const folder = mkdtempSync(join(tmpdir(), 'portolan-tests-'))
  // mkdtemp closes it to others; a test that becomes another user must get through to its own folder.
  chmodSync(folder, 0o755)
  process.env.TMPDIR = folder
  return () => {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

import { spawnSync } from 'node:child_process'
import { cpSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('./hugo', import.meta.url))

/** Hugo as the machine has it, with the same site as Eleventy's; see `others.js`. */
export const hugo = {
  id: 'hugo',
  name: 'Hugo',
  prepare,
  output: (folder) => join(folder, 'public'),
  listPage: 'services/index.html',
  page: (document) => `${document.replace(/\.md$/, '')}/index.html`,
  content: (folder) => join(folder, 'content'),
  step: (folder) => ({ program: 'hugo', args: ['--quiet'], cwd: folder }),
}

function prepare(folder, content) {
  const { stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' })
  const version = /v(\d+\.\d+\.\d+)/.exec(stdout ?? '')?.[1]
  if (!version) return { missing: 'Hugo is not installed (Debian: apt install hugo)' }
  rmSync(folder, { recursive: true, force: true })
  cpSync(source, folder, { recursive: true })
  cpSync(content, join(folder, 'content'), { recursive: true })
  // For Hugo an `index.md` makes everything below it part of one page.
  renameSync(join(folder, 'content', 'index.md'), join(folder, 'content', '_index.md'))
  return { version }
}

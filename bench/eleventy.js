import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('./eleventy', import.meta.url))

/** Eleventy, with the smallest honest site of the same documents; see `others.js`. */
export const eleventy = {
  id: 'eleventy',
  name: 'Eleventy',
  prepare,
  output: (folder) => join(folder, '_site'),
  listPage: 'services/index.html',
  page: (document) => `${document.replace(/\.md$/, '')}/index.html`,
  content: (_, content) => content,
  step: (folder, content) => ({
    args: [join(folder, 'node_modules', '@11ty', 'eleventy', 'cmd.cjs'), '--quiet'],
    cwd: folder,
    env: { BENCH_CONTENT: relative(folder, content) },
  }),
}

/** Installs the pinned version, unless it is there already. */
function prepare(folder) {
  cpSync(source, folder, { recursive: true })
  const wanted = readJson(join(folder, 'package.json')).dependencies['@11ty/eleventy']
  if (installed(folder) === wanted) return { version: wanted }
  const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 300_000,
    shell: process.platform === 'win32',
  })
  if (npm.status === 0) return { version: wanted }
  const said =
    npm.stderr?.split('\n').find((line) => line.startsWith('npm error')) ?? npm.error?.message ?? ''
  return { missing: `Eleventy ${wanted} could not be installed (is the npm registry reachable?): ${said}` }
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

function installed(folder) {
  const path = join(folder, 'node_modules', '@11ty', 'eleventy', 'package.json')
  return existsSync(path) ? readJson(path).version : undefined
}

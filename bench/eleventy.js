import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('./eleventy', import.meta.url))

/**
 * Makes the Eleventy site in `folder`, and installs Eleventy there unless the pinned version is in it already.
 * Returns the version, or why there is none.
 *
 * @param {string} folder
 * @returns {{ version: string } | { missing: string }}
 */
export function prepareEleventy(folder) {
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

/** The cold build of the same documents by Eleventy, as a step to be measured. */
export function eleventyStep(folder, content) {
  return {
    name: 'Eleventy, cold build',
    args: [join(folder, 'node_modules', '@11ty', 'eleventy', 'cmd.cjs'), '--quiet'],
    cwd: folder,
    env: { BENCH_CONTENT: relative(folder, content) },
  }
}

/** Where {@link eleventyStep} leaves its pages. */
export const eleventyOutput = (folder) => join(folder, '_site')

/** Takes away what the last build left. */
export const clearEleventy = (folder) => rmSync(eleventyOutput(folder), { recursive: true, force: true })

import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { folderWith, runCli } from './run-cli.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))

/** All files below a folder with their bytes. */
function snapshot(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    paths
      .map((path) => [path.slice(folder.length), readFileSync(path).toString('base64')] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** The example catalogue without its git history, its files created in the order given by `sort`. */
function copyOfExample(sort: (paths: string[]) => string[]): string {
  const root = folderWith({})
  const paths = readdirSync(join(project, 'content'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(project.length))
  for (const path of sort(paths)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), readFileSync(join(project, path)))
  }
  cpSync(join(project, 'portolan.config.yaml'), join(root, 'portolan.config.yaml'))
  return root
}

test('the same content makes the same bytes whatever the zone, language, folder and order of files', async () => {
  const one = copyOfExample((paths) => paths.sort())
  const other = copyOfExample((paths) => paths.sort().reverse())
  const config = join(other, 'portolan.config.yaml')
  const [a, b] = await Promise.all([
    runCli(['build'], { cwd: one, env: { TZ: 'UTC', LANG: 'C' } }),
    runCli(['build', '--config', config], {
      cwd: '/',
      env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    }),
  ])
  expect([a.code, b.code]).toEqual([0, 0])
  const first = snapshot(join(one, 'dist'))
  const second = snapshot(join(other, 'dist'))
  expect([...second.keys()]).toEqual([...first.keys()])
  expect([...first].filter(([path, bytes]) => second.get(path) !== bytes).map(([path]) => path)).toEqual([])
})

test('Ctrl-C while the site is being written leaves the old site and nothing half-written', async () => {
  const cwd = copyOfExample((paths) => paths.sort())
  const isStaging = () => readdirSync(cwd).some((name) => name.startsWith('.dist.portolan-new-'))
  const interrupted = await runCli(['build'], { cwd, killWhen: isStaging })
  expect(interrupted).toEqual({ code: 130, stdout: '', stderr: '\nInterrupted; the site is as it was.\n' })
  expect(readdirSync(cwd).sort()).toEqual(['.portolan', 'content', 'portolan.config.yaml'])
})

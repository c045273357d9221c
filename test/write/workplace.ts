import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach } from 'vitest'
import type { OutputFile } from '../../src/model/output-file.ts'
import { manifestName } from '../../src/write/manifest.ts'

const root = resolve(import.meta.dirname, '../..')
const made: string[] = []

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** An empty folder that is removed after the test. */
export function workplace(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'portolan-write-')))
  made.push(folder)
  return folder
}

/** A site of these pages; the key of a page is its content. */
export const siteOf = (pages: Record<string, string>): OutputFile[] =>
  Object.entries(pages).map(([path, content]) => ({ path, key: content, content: () => content }))

/** Lays down files by hand. */
export function layDown(folder: string, files: Record<string, string>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** Every file under a folder with its content; of the manifest only that it is there. */
export function treeOf(folder: string, prefix = ''): Record<string, string> {
  const entries = readdirSync(join(folder, prefix), { withFileTypes: true })
  const trees = entries.map((entry): Record<string, string> => {
    const path = `${prefix}${entry.name}`
    if (entry.isDirectory()) return treeOf(folder, `${path}/`)
    return { [path]: entry.name === manifestName ? 'manifest' : readFileSync(join(folder, path), 'utf8') }
  })
  return Object.assign({}, ...trees)
}

/** Compiles the writing stage for processes of its own, which Node 20 cannot run from TypeScript. */
export function compileWriteSite(folder: string): string {
  const outDir = join(folder, 'compiled')
  layDown(outDir, {
    'package.json': '{"type": "module"}',
    'tsconfig.json': JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        rootDir: root,
        outDir,
        typeRoots: [join(root, 'node_modules/@types')],
      },
      include: [],
      files: [join(root, 'src/write/write-site.ts')],
    }),
  })
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', outDir], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stdout)
  return join(outDir, 'src/write/write-site.js')
}

/** The script that writes a site of 100 pages in a process of its own. */
export const childBuild = join(import.meta.dirname, 'child-build.js')

/** What the script writes. */
export const childSite = (version: string): Record<string, string> => ({
  [manifestName]: 'manifest',
  ...Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [
      `services/cache-${index}.html`,
      `${version} of cache-${index}`,
    ]),
  ),
})

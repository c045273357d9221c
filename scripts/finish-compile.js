// tsc writes the declarations. The program itself is bundled: node looks for some five hundred modules otherwise, which
// is most of what a small command takes. The browser's assets go beside it, made small.
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { transform } from 'lightningcss'
import { rolldown } from 'rolldown'

const target = 'lib/src'
const assets = 'theme/assets'

removeOldScripts('lib')
const modules = await bundleProgram()
writeFileSync('lib/THIRD-PARTY-NOTICES.txt', noticesOf(modules))
chmodSync(join(target, 'cli.js'), 0o755)
cpSync(assets, join(target, 'assets'), { recursive: true })
await Promise.all(readdirSync(assets).map(shrink))

/** What an earlier compilation left must neither be loaded nor shipped. */
function removeOldScripts(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && !path.endsWith('.d.ts') && !path.endsWith('.tsbuildinfo')) rmSync(path)
  }
}

/** Bundles command line, library and workers into chunks that they share; answers the paths of all modules. */
async function bundleProgram() {
  const bundle = await rolldown({
    input: {
      cli: 'src/cli.ts',
      index: 'src/index.ts',
      'document-worker': 'src/pipeline/document-worker.ts',
      'page-worker': 'src/pipeline/page-worker.ts',
    },
    platform: 'node',
    tsconfig: 'tsconfig.json',
    // Its WebAssembly is most of its size, and few commands draw.
    external: ['@hpcc-js/wasm-graphviz'],
    // gray-matter can run JavaScript as front matter; we never let it (`meta/frontmatter-language`).
    checks: { eval: false },
  })
  const { output } = await bundle.write({
    dir: target,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  })
  await bundle.close()
  return output.flatMap((chunk) => chunk.moduleIds ?? [])
}

/** The licences of everything that is bundled: all of them ask for their text to go along. */
function noticesOf(ids) {
  const folders = new Set(ids.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []))
  const notices = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${license}`
    return `${name} ${version}\n\n${text}\n`
  })
  return notices.sort().join(`\n${'-'.repeat(80)}\n\n`)
}

/** Comments and long names are for those who read the source; every page of every site carries the rest. */
async function shrink(name) {
  const path = join(target, 'assets', name)
  if (name.endsWith('.js')) writeFileSync(path, await smallScript(join(assets, name)))
  if (name.endsWith('.css')) {
    writeFileSync(path, transform({ filename: name, code: readFileSync(path), minify: true }).code)
  }
}

async function smallScript(path) {
  const bundle = await rolldown({ input: path })
  const { output } = await bundle.generate({ format: 'iife', minify: true })
  await bundle.close()
  return output[0].code
}

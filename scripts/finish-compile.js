// tsc copies no static files: the browser assets go beside the compiled theme, made small, and the program
// becomes executable.
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { transform } from 'lightningcss'
import { rolldown } from 'rolldown'

const source = 'theme/assets'
const target = 'lib/theme/assets'

rmSync(target, { recursive: true, force: true })
cpSync(source, target, { recursive: true })
await Promise.all(readdirSync(target).map(shrink))
chmodSync('lib/src/cli.js', 0o755)

/** Comments and long names are for those who read the source; every page of every site carries the rest. */
async function shrink(name) {
  const path = join(target, name)
  if (name.endsWith('.js')) writeFileSync(path, await smallScript(join(source, name)))
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

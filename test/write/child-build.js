// Usage: node child-build.js MODULE OUTPUT VERSION [CHANGED [HALT]]
// Writes 100 pages; with CHANGED only those up to it are of this version, the others keep the key of `first`.
// With HALT it stops for ever before that page is written, and says so.
import { writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const [module, output, version, changed = '100', halt] = process.argv.slice(2)
const { writeSite } = await import(pathToFileURL(module).href)

const site = Array.from({ length: 100 }, (_, index) => {
  const content = `${index < Number(changed) ? version : 'first'} of cache-${index}`
  return {
    path: `services/cache-${index}.html`,
    key: content,
    content: () => {
      if (index === Number(halt ?? -1)) haltForEver()
      return content
    },
  }
})

function haltForEver() {
  writeSync(1, 'halted\n')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

try {
  const { written, kept, removed } = await writeSite(site, { output })
  writeSync(1, JSON.stringify({ written, kept, removed }))
} catch (error) {
  writeSync(1, JSON.stringify({ name: error.name, reason: error.reason, help: error.help }))
  process.exitCode = 3
}

// npm run bench -- N [--runs R] [--no-eleventy] [--json]; see docs/performance.md.
import { availableParallelism, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { readArguments, UsageError } from './arguments.js'
import { writeCatalogue } from './catalogue.js'
import { prepareEleventy } from './eleventy.js'
import { StepError } from './measure.js'
import { measureRound } from './round.js'
import { summarise } from './summary.js'
import { formatTable } from './table.js'

const work = fileURLToPath(new URL('./work', import.meta.url))
const note = (text) => process.stderr.write(`${text}\n`)

try {
  main(readArguments(process.argv.slice(2)))
} catch (error) {
  if (error instanceof StepError) note(`bench: ${error.message}\n${error.output}`)
  else if (error instanceof UsageError) note(`bench: ${error.message}`)
  else throw error
  process.exitCode = 1
}

function main({ services, runs, pair, json }) {
  const folder = join(work, `catalogue-${services}`)
  const document = writeCatalogue(folder, services)
  const eleventy = pair ? pairing(join(work, 'eleventy')) : undefined
  const rounds = Array.from({ length: runs }, (_, index) => {
    note(`round ${index + 1} of ${runs}`)
    return measureRound({ folder, document, eleventy: eleventy?.folder }, index + 1)
  })
  const machine = {
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memory: Math.round(totalmem() / 2 ** 30),
    eleventy: eleventy?.version,
  }
  const rows = summarise(rounds, services)
  process.stdout.write(
    json
      ? `${JSON.stringify({ services, runs, machine, rows }, null, 2)}\n`
      : report(services, machine, rows),
  )
}

/** Without Eleventy the bench goes on alone. */
function pairing(folder) {
  const prepared = prepareEleventy(folder)
  if ('version' in prepared) return { folder, version: prepared.version }
  note(`${prepared.missing}\nGoing on without it.`)
  return undefined
}

function report(services, { node, processor, cores, memory, eleventy }, rows) {
  const beside = eleventy ? `, Eleventy ${eleventy}` : ''
  return `
${services} services; Node ${node}${beside}; ${processor}, ${cores} cores, ${memory} GiB

${formatTable(rows)}
Targets hold for 5,000 services, that of an unsaved document for 1,000. A ratio compares medians; beside it stand the rounds one by one.
`
}

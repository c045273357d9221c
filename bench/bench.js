// npm run bench -- N [--runs R] [--alone] [--json]; see docs/performance.md.
import { availableParallelism, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { readArguments, UsageError } from './arguments.js'
import { writeCatalogue } from './catalogue.js'
import { StepError } from './measure.js'
import { prepareOthers } from './others.js'
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

function main({ services, runs, alone, json }) {
  const folder = join(work, `catalogue-${services}`)
  const document = writeCatalogue(folder, services)
  const others = alone ? [] : prepareOthers(work, join(folder, 'content'), note)
  const rounds = Array.from({ length: runs }, (_, index) => {
    note(`round ${index + 1} of ${runs}`)
    return measureRound({ folder, document, others }, index + 1)
  })
  const machine = {
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memory: Math.round(totalmem() / 2 ** 30),
    others: others.map(({ name, version }) => `${name} ${version}`),
  }
  const rows = summarise(rounds, services)
  process.stdout.write(
    json
      ? `${JSON.stringify({ services, runs, machine, rows }, null, 2)}\n`
      : report(services, machine, rows),
  )
}

function report(services, { node, processor, cores, memory, others }, rows) {
  return `
${services} services; ${[`Node ${node}`, ...others].join(', ')}; ${processor}, ${cores} cores, ${memory} GiB

${formatTable(rows)}
Targets hold for 5,000 services, that of an unsaved document for 1,000. A ratio compares medians; beside it stand the rounds one by one.
`
}

import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const preload = fileURLToPath(new URL('./peak-memory.cjs', import.meta.url))

/** A measured program ended badly; `output` is what it said. */
export class StepError extends Error {
  constructor(message, output) {
    super(message)
    this.output = output
  }
}

/**
 * Runs a program to its end and tells its wall time, seconds, and, of a Node program, the peak of its resident
 * memory, megabytes of a million bytes.
 *
 * @param {{ name: string, program?: string, args: string[], cwd: string, env?: Record<string, string>,
 *   input?: string }} step
 *   without `program` it is Node and `args` begins with the script; `input` stands on the standard input
 */
export function measure({ name, program = process.execPath, args, cwd, env = {}, input }) {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-bench-'))
  const peakFile = join(folder, 'peak')
  try {
    // What the step before left unwritten would be written on this one's time.
    spawnSync('sync')
    const start = process.hrtime.bigint()
    const { status, signal, stdout, stderr, error } = spawnSync(program, args, {
      cwd,
      env: {
        ...process.env,
        ...env,
        NODE_OPTIONS: `--require=${JSON.stringify(preload)}`,
        BENCH_PEAK_FILE: peakFile,
      },
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    const seconds = Number(process.hrtime.bigint() - start) / 1e9
    const output = `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`
    if (status !== 0) throw new StepError(`${name} ended with ${status ?? signal}`, output)
    return {
      name,
      seconds,
      ...(program === process.execPath && {
        megabytes: (Number(readFileSync(peakFile, 'utf8')) * 1024) / 1e6,
      }),
      output,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A quick failure would otherwise be a good time: each step is proved to have done what its name says. */
export function prove(holds, { name, output }, doubt) {
  if (!holds) throw new StepError(`${name} ended with a result that cannot be right: ${doubt}`, output)
}

/** Runs something while a document has one sentence more. */
export function withSentence(document, sentence, run) {
  const before = readFileSync(document)
  try {
    appendFileSync(document, `\n${sentence}\n`)
    return run()
  } finally {
    writeFileSync(document, before)
  }
}

/** The middle of some numbers; the mean of the middle two where their count is even. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

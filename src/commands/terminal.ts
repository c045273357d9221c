import { readSync, writeSync } from 'node:fs' // standard streams, not files: process.stdout.write loses text at exit
import process from 'node:process'
import { stripVTControlCharacters } from 'node:util'
import pc from 'picocolors'
import { systemReason } from '../write/site-write-error.ts'
import { CommandError, exitCode } from './exit-code.ts'

/** Where a command speaks: results to `out`, everything about the work itself to `note`. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly note: (text: string) => void
  /** Everything on the standard input, but for what is beyond `most` bytes. */
  readonly input: (most: number) => Buffer
  /** Colour on the standard output. */
  readonly colour: boolean
  /** Width of the standard output; undefined in a pipe. */
  readonly columns: number | undefined
  readonly progress: (label: string) => Progress
  readonly colours: ReturnType<typeof pc.createColors>
}

/** A bar on a terminal; nothing in a pipe. */
export interface Progress {
  readonly show: (done: number, total: number) => void
  readonly clear: () => void
}

/** The terminal this process runs in. NO_COLOR, FORCE_COLOR and `--color` decide before what the output is. */
export function processTerminal(color: boolean | undefined): Terminal {
  const colour = color ?? wantsColour()
  return {
    out: (text) => writeAll(1, text),
    note: (text) => writeAll(2, text),
    input: readInput,
    colour,
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    progress: (label) => (process.stderr.isTTY && !process.env.CI ? bar(label) : silent),
    colours: pc.createColors(process.stderr.isTTY ? colour : color === true),
  }
}

function wantsColour(): boolean {
  if (process.env.NO_COLOR) return false
  if (process.env.FORCE_COLOR) return process.env.FORCE_COLOR !== '0'
  return process.stdout.isTTY === true && process.env.TERM !== 'dumb'
}

/** Reads to the end, which on a terminal is Ctrl-D. */
function readInput(most: number): Buffer {
  const chunks: Buffer[] = []
  let size = 0
  while (size <= most) {
    const chunk = readChunk()
    if (chunk.length === 0) break
    chunks.push(chunk)
    size += chunk.length
  }
  return Buffer.concat(chunks)
}

function readChunk(): Buffer {
  const bytes = Buffer.allocUnsafe(65_536)
  for (;;) {
    try {
      return bytes.subarray(0, readSync(0, bytes))
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EOF') return bytes.subarray(0, 0)
      // The writer is slow.
      if (code !== 'EAGAIN') throw error
      pause()
    }
  }
}

const pause = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)

/** Writes everything before the process can end: a report cut off in a pipe would be no JSON. */
function writeAll(handle: 1 | 2, text: string): void {
  let bytes = Buffer.from(text)
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(handle, bytes))
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // A reader that left (`| head`): nobody is listening, but the work is done and its exit code says how it went.
      // Where errors cannot be told either, the exit code is all there is.
      if (code === 'EPIPE' || (code !== 'EAGAIN' && handle === 2)) return
      if (code !== 'EAGAIN') throw unwritable(error)
      // A full pipe whose reader is slow: try again.
      pause()
    }
  }
}

function unwritable(error: unknown): unknown {
  const reason = systemReason(error)
  return reason === undefined
    ? error
    : new CommandError(exitCode.inputOutput, `cannot write to the standard output: ${reason}`)
}

const silent: Progress = { show: () => {}, clear: () => {} }

function bar(label: string): Progress {
  let shown = ''
  const draw = (text: string) => {
    if (text === shown) return
    shown = text
    process.stderr.write(`\r\u001B[2K${text}`)
  }
  return {
    show: (done, total) => {
      const width = 24
      const filled = total === 0 ? width : Math.floor((done / total) * width)
      const line = `${label} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${total}`
      draw(stripVTControlCharacters(line).slice(0, (process.stderr.columns ?? 80) - 1))
    },
    clear: () => draw(''),
  }
}

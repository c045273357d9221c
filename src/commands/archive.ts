import { relative, resolve } from 'node:path'
import process from 'node:process'
import { writeArchive } from '../write/archive.ts'
import { sourceDateEpoch } from './clock.ts'
import type { Terminal } from './terminal.ts'

/** `--archive FILE`: packs the site that stands in `output`. */
export async function archiveSite(
  output: string,
  file: string,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const bar = terminal.progress('archiving')
  try {
    const time = sourceDateEpoch() ?? 0
    const { files, bytes } = await writeArchive(output, resolve(file), { time, signal, onProgress: bar.show })
    bar.clear()
    const place = relative(process.cwd(), resolve(file))
    terminal.note(`${place}: ${files} files, ${(bytes / 1e6).toFixed(1)} MB\n`)
  } finally {
    bar.clear()
  }
}

import { relative, resolve } from 'node:path'
import process from 'node:process'
import { writeArchive } from '../write/archive.ts'
import { sourceDateEpoch } from './clock.ts'
import { CommandError, exitCode } from './exit-code.ts'
import type { Terminal } from './terminal.ts'

/** Refuses a name that is no archive's: it is another file's by mistake, and that file would be replaced. */
export function requireEnding(file: string, ending: '.zip' | '.zim'): void {
  if (file.toLowerCase().endsWith(ending)) return
  throw new CommandError(
    exitCode.usage,
    `\`${file}\` does not end in ${ending}`,
    `name it like \`site${ending}\``,
  )
}

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

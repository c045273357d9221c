import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

/** Bytes of a file that the program itself keeps; undefined where it has not been written yet. */
export function readStored(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Reads stretches of one file; the file stays open until `close`. */
export class StoredSlices {
  readonly #handle: number

  constructor(path: string) {
    this.#handle = openSync(path, 'r')
  }

  read(offset: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length)
    readSync(this.#handle, bytes, 0, length, offset)
    return bytes
  }

  close(): void {
    closeSync(this.#handle)
  }
}

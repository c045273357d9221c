import process from 'node:process'
import { type ConfigFile, configAt, findConfig } from '../read/config-file.ts'

/** Options that every command on a catalogue has. */
export interface ProjectOptions {
  readonly config?: string | undefined
  readonly content?: string | undefined
  /** `--no-cache` */
  readonly cache?: boolean | undefined
  /** `--baseline FILE` as it was typed; false: `--no-baseline` */
  readonly baseline?: string | false | undefined
  /** `--write-baseline`: what the file holds now does not matter. */
  readonly writeBaseline?: boolean | undefined
}

/** The project that the working directory or `--config` names. */
export function projectOf({ config }: ProjectOptions): ConfigFile {
  return config === undefined ? findConfig(process.cwd()) : configAt(config)
}

import { concise } from './concise.ts'
import { json } from './json.ts'
import { pretty } from './pretty.ts'
import type { Reporter } from './reporter.ts'

/** All formats, the default one first. */
export const reporters: readonly Reporter[] = [pretty, concise, json]

/** The format that `--format` names. */
export const reporterByName = (name: string): Reporter | undefined =>
  reporters.find((reporter) => reporter.name === name)

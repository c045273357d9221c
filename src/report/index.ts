import { checkstyle } from './checkstyle.ts'
import { concise } from './concise.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { pretty } from './pretty.ts'
import { rdjson } from './rdjson.ts'
import type { Reporter } from './reporter.ts'
import { sarif } from './sarif.ts'

/** All formats, the default one first. */
export const reporters: readonly Reporter[] = [
  pretty,
  concise,
  json,
  sarif,
  github,
  gitlab,
  junit,
  checkstyle,
  rdjson,
  markdown,
]

/** The format that `--format` names. */
export const reporterByName = (name: string): Reporter | undefined =>
  reporters.find((reporter) => reporter.name === name)

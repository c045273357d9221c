import { z } from 'zod'
import { wordShape } from '../../theme/word-schema.ts'
import { didYouMean } from '../model/did-you-mean.ts'
import { jsonSchemaOf, type SchemaName, schemas, writtenSchema } from '../model/schema/json-schema.ts'
import { CommandError, type ExitCode, exitCode } from './exit-code.ts'
import type { Terminal } from './terminal.ts'

const names = [...(Object.keys(schemas) as SchemaName[]), 'labels'] as const

/** `portolan schema [NAME]`: JSON Schema of one kind of file, or of all in one object. */
export function schemaCommand(name: string | undefined, terminal: Terminal): ExitCode {
  const answer =
    name === undefined
      ? Object.fromEntries(names.map((known) => [known, schemaOf(known)]))
      : schemaOf(requireName(name))
  terminal.out(`${JSON.stringify(answer, null, 2)}\n`)
  return exitCode.clean
}

const schemaOf = (name: (typeof names)[number]): Record<string, unknown> =>
  name === 'labels'
    ? writtenSchema(z.strictObject(wordShape()), 'Portolan words of a theme (labels.json)')
    : jsonSchemaOf(name)

function requireName(name: string): (typeof names)[number] {
  const known = names.find((one) => one === name)
  if (known) return known
  const nearest = didYouMean(name, names)
  const help = nearest ? `did you mean \`${nearest}\`?` : `choose one of ${names.join(', ')}`
  throw new CommandError(exitCode.usage, `there is no schema \`${name}\``, help)
}

import { jsonSchemaOf, type SchemaName, schemas } from '../model/schema/json-schema.ts'
import { CommandError, type ExitCode, exitCode } from './exit-code.ts'
import type { Terminal } from './terminal.ts'

/** `portolan schema [NAME]`: JSON Schema of one kind of file, or of all in one object. */
export function schemaCommand(name: string | undefined, terminal: Terminal): ExitCode {
  const names = Object.keys(schemas) as SchemaName[]
  if (name !== undefined && !names.includes(name as SchemaName)) {
    throw new CommandError(
      exitCode.usage,
      `there is no schema \`${name}\``,
      `choose one of ${names.join(', ')}`,
    )
  }
  const answer =
    name === undefined
      ? Object.fromEntries(names.map((known) => [known, jsonSchemaOf(known)]))
      : jsonSchemaOf(name as SchemaName)
  terminal.out(`${JSON.stringify(answer, null, 2)}\n`)
  return exitCode.clean
}

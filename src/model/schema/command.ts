import { z } from 'zod'
import { entry } from './entry.ts'
import { line, text } from './text.ts'

const argument = z.string()

export const commandSchema = z
  .strictObject({
    run: z
      .union([text, z.array(argument).min(1)])
      .describe('A string is given to a shell; a list is a command and its arguments.'),
    as: line(80).optional().describe('User that runs it; root if left out.'),
    cwd: line(4096).optional().describe('Working directory.'),
    env: z
      .record(
        z.string(),
        z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]).nullable(),
      )
      .optional()
      .describe('Environment: names and values that are no secrets; null for a value set elsewhere.'),
    when: z
      .enum(['install', 'configure', 'upgrade', 'operate', 'emergency'])
      .default('configure')
      .describe('When it is run; `operate` and `emergency` are the runbook.'),
    creates: line(4096).optional().describe('Guard: skip if this path exists.'),
    unless: text.optional().describe('Guard: skip if this command succeeds.'),
    onlyif: text.optional().describe('Guard: run only if this command succeeds.'),
    repeatable: z.boolean().default(false).describe('Needs no guard: running it again changes nothing.'),
    timeout: z
      .union([z.int().min(1), line(40)])
      .optional()
      .describe('Longest running time, seconds or such as 5m.'),
    undo: text.optional().describe('How to take it back.'),
    why: text.optional().describe('Why it is needed.'),
  })
  .describe('A command that sets up or operates the service.')

/** `commands` entry; a string is run by root's shell at configure time. */
export const commandEntry = entry(commandSchema, {
  pattern: /\S/,
  form: 'a command line',
  expand: (run) => ({ run }),
})

/** A command that sets up or operates a service, in execution order. */
export type Command = z.output<typeof commandSchema>

import { z } from 'zod'
import { entry } from './entry.ts'
import { portNumber, transports } from './port.ts'
import { id, line, text } from './text.ts'

export const dependencySchema = z
  .strictObject({
    service: id.optional().describe('Id of the service it needs.'),
    external: line(200).optional().describe('Name of something outside the catalogue.'),
    port: z
      .union([portNumber, line(80)])
      .optional()
      .describe('Number or name of the port there, or a number with its transport such as 5432/tcp.'),
    transport: z.enum(transports).optional().describe('What carries it.'),
    criticality: z
      .enum(['hard', 'soft', 'build'])
      .default('hard')
      .describe('`hard`: stops without it; `soft`: goes on worse; `build`: only to build or install.'),
    why: text.optional().describe('What it is used for.'),
    fallback: text.optional().describe('What happens without it.'),
  })
  .refine((value) => (value.service === undefined) !== (value.external === undefined), {
    error: 'expected either `service` or `external`',
    path: [],
  })
  .describe('Something the service needs.')

/** `dependsOn` entry; a string is a service id. */
export const dependencyEntry = entry(dependencySchema, {
  pattern: /^[a-z0-9][a-z0-9-]*$/,
  form: 'a service id such as memcached',
  expand: (service) => ({ service }),
})

/** Something a service needs: a `service` of the catalogue or something `external`. */
export type Dependency = z.output<typeof dependencySchema>

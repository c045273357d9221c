import { z } from 'zod'
import { entry } from './entry.ts'
import { line } from './text.ts'

export const unitSchema = z
  .strictObject({
    name: line(255).describe('Unit name; without a suffix it is a .service.'),
    enabled: z.boolean().default(true).describe('Started at boot.'),
    state: z.enum(['running', 'stopped']).default('running').describe('State it must be in.'),
  })
  .describe('A systemd unit.')

/** `units` entry; a string is a unit name that must run. */
export const unitEntry = entry(unitSchema, {
  pattern: /^\S+$/,
  form: 'a unit name such as memcached.service',
  expand: (name) => ({ name }),
})

/** A systemd unit that must run (or must not). */
export type Unit = z.output<typeof unitSchema>

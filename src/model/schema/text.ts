import { z } from 'zod'

/** Text on one line, trimmed of nothing: what is written is what is shown. */
export const line = (max: number) =>
  z
    .string()
    .min(1, { error: 'expected some text' })
    .max(max, { error: `expected at most ${max} characters` })
    .regex(/^[^\r\n]*$/, { error: 'expected a single line' })

/** Text of any length. */
export const text = z.string().min(1, { error: 'expected some text' })

/** A service, team or group name: lower case, digits and hyphens, as in file names and host names. */
export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'expected lower-case letters, digits and hyphens' })

/** Calendar date, ISO 8601 `YYYY-MM-DD`; the day must exist. */
export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'expected a date such as 2026-01-31', abort: true })
  .refine(isRealDay, { error: 'no such day in the calendar' })

function isRealDay(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

/** Web address with a scheme a browser may follow without harm. */
export const url = z
  .string()
  .regex(/^https?:\/\/[^\s]+$/, { error: 'expected an address that begins with https:// or http://' })

/** A version as it is written: `1.10` must be quoted, or YAML turns it into the number 1.1. */
export const version = z.union([z.string().min(1), z.int().transform(String)])

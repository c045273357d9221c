import { z } from 'zod'

/**
 * A list entry that may be written as a plain string: the string form is expanded to the object form,
 * so the rest of the program knows one form only.
 *
 * `form` says in words what the string looks like; it appears in messages.
 */
export function entry<T extends z.ZodObject>(
  object: T,
  short: { pattern: RegExp; form: string; expand: (text: string) => z.input<T> },
) {
  const text = z
    .string()
    .regex(short.pattern, { error: `expected ${short.form}` })
    .describe(short.form)
    .transform(short.expand)
    .pipe(object as unknown as z.ZodType<z.output<T>, Awaited<z.input<T>>>)
  return z.union([text, object], { error: `expected ${short.form} or a mapping` })
}

/** One value or a list of them; always a list afterwards. */
export function oneOrMany<T extends z.ZodType>(item: T) {
  return z.union([item.transform((value) => [value]), z.array(item).min(1)])
}

/**
 * A constraint that has a rule of its own reports under that rule: the message carries the id in front,
 * and the parser takes it off again. Without an id it is `meta/type-mismatch`.
 */
export const under = (ruleId: string, reason: string) => ({ error: `${ruleId}: ${reason}` })

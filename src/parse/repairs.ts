import type { z } from 'zod'
import type { FieldPath } from '../model/place.ts'
import type { Repair } from '../model/repair.ts'

/** An unknown key that is a known one with a slip in it. */
export const renamed = (from: string, to: string): Repair => ({
  title: `rename \`${from}\` to \`${to}\``,
  isSafe: true,
  change: { kind: 'rename', to },
})

/** One of a few words, misspelt: sure where only upper and lower case differ. */
export const respelt = (from: string, to: string): Repair => ({
  title: `write \`${to}\``,
  isSafe: from.toLowerCase() === to.toLowerCase(),
  change: { kind: 'set', to },
})

/** A scalar that readers disagree about, in quotes. */
export const quoted = (source: string): Repair => ({
  title: `write it in quotes: "${source}"`,
  isSafe: true,
  change: { kind: 'quote' },
})

/** A truth value in the words of YAML 1.1. */
const truth = (isTrue: boolean): Repair => ({
  title: `write \`${isTrue}\``,
  isSafe: true,
  change: { kind: 'replace', text: String(isTrue) },
})

/**
 * A number where text is wanted lacks its quotes, one word where a list is wanted its brackets; `yes` where
 * true or false is wanted is true.
 */
export function repairOf(
  issue: z.core.$ZodIssue,
  path: FieldPath,
  actual: unknown,
): { repair: Repair } | undefined {
  if (issue.code !== 'invalid_type') return undefined
  const expected: string = issue.expected
  const isTextField = expected === 'string' || (expected.includes('text') && typeof path.at(-1) === 'string')
  if (isTextField && typeof actual === 'number') return { repair: quoted(String(actual)) }
  if (expected === 'array' && typeof actual === 'string' && /^\S+$/.test(actual)) {
    return {
      repair: { title: `write it as a list: [${actual}]`, isSafe: true, change: { kind: 'enlist' } },
    }
  }
  if (expected === 'boolean' && typeof actual === 'string' && /^(?:yes|no|on|off)$/i.test(actual))
    return { repair: truth(/^(?:yes|on)$/i.test(actual)) }
  return undefined
}

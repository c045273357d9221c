import type { z } from 'zod'
import type { FieldPath } from '../model/place.ts'
import type { Remark } from './remark.ts'

type Issue = z.core.$ZodIssue

/** The issue's own sentence, and the rule it belongs to where the schema names one (see `under`). */
export function ownMessage(issue: Issue): { ruleId: Remark['ruleId']; reason?: string } {
  const [, rule, rest] = /^([a-z]+\/[a-z-]+): (.*)$/s.exec(issue.message) ?? []
  if (rule && rest) return { ruleId: rule as Remark['ruleId'], reason: rest }
  const isLibrarys = issue.message.startsWith('Invalid') || issue.message.startsWith('Too ')
  return isLibrarys
    ? { ruleId: 'meta/type-mismatch' }
    : { ruleId: 'meta/type-mismatch', reason: issue.message }
}

const typeNames: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a mapping',
  record: 'a mapping',
}

const items = (count: number): string => (count === 1 ? ' item' : ' items')

/** What a schema wanted, as the end of `expected …`. */
export function expectedOf(issue: Issue): string {
  if (issue.code === 'invalid_type') return typeNames[issue.expected] ?? issue.expected
  if (issue.code === 'too_small')
    return `at least ${issue.minimum}${issue.origin === 'array' ? items(Number(issue.minimum)) : ''}`
  if (issue.code === 'too_big') return `at most ${issue.maximum}`
  return ownMessage(issue).reason?.replace(/^expected /, '') ?? 'another value'
}

/** A value in a message: short, and told apart by type. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object') return 'a mapping'
  if (typeof value !== 'string')
    return `the ${typeof value === 'boolean' ? 'truth value' : 'number'} ${value}`
  if (value === '') return 'an empty string'
  const [line = ''] = value.split(/[\r\n]/, 1)
  const shown = line.slice(0, 57)
  return value.length > 60 || line !== value ? `\`${shown}…\`` : `\`${value}\``
}

/** `tcp, udp or sctp`. */
export const oneOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

/** `ports[0].transport` in a message is just `transport`; an item without keys is named with its list. */
export function nameOf(path: FieldPath): string {
  const last = path.at(-1)
  if (typeof last === 'string') return `\`${last}\``
  const list = path.slice(0, -1).at(-1)
  return last === undefined ? 'the front matter' : `\`${list}\` entry ${last + 1}`
}

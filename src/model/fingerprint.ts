import { createHash } from 'node:crypto'
import { compareText, type RuleId } from './finding.ts'
import type { FieldPath } from './place.ts'

/** What a finding is about, without saying where in the file it stands. */
export interface FindingSubject {
  readonly ruleId: RuleId
  /** Id of the document, or the path of a file that is none. */
  readonly document: string
  readonly field?: FieldPath | undefined
  /** The frontmatter's data: list items are named by it rather than counted. */
  readonly data?: unknown
  readonly value?: string | undefined
  readonly peers?: readonly string[] | undefined
}

/** Stays the same while lines move, items are reordered and other findings come and go; 16 hex digits. */
export function fingerprintOf(subject: FindingSubject): string {
  const { ruleId, document, field = [], data, value = '', peers = [] } = subject
  const parts = [ruleId, document, logicalPath(field, data), value, ...[...peers].sort(compareText)]
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16)
}

const namingKeys = ['name', 'path', 'run', 'service', 'external', 'address', 'socket', 'port', 'rule', 'key']

/**
 * `ports[name=metrics].port`: list items by what names them, or else by all that they say; by their index only
 * where they are not in `data`.
 */
export function logicalPath(field: FieldPath, data: unknown): string {
  let at = data
  let path = ''
  for (const step of field) {
    const next = (at as Record<string | number, unknown> | undefined | null)?.[step]
    path += typeof step === 'number' ? `[${itemName(next) ?? step}]` : path ? `.${step}` : step
    at = next
  }
  return path
}

function itemName(item: unknown): string | undefined {
  if (typeof item === 'string' || typeof item === 'number') return String(item)
  if (typeof item !== 'object' || item === null) return item === null ? 'null' : undefined
  for (const key of namingKeys) {
    const value = (item as Record<string, unknown>)[key]
    if (value !== undefined) return `${key}=${typeof value === 'object' ? JSON.stringify(value) : value}`
  }
  return JSON.stringify(item)
}

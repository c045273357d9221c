import { z } from 'zod'
import type { Baseline } from '../model/baseline.ts'
import { type Place, topOfFile } from '../model/place.ts'
import { parseFields } from './fields.ts'
import { parseYaml } from './yaml.ts'

const shape = {
  version: z.literal(1, { error: 'expected 1: another version of Portolan wrote this file' }),
  findings: z.array(
    z.strictObject({
      fingerprint: z.string().regex(/^[\da-f]{16}$/, { error: 'expected 16 hexadecimal digits' }),
      severity: z.enum(['error', 'warn', 'info']),
      rule: z.string(),
      path: z.string(),
      message: z.string(),
    }),
  ),
}
const schema = z.strictObject(shape)

/** The first thing that is wrong with a baseline file. */
interface Problem {
  readonly place: Place
  readonly reason: string
}

/**
 * Reads the text of a baseline file. JSON is YAML: what JSON refuses is read once more as YAML, which forgives the
 * trailing comma of a merge by hand and knows the line of everything else.
 */
export function parseBaseline(text: string): { baseline: Baseline } | { problem: Problem } {
  const quick = schema.safeParse(parseJson(text))
  if (quick.success) return { baseline: quick.data.findings }
  const yaml = parseYaml(text)
  const { fields, remarks } = parseFields(shape, yaml.data, yaml.places)
  const problem = conflict(text) ?? yaml.remarks[0] ?? stranger(yaml.data) ?? remarks[0]
  return problem ? { problem } : { baseline: fields.findings ?? [] }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What git leaves in a file that two branches changed. */
function conflict(text: string): Problem | undefined {
  const index = text.split('\n').findIndex((line) => /^(?:<{7}|={7}|>{7})(?: |$)/.test(line))
  const line = index + 1
  const place = { line, column: 1, endLine: line, endColumn: 8 }
  return index < 0 ? undefined : { place, reason: 'a merge conflict is not resolved' }
}

function stranger(data: unknown): Problem | undefined {
  const isBaseline = typeof data === 'object' && data !== null && 'version' in data && 'findings' in data
  return isBaseline ? undefined : { place: topOfFile, reason: 'it has no `version` and `findings`' }
}

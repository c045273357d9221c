import { createHash } from 'node:crypto'
import { checkDocument } from '../check/index.ts'
import type { Document } from '../model/document.ts'
import type { Finding, RuleId } from '../model/finding.ts'
import type { ParsedDocument } from '../parse/unreadable-document.ts'

/** A document with everything that can be known without the others. Plain data. */
export interface JudgedDocument {
  readonly document: Document
  /** What reading and parsing found. */
  readonly findings: readonly Finding[]
  /** What the rules about single documents found. */
  readonly judged: readonly Finding[]
  /** Rules that threw, with their stacks. */
  readonly failures: readonly { readonly ruleId: RuleId; readonly stack: string }[]
}

/** Runs the rules about single documents. */
export function judgeDocument({ document, findings }: ParsedDocument): JudgedDocument {
  const { findings: judged, internal } = checkDocument(document)
  const failures = internal.map(({ ruleId, error }) => ({ ruleId, stack: stackOf(error) }))
  return { document, findings, judged, failures }
}

/** Hash of a document's JSON: equal faces look the same to every other document and to every rule. */
export const faceOf = (json: string): string => createHash('sha1').update(json).digest('base64url')

/** What an error of ours says to those who mend it. */
export const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)

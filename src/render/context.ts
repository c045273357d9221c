import type { Body } from '../model/body.ts'
import type { Catalog } from '../model/catalog.ts'
import type { Document } from '../model/document.ts'
import type { Finding } from '../model/finding.ts'
import type { Counts, Theme } from './page.ts'

/** What a site is rendered from. */
export interface RenderInput {
  readonly catalog: Catalog
  /** Of the whole catalogue, sorted by path and place. */
  readonly findings: readonly Finding[]
  /** How many findings the documents accept. */
  readonly suppressed: number
  readonly bodyOf: (documentId: string) => Body | undefined
  /** Hash of everything about a document but its body: what all others can see of it. */
  readonly faceOf: (documentId: string) => string
  /** Bytes of a file below the content folder, by its path there. */
  readonly fileOf?: (source: string) => Uint8Array | undefined
  readonly theme: Theme
  /** Of the program; shown on every page. */
  readonly version: string
  /** Changes whenever the program or the theme does; the version if left out. */
  readonly stamp?: string | undefined
  /** What each rule finds, by its id. */
  readonly ruleSummaries?: ReadonlyMap<string, string> | undefined
  /** Last commit of content files, by their path under the content folder; missing where git cannot know. */
  readonly changes?: ReadonlyMap<string, { readonly date: string }> | undefined
  /** The day of the build, `YYYY-MM-DD`. */
  readonly today: string
}

/** The input with what every page asks for again and again. */
export interface Context extends RenderInput {
  /** Findings of one document, in their order. */
  readonly findingsOf: (document: Document) => readonly Finding[]
}

/** Prepares the lookups that all pages share. */
export function createContext(input: RenderInput): Context {
  const byDocument = groupFindings(input.findings)
  return { ...input, findingsOf: ({ id }) => byDocument.get(id) ?? [] }
}

function groupFindings(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    if (finding.document === undefined) continue
    const group = groups.get(finding.document)
    if (group) group.push(finding)
    else groups.set(finding.document, [finding])
  }
  return groups
}

/** How many findings of each severity. */
export function countFindings(findings: readonly Finding[]): Counts {
  let errors = 0
  let warnings = 0
  for (const { severity } of findings) {
    if (severity === 'error') errors++
    else if (severity === 'warn') warnings++
  }
  return { errors, warnings, infos: findings.length - errors - warnings }
}

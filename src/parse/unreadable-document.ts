import type { Body } from '../model/body.ts'
import type { Document, Outline } from '../model/document.ts'
import type { Finding } from '../model/finding.ts'
import { topOfFile } from '../model/place.ts'
import { findingsOf, type Remark } from './remark.ts'

/** A content file and its text. */
export interface SourceFile {
  /** Path under the content folder, with `/`. */
  readonly source: string
  /** Path as messages show it. */
  readonly path: string
  readonly text: string
}

/** A document with everything wrong with it; there is always a document, however little could be read. */
export interface ParsedDocument {
  readonly document: Document
  readonly findings: readonly Finding[]
  /** Renders the body's HTML; not called by commands that only check. */
  readonly renderBody: () => Body
}

/** Where a document stands says what it is. */
export function kindOf(source: string): Document['kind'] {
  if (source.startsWith('services/')) return 'service'
  return source.startsWith('teams/') ? 'team' : 'page'
}

/** The base name for services and teams; the path without `.md` for wiki pages. */
export function idOf(source: string): string {
  const path = source.replace(/\.md$/, '')
  return kindOf(source) === 'page' ? path : path.slice(path.lastIndexOf('/') + 1)
}

const emptyOutline: Outline = { headings: [], links: [], codeBlocks: [] }
const emptyBody: Body = { html: '', hash: '', sections: [] }

/** What stands for a file that could not be read: nobody is told that the service does not exist. */
export function brokenDocument(file: Omit<SourceFile, 'text'>, remarks: readonly Remark[]): ParsedDocument {
  const id = idOf(file.source)
  return {
    document: {
      kind: kindOf(file.source),
      id,
      source: file.source,
      path: file.path,
      title: id,
      outline: emptyOutline,
      places: '',
      incomplete: ['*'],
      lifecycle: 'experimental',
    } as Document,
    findings: findingsOf(remarks, { path: file.path, document: id }),
    renderBody: () => emptyBody,
  }
}

/** A file that may not be opened, is too large, is not UTF-8, or took too long. */
export function unreadableDocument(file: Omit<SourceFile, 'text'>, refusal: string): ParsedDocument {
  return brokenDocument(file, [
    { ruleId: 'meta/unreadable', place: topOfFile, reason: `the file ${refusal}` },
  ])
}

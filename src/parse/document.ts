import type { Body } from '../model/body.ts'
import type { Document, Outline } from '../model/document.ts'
import type { Finding } from '../model/finding.ts'
import { topOfFile } from '../model/place.ts'
import { pageShape, serviceShape, teamShape } from '../model/schema/document.ts'
import { type ParsedBody, parseBody } from './body.ts'
import { type ParsedFields, parseFields } from './fields.ts'
import { type FrontMatter, splitFrontMatter } from './front-matter.ts'
import { findingsOf, type Remark } from './remark.ts'
import { secretsIn } from './secret.ts'
import { checkText } from './text-check.ts'

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

const shapes = { service: serviceShape, team: teamShape, page: pageShape }
const emptyOutline: Outline = { headings: [], links: [], codeBlocks: [] }
const emptyBody: Body = { html: '', hash: '', sections: [] }

/** Reads one document. Never throws for what an author wrote. */
export function parseDocument(file: SourceFile): ParsedDocument {
  const checked = checkText(file.text)
  if (!checked.parsable) return brokenDocument(file, checked.remarks)
  const front = splitFrontMatter(file.text)
  const fields = fieldsOf(file.source, front)
  const body = parseBody(front.body, front.bodyLine)
  const remarks = [
    ...checked.remarks,
    ...front.remarks,
    ...fields.remarks,
    ...body.remarks,
    ...idRemarks(file.source),
    ...secretsIn(file.text),
  ]
  const id = idOf(file.source)
  return {
    document: documentOf(file, fields, body),
    findings: findingsOf(remarks, { path: file.path, document: id, data: front.yaml?.data }),
    renderBody: body.render,
  }
}

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

function fieldsOf(source: string, front: FrontMatter): ParsedFields<Record<string, unknown>> {
  const kind = kindOf(source)
  if (front.yaml?.whole) return parseFields(shapes[kind], front.yaml.data, front.yaml.places)
  if (front.yaml || front.remarks.length > 0)
    return { fields: {}, remarks: [], incomplete: ['*'], places: '' }
  return {
    fields: {},
    remarks: kind === 'page' ? [] : [missing(kind)],
    incomplete: kind === 'page' ? [] : ['*'],
    places: '',
  }
}

const missing = (kind: string): Remark => ({
  ruleId: 'meta/frontmatter-missing',
  place: topOfFile,
  reason: `this ${kind} has no front matter`,
  help:
    kind === 'service'
      ? '`portolan new service NAME` writes a document with every section'
      : 'begin the file with ---, `title: …` and ---',
})

function idRemarks(source: string): Remark[] {
  const id = idOf(source)
  if (kindOf(source) === 'page' || /^[a-z0-9][a-z0-9-]*$/.test(id)) return []
  return [
    {
      ruleId: 'meta/id-invalid',
      place: topOfFile,
      value: id,
      reason: `the file name \`${id}.md\` makes no id`,
      note: 'the file name is the id, in links and addresses',
      help: 'use lower-case letters, digits and hyphens',
    },
  ]
}

function documentOf(
  file: SourceFile,
  { fields, incomplete, places }: ParsedFields<Record<string, unknown>>,
  body: ParsedBody,
): Document {
  const id = idOf(file.source)
  const kind = kindOf(file.source)
  return {
    ...(kind === 'service' && { lifecycle: 'experimental' }),
    ...fields,
    kind,
    id,
    source: file.source,
    path: file.path,
    title: fields.title ?? body.title ?? titleFrom(id),
    outline: body.outline,
    places,
    incomplete,
  } as Document
}

/** `help/choosing-packages` without a title of its own is shown as `choosing packages`. */
const titleFrom = (id: string): string => id.slice(id.lastIndexOf('/') + 1).replaceAll('-', ' ') || id

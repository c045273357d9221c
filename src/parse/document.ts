import type { Document } from '../model/document.ts'
import { topOfFile } from '../model/place.ts'
import { pageShape, serviceShape, teamShape } from '../model/schema/document.ts'
import { type ParsedBody, parseBody } from './body.ts'
import { type ParsedFields, parseFields } from './fields.ts'
import { type FrontMatter, splitFrontMatter } from './front-matter.ts'
import { findingsOf, type Remark } from './remark.ts'
import { secretsIn } from './secret.ts'
import { checkText } from './text-check.ts'
import { brokenDocument, idOf, kindOf, type ParsedDocument, type SourceFile } from './unreadable-document.ts'

const shapes = { service: serviceShape, team: teamShape, page: pageShape }

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

/** The library: what the command line is made of, for programs that check or query a catalogue themselves. */
export { type CheckOptions, type CheckResult, check, rules } from './check/index.ts'
export { type Catalog, createCatalog } from './model/catalog.ts'
export type { Document, Service, Team, WikiPage } from './model/document.ts'
export type { Finding, Severity } from './model/finding.ts'
export { jsonSchemaOf } from './model/schema/json-schema.ts'
export { type ParsedDocument, parseDocument, type SourceFile } from './parse/document.ts'
export { type ParsedSite, parseSite } from './parse/site.ts'

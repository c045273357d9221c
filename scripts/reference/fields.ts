import { slug } from 'github-slugger'
import { z } from 'zod'
import { days } from '../../src/model/schema/document.ts'
import { jsonSchemaOf, type SchemaName } from '../../src/model/schema/json-schema.ts'
import { date, id, url } from '../../src/model/schema/text.ts'

/** As much of JSON Schema as our definitions make. */
interface Schema {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly default?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
}

const rootOf = (name: SchemaName): Schema => jsonSchemaOf(name) as Schema

/** `docs/reference/fields.md`: the front matter of every kind of document. */
export const fieldsPage = (): string =>
  [
    front('Fields', 'Every field that the front matter of a document may have.'),
    'The front matter is the YAML between the two `---` lines at the top of a document. Where the file stands says what kind',
    'of document it is. A field that is left out says that nobody documented it; an empty list (`[]`) says that there is',
    'nothing. Keys of your own begin with `x-`. `portolan schema` prints the same as JSON Schema.\n',
    '## Services\n\nFiles below `content/services/`; the file name is the id.\n',
    tables(rootOf('service'), 3),
    '## Teams\n\nFiles below `content/teams/`; the file name is the id.\n',
    table(rootOf('team')),
    'Contacts are written [as those of a service](#contacts).\n',
    '## Pages\n\nAny other Markdown file below `content/`. No field is required: the title may be the first heading.\n',
    table(rootOf('page')),
  ].join('\n')

/** `docs/reference/configuration.md`: the fields of `portolan.config.yaml`. */
export const configurationPage = (): string =>
  [
    front('Configuration', 'Every field of portolan.config.yaml.'),
    '`portolan.config.yaml` stands in the project folder; commands look for it from the working directory upwards. All of it',
    'is optional, and paths are relative to it. `portolan schema site` prints the same as JSON Schema.\n',
    tables(rootOf('site'), 2, '', (path) => /^base\.(.+)$/.exec(path)?.[1]),
  ].join('\n')

export const front = (title: string, summary: string): string =>
  `---\ntitle: ${title}\nsummary: ${summary}\n---\n\n<!-- Generated: npm run reference -->\n`

/** The field of a service that a field is written like, where it is explained already. */
type Elsewhere = (path: string) => string | undefined

/** The fields of a mapping, then those of every list and mapping in it, each under a heading of its own. */
function tables(schema: Schema, depth: number, above = '', elsewhere: Elsewhere = () => undefined): string {
  const parts = fieldsOf(schema, above).flatMap(([path, field]) => {
    const inner = entryOf(field)
    if (!inner || elsewhere(path)) return []
    return [
      `${'#'.repeat(depth)} ${path}\n\n${introOf(field, inner)}`,
      tables(inner, depth, `${path}.`, elsewhere),
    ]
  })
  return [table(schema, above, elsewhere), ...parts].join('\n')
}

/** Fields with those of small mappings in them, which have no table of their own: `share.group`. */
function fieldsOf({ properties = {} }: Schema, above: string): [path: string, field: Schema][] {
  return Object.entries(properties).flatMap(([name, field]): [string, Schema][] => [
    [above + name, field],
    ...(entryOf(field) ? [] : fieldsOf(field.items ?? field, `${above}${name}.`)),
  ])
}

/** What an entry is, and how it is written in short. */
function introOf(field: Schema, inner: Schema): string {
  const short = (field.items ?? field).anyOf?.find(
    ({ type, description }) => type === 'string' && description,
  )
  const text = inner.description ?? field.description ?? ''
  return `${text}${short ? ` In short: ${short.description}.` : ''}\n`
}

/** The mapping that a field, or each entry of it, is written as; undefined for plain values. */
function entryOf(field: Schema): Schema | undefined {
  const one = field.items ?? field
  const mapping = [one, ...(one.anyOf ?? [])].find(({ properties }) => properties)
  return mapping && Object.keys(mapping.properties ?? {}).length > 2 ? mapping : undefined
}

function table(schema: Schema, above = '', elsewhere: Elsewhere = () => undefined): string {
  return ['| field | value | meaning |', '|---|---|---|', ...rowsOf(schema, '', above, elsewhere), ''].join(
    '\n',
  )
}

/** A row for each field, and one for each part of a small mapping; `above` is where the mapping itself stands. */
function rowsOf(
  { properties = {}, required = [] }: Schema,
  prefix: string,
  above: string,
  elsewhere: Elsewhere,
): string[] {
  return Object.entries(properties).flatMap(([key, field]) => {
    const name = prefix + key
    const mark = required.includes(key) ? ' (required)' : ''
    const row = `| \`${name}\`${mark} | ${valueText(field, above + name, elsewhere)} | ${cell(field.description ?? '')} |`
    return [row, ...(entryOf(field) ? [] : rowsOf(field.items ?? field, `${name}.`, above, elsewhere))]
  })
}

function valueText(field: Schema, path: string, elsewhere: Elsewhere): string {
  const other = elsewhere(path)
  const target = other ? `fields.md#${slug(other)}` : `#${slug(path)}`
  const value = entryOf(field) ? `[${field.items ? 'list' : 'mapping'}](${target})` : typeOf(field)
  const { default: standard } = field
  const shown = standard === undefined || typeof standard === 'object' ? '' : `; \`${standard}\` if left out`
  return cell(value + shown)
}

function typeOf(field: Schema): string {
  if (field.enum) return field.enum.map((value) => `\`${value}\``).join(', ')
  if (field.anyOf) return [...new Set(field.anyOf.map(typeOf))].join(' or ')
  if (field.prefixItems) return `list of ${field.prefixItems.length}: ${typeOf(field.prefixItems[0] ?? {})}`
  if (field.items) return `list of ${typeOf(field.items)}`
  if (typeof field.additionalProperties === 'object')
    return `mapping of names to ${typeOf(field.additionalProperties)}`
  if (field.type === 'integer' || field.type === 'number') return numberOf(field)
  const form = field.pattern && forms[field.pattern]
  if (form) return form
  const types = [field.type ?? 'anything'].flat()
  return types.map((type) => typeNames[type] ?? type).join(' or ')
}

/** A number with its bounds, where they are bounds of the field rather than of numbers. */
function numberOf({ minimum, maximum }: Schema): string {
  const bounded = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER
  return bounded ? `number ${minimum}–${maximum}` : 'number'
}

/** What the patterns of our definitions mean. */
const forms: Readonly<Record<string, string>> = Object.fromEntries(
  [
    [date, 'date such as 2026-01-31'],
    [days, 'days such as 180d'],
    [id, 'id'],
    [url, 'web address'],
  ].map(([schema, name]) => [(z.toJSONSchema(schema as z.ZodType, { io: 'input' }) as Schema).pattern, name]),
)

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: '`true` or `false`',
  object: 'mapping',
  array: 'list',
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

import { z } from 'zod'
import { pageSchema, serviceSchema, teamSchema } from './document.ts'
import { siteSchema } from './site.ts'

/** What `portolan schema` can print. */
export const schemas = {
  service: serviceSchema,
  team: teamSchema,
  page: pageSchema,
  site: siteSchema,
} as const
export type SchemaName = keyof typeof schemas

const titles: Record<SchemaName, string> = {
  service: 'Portolan service document (frontmatter)',
  team: 'Portolan team document (frontmatter)',
  page: 'Portolan wiki page (frontmatter)',
  site: 'Portolan site configuration (portolan.config.yaml)',
}

/** JSON Schema 2020-12 of what an author writes, from the very definitions that the parser uses. */
export const jsonSchemaOf = (name: SchemaName): Record<string, unknown> =>
  writtenSchema(schemas[name], titles[name])

/** JSON Schema 2020-12 of what is written, before defaults and short forms are filled in. */
export function writtenSchema(schema: z.ZodType, title: string): Record<string, unknown> {
  return {
    ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override: allowExtensions }),
    title,
  }
}

/** Keys that begin with `x-` are the author's own everywhere. */
function allowExtensions({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.type === 'object' && jsonSchema.additionalProperties === false) {
    jsonSchema.patternProperties = { '^x-': {} }
  }
}

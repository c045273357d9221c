import { z } from 'zod'
import { type Catalog, createCatalog } from '../../src/model/catalog.ts'
import type { Outline, Service } from '../../src/model/document.ts'
import { serviceShape } from '../../src/model/schema/document.ts'
import { siteSchema } from '../../src/model/schema/site.ts'

const looseService = z.strictObject({
  ...serviceShape,
  title: serviceShape.title.optional(),
  summary: serviceShape.summary.optional(),
  lifecycle: serviceShape.lifecycle.default('production'),
})

/** Frontmatter of a service as an author writes it; title, summary and lifecycle may be left out in tests. */
export type ServiceInput = z.input<typeof looseService> & { readonly incomplete?: readonly string[] }

/** `portolan.config.yaml` as an author writes it. */
export type SiteInput = z.input<typeof siteSchema>

const noOutline: Outline = { headings: [], links: [], codeBlocks: [] }

/** The service that a document with these fields becomes: in production, entitled by its id, without places. */
export function serviceOf(id: string, { incomplete = [], ...fields }: ServiceInput = {}): Service {
  const source = `services/${id}.md`
  return {
    kind: 'service',
    id,
    source,
    path: `content/${source}`,
    title: id,
    outline: noOutline,
    places: '',
    incomplete,
    ...(looseService.parse(fields) as Omit<z.output<typeof looseService>, 'title'>),
  }
}

/** A catalogue of these services, by id, under this configuration. */
export function catalogOf(services: Record<string, ServiceInput>, site: SiteInput = {}): Catalog {
  const documents = Object.entries(services).map(([id, fields]) => serviceOf(id, fields))
  return createCatalog({ ...siteSchema.parse(site), places: '' }, documents)
}

import type { Body } from '../../model/body.ts'
import { isManual } from '../../model/catalog.ts'
import type { Document, Service } from '../../model/document.ts'
import { hostsOf } from '../../model/node-set.ts'
import type { SitePath } from '../../model/output-file.ts'
import type { Contact } from '../../model/schema/contact.ts'
import type { Context } from '../context.ts'
import { foldedLines } from '../host-set.ts'
import { commandText } from '../indexes/commands.ts'
import { bindText, portText } from '../port-text.ts'
import { hostFacts, type SearchFact, searchFacts } from './search-facts.ts'

/** A part of a page that a result can lead to. */
interface SearchSection {
  /** Fragment id; empty for the top of the page. */
  readonly id: string
  /** Empty where the theme names it by its id. */
  readonly heading: string
  readonly text: string
}

/** A page as the search index takes it. */
export interface SearchDocument {
  readonly path: SitePath
  readonly kind: 'service' | 'team' | 'page' | 'manual' | 'host'
  readonly title: string
  readonly summary: string
  readonly sections: readonly SearchSection[]
  readonly facts: readonly SearchFact[]
}

/** What a result shows of a document. */
export const searchCard = ({ catalog }: Context, path: SitePath, document: Document) => ({
  path,
  kind: document.kind === 'page' && isManual(catalog, document) ? ('manual' as const) : document.kind,
  title: document.title,
  summary: document.summary ?? '',
})

/** The searchable form of a document. */
export function searchDocument(
  context: Context,
  path: SitePath,
  document: Document,
  body: Body | undefined,
): SearchDocument {
  const prose = (body?.sections ?? []).map(({ id, heading, text }) => ({ id, heading, text }))
  return {
    ...searchCard(context, path, document),
    sections: [...(prose.length > 0 ? prose : [noText]), ...fieldSections(context, document)],
    facts: searchFacts(context.catalog, document),
  }
}

const noText: SearchSection = { id: '', heading: '', text: '' }

/** The sections that a page makes of its document's fields, as far as they have anything. */
function fieldSections(context: Context, document: Document): readonly SearchSection[] {
  const sections = document.kind === 'service' ? serviceSections(context, document) : []
  const contacts = document.kind === 'page' ? [] : contactLines(document.contacts ?? [])
  return [...sections, { id: 'contacts', lines: contacts }]
    .filter(({ lines }) => lines.length > 0)
    .map(({ id, lines }) => ({ id, heading: '', text: lines.map(joined).join(' · ') }))
}

type Line = readonly (string | undefined)[]

const joined = (line: Line): string => line.filter(Boolean).join(' ').replace(/\s+/g, ' ')

const contactLines = (contacts: readonly Contact[]): readonly Line[] =>
  contacts.map(({ address, bestFor }) => [address, bestFor])

function serviceSections(
  { catalog }: Context,
  service: Service,
): readonly { id: string; lines: readonly Line[] }[] {
  const { packages = [], configs = [], commands = [], units = [], ports = [], dependsOn = [] } = service
  const hosts = hostsOf(catalog, service)
  return [
    { id: 'glance', lines: hosts.length > 0 ? [foldedLines(hosts)] : [] },
    { id: 'packages', lines: packages.map(({ name, source, version, why }) => [name, source, version, why]) },
    {
      id: 'configs',
      lines: configs.map(({ path, why, settings = [], content }) => [
        path,
        why,
        ...settings.map(({ key, value }) => `${key} ${value}`),
        content,
      ]),
    },
    { id: 'commands', lines: commands.map((command) => [commandText(command), command.why, command.undo]) },
    { id: 'units', lines: units.map(({ name }) => [name]) },
    {
      id: 'ports',
      lines: ports.map((port) => [
        portText(port),
        port.name,
        port.protocol === port.name ? undefined : port.protocol,
        bindText(port),
        port.exposure,
        port.why,
      ]),
    },
    {
      id: 'dependencies',
      lines: dependsOn.map(({ service: id, external, why, fallback }) => [
        id && (catalog.documents.get(id)?.title ?? id),
        external,
        why,
        fallback,
      ]),
    },
  ]
}

/** The searchable form of a host. */
export const searchHost = (path: SitePath, name: string, services: readonly Service[]): SearchDocument => ({
  path,
  kind: 'host',
  title: name,
  summary: services.map(({ title }) => title).join(', '),
  sections: [noText],
  facts: hostFacts(name),
})

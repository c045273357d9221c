import type { Body } from '../../model/body.ts'
import { isManual } from '../../model/catalog.ts'
import type { Document, Service } from '../../model/document.ts'
import { hostsOf } from '../../model/node-set.ts'
import type { SitePath } from '../../model/output-file.ts'
import type { Contact } from '../../model/schema/contact.ts'
import type { Context } from '../context.ts'
import { foldedLines } from '../host-set.ts'
import { commandText } from '../indexes/commands.ts'
import { bindText, portText, rangeText } from '../port-text.ts'

/**
 * What a word of the index was found as, one capital letter each: Name (a whole title, id or alias of one word), Title, Id, Alias, Summary, Heading, teXt,
 * Port, pRotocol, pacKage, File, hOst, Contact, taG, oWner, sYstem, Unit, and B for one or two letters with
 * which a word of a title, id or alias begins. The browser's script knows the same.
 */
export type Field =
  | 'N'
  | 'B'
  | 'T'
  | 'I'
  | 'A'
  | 'S'
  | 'H'
  | 'X'
  | 'P'
  | 'R'
  | 'K'
  | 'F'
  | 'O'
  | 'C'
  | 'G'
  | 'W'
  | 'Y'
  | 'U'

/** A part of a page that a result can lead to. */
interface SearchSection {
  /** Fragment id; empty for the top of the page. */
  readonly id: string
  /** Empty where the theme names it by its id. */
  readonly heading: string
  readonly text: string
}

/** A value by which a page is found, and in which of its sections it stands. */
interface SearchFact {
  readonly field: Field
  readonly value: string
  readonly section: number
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
  const collector = new Collector(prose)
  for (const alias of document.aliases ?? []) collector.fact('A', alias)
  for (const tag of document.tags ?? []) collector.fact('G', tag)
  if (document.kind === 'service') addService(collector, context, document)
  if (document.kind === 'team') addContacts(collector, document.contacts ?? [])
  const card = searchCard(context, path, document)
  if (document.id !== 'index' && card.kind !== 'manual') collector.fact('I', document.id)
  return {
    ...card,
    sections: collector.sections,
    facts: collector.facts,
  }
}

/** Gathers sections, and facts that belong to the section begun last. */
class Collector {
  readonly sections: SearchSection[]
  readonly facts: SearchFact[] = []
  #section = 0

  constructor(prose: readonly SearchSection[]) {
    this.sections = prose.length > 0 ? [...prose] : [{ id: '', heading: '', text: '' }]
  }

  section(id: string, lines: readonly (string | undefined)[][]): void {
    if (lines.length === 0) return
    const text = lines.map((line) => line.filter(Boolean).join(' ').replace(/\s+/g, ' ')).join(' · ')
    this.#section = this.sections.push({ id, heading: '', text }) - 1
  }

  fact(field: Field, value: string | undefined): void {
    if (value !== undefined && value !== '') this.facts.push({ field, value, section: this.#section })
  }
}

function addService(collector: Collector, { catalog }: Context, service: Service): void {
  const { packages = [], configs = [], commands = [], units = [], ports = [], dependsOn = [] } = service
  collector.fact('Y', service.system)
  collector.fact('W', service.owner)
  collector.fact('W', catalog.documents.get(service.owner ?? '')?.title)
  const hosts = hostsOf(catalog, service)
  if (hosts.length > 0) collector.section('glance', [foldedLines(hosts).map(String)])
  for (const host of hosts) collector.fact('O', host)

  collector.section(
    'packages',
    packages.map(({ name, source, version, why }) => [name, source, version, why]),
  )
  for (const { name, packagedAs } of packages) {
    collector.fact('K', name)
    collector.fact('K', packagedAs)
  }
  collector.section(
    'configs',
    configs.map((config) => [
      config.path,
      config.why,
      ...(config.settings ?? []).map(({ key, value }) => `${key} ${value}`),
      config.content,
    ]),
  )
  for (const { path } of configs) collector.fact('F', path)
  collector.section(
    'commands',
    commands.map((command) => [commandText(command), command.why, command.undo]),
  )
  collector.section(
    'units',
    units.map(({ name }) => [name]),
  )
  for (const { name } of units) collector.fact('U', name)
  collector.section(
    'ports',
    ports.map((port) => [
      portText(port),
      port.name,
      port.protocol === port.name ? undefined : port.protocol,
      bindText(port),
      port.exposure,
      port.why,
    ]),
  )
  for (const port of ports) {
    collector.fact('P', port.port ? rangeText(port.port) : port.socket)
    collector.fact('P', port.name)
    collector.fact('R', port.protocol)
  }
  collector.section(
    'dependencies',
    dependsOn.map(({ service: id, external, why, fallback }) => [
      id && (catalog.documents.get(id)?.title ?? id),
      external,
      why,
      fallback,
    ]),
  )
  addContacts(collector, service.contacts ?? [])
}

function addContacts(collector: Collector, contacts: readonly Contact[]): void {
  collector.section(
    'contacts',
    contacts.map(({ address, bestFor }) => [address, bestFor]),
  )
  for (const { address } of contacts) collector.fact('C', address)
}

/** The searchable form of a host. */
export const searchHost = (path: SitePath, name: string, services: readonly Service[]): SearchDocument => ({
  path,
  kind: 'host',
  title: name,
  summary: services.map(({ title }) => title).join(', '),
  sections: [{ id: '', heading: '', text: '' }],
  facts: [{ field: 'O', value: name, section: 0 }],
})

import { type Catalog, isManual } from '../../model/catalog.ts'
import type { Document, Service } from '../../model/document.ts'
import { hostsOf } from '../../model/node-set.ts'
import { rangeText } from '../port-text.ts'

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

/** A value by which a page is found. Its field says in which section it stands; the browser's script knows the same. */
export interface SearchFact {
  readonly field: Field
  readonly value: string
}

/** What a document says of itself field by field. */
export function searchFacts(catalog: Catalog, document: Document): readonly SearchFact[] {
  const facts: SearchFact[] = []
  const add = (field: Field, value: string | undefined) => {
    if (value !== undefined && value !== '') facts.push({ field, value })
  }
  for (const alias of document.aliases ?? []) add('A', alias)
  for (const tag of document.tags ?? []) add('G', tag)
  if (document.kind === 'service') addService(add, catalog, document)
  if (document.kind !== 'page') for (const { address } of document.contacts ?? []) add('C', address)
  if (document.id !== 'index' && !(document.kind === 'page' && isManual(catalog, document)))
    add('I', document.id)
  return facts
}

/** What the searchable form of a document takes from other documents and from the site's groups of hosts. */
export function textFromElsewhere(catalog: Catalog, document: Document): string {
  if (document.kind !== 'service') return ''
  const ids = [document.owner, ...(document.dependsOn ?? []).map(({ service }) => service)]
  return [...ids.map((id) => catalog.documents.get(id ?? '')?.title), ...hostsOf(catalog, document)].join(
    '\0',
  )
}

type Add = (field: Field, value: string | undefined) => void

function addService(add: Add, catalog: Catalog, service: Service): void {
  add('Y', service.system)
  add('W', service.owner)
  add('W', catalog.documents.get(service.owner ?? '')?.title)
  for (const host of hostsOf(catalog, service)) add('O', host)
  for (const { name, packagedAs } of service.packages ?? []) {
    add('K', name)
    add('K', packagedAs)
  }
  for (const { path } of service.configs ?? []) add('F', path)
  for (const { name } of service.units ?? []) add('U', name)
  for (const { port, socket, name, protocol } of service.ports ?? []) {
    add('P', port ? rangeText(port) : socket)
    add('P', name)
    add('R', protocol)
  }
}

/** What a host says of itself. */
export const hostFacts = (name: string): readonly SearchFact[] => [{ field: 'O', value: name }]

/** All that a page is called. */
export const namesOf = ({
  title,
  facts,
}: {
  readonly title: string
  readonly facts: readonly SearchFact[]
}): readonly string[] => [
  title,
  ...facts.filter(({ field }) => field === 'I' || field === 'A').map(({ value }) => value),
]

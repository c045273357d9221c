import type { Catalog } from '../model/catalog.ts'
import type { Service } from '../model/document.ts'
import { expandNodeSet } from '../model/node-set.ts'
import type { FieldPath } from '../model/place.ts'
import { entriesOf, oneOf } from './entries.ts'

/** A node set that could not be expanded. */
export interface BadNodeSet {
  readonly document: Service | 'site'
  readonly field: FieldPath
  readonly text: string
  readonly problem: {
    readonly reason: string
    readonly kind: 'syntax' | 'group-unknown' | 'too-large'
    readonly help?: string
  }
}

/** Every node set of `hosts`, of `allow`, and of the site's groups and host facts, that means nothing. */
export function* badNodeSets(catalog: Catalog): Generator<BadNodeSet> {
  for (const { document, field, text } of nodeSets(catalog)) {
    const problem = expandNodeSet(text, catalog.site.hostGroups)
    if ('reason' in problem) yield { document, field, text, problem }
  }
}

type Written = Pick<BadNodeSet, 'document' | 'field' | 'text'>

function* nodeSets(catalog: Catalog): Generator<Written> {
  const { site } = catalog
  for (const service of catalog.services) {
    for (const [index, text] of (service.hosts ?? []).entries())
      yield { document: service, field: ['hosts', index], text }
    for (const { item, index } of entriesOf(service, 'ports')) {
      for (const [at, text] of (item.allow ?? []).entries()) {
        if (isNodeSet(text))
          yield { document: service, field: oneOf(service, ['ports', index, 'allow'], at), text }
      }
    }
  }
  for (const [name, sets] of Object.entries(site.hostGroups ?? {})) {
    for (const [at, text] of sets.entries())
      yield { document: 'site', field: oneOf(site, ['hostGroups', name], at), text }
  }
  for (const [index, { hosts = [] }] of (site.hostFacts ?? []).entries()) {
    for (const [at, text] of hosts.entries())
      yield { document: 'site', field: oneOf(site, ['hostFacts', index, 'hosts'], at), text }
  }
}

/** `allow` also takes addresses, `any`, `service:` and `network:`. */
const isNodeSet = (source: string): boolean =>
  source !== 'any' &&
  source !== '*' &&
  !/^(?:service|network):/.test(source) &&
  !/^[\d.]+(?:\/\d+)?$|^[^[\]@,]*:[^[\]@,]*$/.test(source)

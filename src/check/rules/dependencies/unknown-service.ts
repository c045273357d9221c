import { type Catalog, knownServices, serviceById } from '../../../model/catalog.ts'
import { dependencyGraph } from '../../../model/dependency-graph.ts'
import { didYouMean } from '../../../model/did-you-mean.ts'
import { entries, oneOf } from '../../entries.ts'
import { guessed } from '../../repairs.ts'
import type { Report, Rule } from '../../rule.ts'

/** `dependencies/unknown-service`: in `dependsOn`, and in `service:ID` of an `allow`. */
export const unknownService: Rule = {
  id: 'dependencies/unknown-service',
  severity: 'error',
  summary: 'A dependency names a service that the catalogue does not have.',
  check({ catalog, report }) {
    for (const { from, dependency, index } of dependencyGraph(catalog).unknown) {
      const name = dependency.service ?? ''
      report({
        document: from,
        field: ['dependsOn', index, 'service'],
        value: name,
        ...wordsFor(name, catalog, ''),
      })
    }
    for (const { service, item, index } of entries(catalog, 'ports')) {
      for (const [at, source] of (item.allow ?? []).entries()) {
        const name = /^service:(.+)$/.exec(source)?.[1]
        if (name === undefined || serviceById(catalog, name)) continue
        report({
          document: service,
          field: oneOf(service, ['ports', index, 'allow'], at),
          value: name,
          ...wordsFor(name, catalog, 'service:'),
        })
      }
    }
  },
}

/** `prefix` is what stands before the name in the same value. */
function wordsFor(
  name: string,
  catalog: Catalog,
  prefix: string,
): Pick<Report, 'reason' | 'help' | 'expected' | 'repair'> {
  const other = catalog.documents.get(name)
  const nearest = nearestService(name, catalog)
  return {
    reason: other ? `\`${name}\` is a ${other.kind}, not a service` : `there is no service \`${name}\``,
    ...(nearest && { expected: [nearest], repair: guessed(prefix + nearest) }),
    help: nearest
      ? `did you mean \`${nearest}\`?`
      : other
        ? 'name the service that is needed'
        : 'write its document; or say `external:` if it is outside the catalogue',
  }
}

/** The id of the service whose id, title or alias is nearest. */
function nearestService(name: string, catalog: Catalog): string | undefined {
  const ids = new Map<string, string>()
  for (const { id, title, aliases = [] } of knownServices(catalog)) {
    for (const own of [id, title, title.replaceAll(' ', '-'), ...aliases]) if (!ids.has(own)) ids.set(own, id)
  }
  const exact = [...ids.keys()].find((own) => own.toLowerCase() === name.toLowerCase())
  return ids.get(exact ?? didYouMean(name, ids.keys()) ?? '')
}

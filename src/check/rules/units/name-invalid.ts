import { didYouMean } from '../../../model/did-you-mean.ts'
import { entries } from '../../entries.ts'
import { guessed } from '../../repairs.ts'
import type { Report, Rule } from '../../rule.ts'
import { unitName, unitSuffixes } from '../../unit-names.ts'

/** `units/name-invalid`: systemd.unit(5), "Description". */
export const nameInvalid: Rule = {
  id: 'units/name-invalid',
  severity: 'error',
  summary: 'A name is none that a systemd unit can have.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'units')) {
      const problem = problemOf(item.name)
      if (problem)
        report({
          document: service,
          field: at,
          value: item.name,
          reason: `\`${item.name}\` is no name of a systemd unit`,
          ...problem,
        })
    }
  },
}

function problemOf(name: string): Pick<Report, 'help' | 'repair'> | undefined {
  const wrong = /[^A-Za-z0-9:_.\\@-]/.exec(name)?.[0]
  if (wrong !== undefined)
    return { help: `\`${wrong}\` cannot stand in it; letters, digits and : - _ . \\ @ can` }
  if ((name.match(/@/g)?.length ?? 0) > 1)
    return { help: '`@` stands once, between a template and its instance' }
  if (unitName(name).length > 255) return { help: 'at most 255 characters' }
  if (/^(?:@|\.)/.test(name)) return { help: 'something must stand before the first `@` or full stop' }
  const suffix = /\.([a-z]+)$/.exec(name)?.[1]
  if (suffix === undefined || unitSuffixes.includes(suffix)) return undefined
  const nearest = didYouMean(suffix, ['service']) ?? didYouMean(suffix, unitSuffixes)
  if (nearest === undefined) return undefined
  const likely = name.slice(0, -suffix.length) + nearest
  return { help: `did you mean \`${likely}\`?`, repair: guessed(likely) }
}

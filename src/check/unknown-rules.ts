import type { Site } from '../model/catalog.ts'
import { didYouMean } from '../model/did-you-mean.ts'
import type { FieldPath } from '../model/place.ts'
import type { Report } from './rule.ts'

/** Rule ids in the site's configuration that no rule has: a typing slip there would silently do nothing. */
export function* unknownRules(site: Site, ruleIds: ReadonlySet<string>): Generator<Report> {
  yield* unknownIn(site.rules, ['rules'], ruleIds)
  for (const [index, { rules }] of (site.overrides ?? []).entries()) {
    yield* unknownIn(rules, ['overrides', index, 'rules'], ruleIds)
  }
}

function* unknownIn(
  rules: Readonly<Record<string, unknown>> | undefined,
  field: FieldPath,
  ruleIds: ReadonlySet<string>,
): Generator<Report> {
  for (const id of Object.keys(rules ?? {})) {
    if (ruleIds.has(id)) continue
    const nearest = didYouMean(id, ruleIds)
    yield {
      document: 'site',
      field: [...field, id],
      on: 'key',
      value: id,
      reason: `there is no rule \`${id}\``,
      help: nearest ? `did you mean \`${nearest}\`?` : '`portolan explain` lists all rules',
      ...(nearest && { expected: [nearest] }),
    }
  }
}

import picomatch from 'picomatch'
import type { Catalog } from '../model/catalog.ts'
import type { Finding, RuleId, Severity } from '../model/finding.ts'

/** What the site's configuration makes of a finding's severity. */
export type SeverityOf = (finding: Finding) => Severity | 'off'

/**
 * Reads `rules` and `overrides` of the site. The last override that names the rule and matches the file wins
 * over `rules`, which win over the rule itself.
 *
 * Patterns are matched against a document's path beside the configuration file (`content/services/web.md`)
 * and its path under the content folder (`services/web.md`).
 */
export function configuredSeverity(catalog: Catalog): SeverityOf {
  const { rules = {}, overrides = [], content = 'content' } = catalog.site
  const folder = content.replace(/^\.\//, '').replace(/\/$/, '')
  const matchers = overrides.map((override) => ({
    rules: override.rules,
    matches: picomatch([...override.files]),
  }))
  const matchesFile = (matches: (path: string) => boolean, finding: Finding): boolean => {
    const source = finding.document === undefined ? undefined : sourceOf(catalog, finding)
    return source === undefined ? matches(finding.path) : matches(source) || matches(`${folder}/${source}`)
  }
  return (finding) => {
    for (const { rules: own, matches } of matchers.toReversed()) {
      const severity = own[finding.ruleId]
      if (severity && matchesFile(matches, finding)) return severity
    }
    return rules[finding.ruleId as RuleId] ?? finding.severity
  }
}

/** Of documents with one id only the first is in the catalogue; the others go by the path that messages show. */
function sourceOf(catalog: Catalog, finding: Finding): string | undefined {
  const document = catalog.documents.get(finding.document ?? '')
  return document?.path === finding.path ? document.source : undefined
}
